import { expect, test } from 'vitest'
import { problem } from '../../../src/core/problem.js'
import { linkId } from '../../../src/store/index.js'
import { addSampleSource, codeOf, expectSound, now, openSample, valueOf } from './sample.js'

const url = (index: number) => `https://example.org/${index}`
const reason = problem('article/not-article', 'no article')

test('an operation that fails is undone alone, the others of the batch are stored', async () => {
  const store = await openSample()
  const { id } = await addSampleSource(store)
  const codes = valueOf(
    await store.batch(async (rows) => [
      codeOf(await rows.addLinks(id, [{ url: url(1) }], { now })),
      codeOf(await rows.addLinks('unknown', [{ url: url(2) }], { now })),
      codeOf(await rows.rejectLink(linkId(url(1)), reason)),
    ]),
  )
  expect(codes).toEqual(['ok', 'store/not-found', 'ok'])
  expect(valueOf(await store.accounting())).toMatchObject({ discovered: 1, rejected: 1 })
})

test('a batch that throws leaves nothing, and the store goes on', async () => {
  const store = await openSample()
  const { id } = await addSampleSource(store)
  const broken = store.batch(async (rows) => {
    await rows.addLinks(id, [{ url: url(1) }], { now })
    throw new Error('a fault of ours')
  })
  await expect(broken).rejects.toThrow('a fault of ours')
  expect(valueOf(await store.accounting())).toMatchObject({ discovered: 0 })
  expect(valueOf(await store.addLinks(id, [{ url: url(1) }], { now })).added).toBe(1)
})

test('others wait until the batch has ended, and see all of it', async () => {
  const store = await openSample()
  const { id } = await addSampleSource(store)
  let open: () => void = () => undefined
  const closed = new Promise<void>((resolve) => (open = resolve))
  const batch = store.batch(async (rows) => {
    await rows.addLinks(id, [{ url: url(1) }], { now })
    await closed
    await rows.addLinks(id, [{ url: url(2) }], { now })
  })
  const seen = store.accounting()
  const second = store.batch((rows) => rows.addLinks(id, [{ url: url(3) }], { now }))
  open()
  await batch
  valueOf(valueOf(await second))
  expect(valueOf(await seen).discovered).toBeGreaterThanOrEqual(2)
  expect(valueOf(await store.accounting())).toMatchObject({ discovered: 3 })
})

test('a batch for which the disk is too small leaves nothing of it', async () => {
  const store = await openSample(undefined, { maxBytes: 800_000 })
  const { id } = await addSampleSource(store)
  const many = (from: number) =>
    Array.from({ length: 200 }, (_, index) => ({ url: url(from + index) }))
  valueOf(await store.addLinks(id, many(0), { now }))
  const full = await store.batch(async (rows) => {
    const codes: string[] = []
    for (let from = 200; from < 4000; from += 200)
      codes.push(codeOf(await rows.addLinks(id, many(from), { now })))
    return codes
  })
  // SQLite either undoes the step that did not fit, or the whole transaction with it.
  if (full.ok) expect(full.value).toContain('store/full')
  else expect(full.problem.code).toBe('store/full')
  await expectSound(store)
  const { discovered, due } = valueOf(await store.accounting())
  expect([discovered, discovered % 200]).toEqual([due, 0])
})
