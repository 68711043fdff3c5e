/** Looks at sources with a real store: what one finds may come late, but is never lost. */
import fs from 'node:fs'
import { expect, test } from 'vitest'
import type { Clock } from '../../src/core/clock.js'
import { problem } from '../../src/core/problem.js'
import { failure, success, take } from '../../src/core/result.js'
import type { Fetcher, PageRequest } from '../../src/fetch/index.js'
import type { Source } from '../../src/model/source.js'
import { lookAtSource, recordLook } from '../../src/pipeline/index.js'
import type { Rows, Store } from '../../src/store/index.js'
import { addSampleSource, now, openSample, temporaryPath, valueOf } from './store/sample.js'

/** A feed that names pages by number, tells them apart by a validator, and fails when it is told to. */
class Feed implements Fetcher {
  entries = 0
  isFailing = false
  readonly asked: PageRequest[] = []
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  fetchPage(request: PageRequest): ReturnType<Fetcher['fetchPage']> {
    this.asked.push(request)
    const { url } = request
    if (this.isFailing)
      return Promise.resolve(failure(problem('fetch/server-error', `${url} failed.`)))
    const etag = `"${this.entries}"`
    if (request.etag === etag) return Promise.resolve(success({ changed: false }))
    const items = Array.from(
      { length: this.entries },
      (_, at) => `<item><title>n${at}</title><link>https://example.org/p${at}</link></item>`,
    )
    const text = `<rss version="2.0"><channel><title>Diario</title>${items.join('')}</channel></rss>`
    const page = {
      ...{ requestedUrl: url, url, status: 200, etag, contentType: 'application/rss+xml' },
      ...{ bytes: new TextEncoder().encode(text), fetchedAt: this.clock.now().toISOString() },
    }
    return Promise.resolve(success({ changed: true, page }))
  }

  sitemapsOf(): Promise<readonly string[]> {
    return Promise.resolve([])
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

/** A clock that is set by hand. */
function clockAt(start: Date) {
  let moment = start
  return {
    now: () => moment,
    set: (next: string) => (moment = new Date(next)),
  }
}

const knownTo = async (store: Store): Promise<number> =>
  valueOf(await store.accounting()).discovered

const onlySource = async (store: Store): Promise<Source> => {
  const [source] = valueOf(await store.listSources())
  if (!source) throw new Error('There is no source.')
  return source
}

const minutesBetween = (from: Date, to: string): number =>
  (Date.parse(to) - from.getTime()) / 60_000

test('what a feed names while it fails is found when it answers again, within its interval', async () => {
  const store = await openSample()
  await addSampleSource(store)
  const clock = clockAt(now)
  const fetcher = new Feed(clock)
  const look = async (): Promise<number> => {
    const source = await onlySource(store)
    clock.set(source.nextDueAt)
    const at = clock.now()
    take(await recordLook(source, await lookAtSource(source, { fetcher, clock }), store))
    return minutesBetween(at, (await onlySource(store)).nextDueAt)
  }
  fetcher.entries = 3
  await look()
  fetcher.isFailing = true
  fetcher.entries = 20
  const waits: number[] = []
  for (let failures = 0; failures < 12; failures++) waits.push(await look())
  expect(await knownTo(store)).toBe(3)
  expect(Math.max(...waits)).toBeLessThanOrEqual(75)
  fetcher.isFailing = false
  await look()
  expect(await knownTo(store)).toBe(20)
})

/** What a process leaves behind that is killed at this moment: the file and its log as they are on the disk. */
function filesNow(file: string): string {
  const copy = temporaryPath()
  for (const end of ['', '-wal']) {
    if (fs.existsSync(file + end)) fs.copyFileSync(file + end, copy + end)
  }
  return copy
}

test('a kill while a look is stored leaves neither its validator nor its links, and the next look finds all', async () => {
  const file = temporaryPath()
  const store = await openSample(file)
  const source = await addSampleSource(store)
  const clock = clockAt(now)
  const fetcher = new Feed(clock)
  fetcher.entries = 5
  const found = await lookAtSource(source, { fetcher, clock })
  const killedAt: string[] = []
  const watched = (rows: Rows): Rows => ({
    ...rows,
    addLinks: async (...given) => {
      const added = await rows.addLinks(...given)
      killedAt.push(filesNow(file))
      return added
    },
    updateSourceAfterVisit: async (...given) => {
      const updated = await rows.updateSourceAfterVisit(...given)
      killedAt.push(filesNow(file))
      return updated
    },
  })
  take(await store.batch((rows) => recordLook(source, found, watched(rows))))
  expect(killedAt).toHaveLength(2)
  for (const copy of killedAt) {
    const left = await openSample(copy)
    const known = await onlySource(left)
    expect({ etag: known.etag, hash: known.bodyHash, links: await knownTo(left) }).toEqual({
      ...{ etag: undefined, hash: undefined, links: 0 },
    })
    take(await recordLook(known, await lookAtSource(known, { fetcher, clock }), left))
    expect(await knownTo(left)).toBe(5)
  }
  const kept = await openSample(filesNow(file))
  expect({ etag: (await onlySource(kept)).etag, links: await knownTo(kept) }).toEqual({
    ...{ etag: '"5"', links: 5 },
  })
})

test('a look whose links cannot be stored keeps no validator', async () => {
  const store = await openSample()
  const source = await addSampleSource(store)
  const clock = clockAt(now)
  const fetcher = new Feed(clock)
  fetcher.entries = 5
  const found = await lookAtSource(source, { fetcher, clock })
  const refusing = (rows: Rows): Rows => ({
    ...rows,
    addLinks: () => Promise.resolve(failure(problem('store/busy', 'Another program writes.'))),
  })
  const stored = await store.batch((rows) => recordLook(source, found, refusing(rows)))
  expect(take(stored).ok).toBe(false)
  expect(await onlySource(store)).toEqual(source)
})
