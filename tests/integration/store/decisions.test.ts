import { expect, test } from 'vitest'
import type { NewDecision } from '../../../src/store/index.js'
import { after, codeOf, now, openSample, valueOf } from './sample.js'

const merge: NewDecision = {
  kind: 'merge',
  subject: 'entity',
  subjectId: 'e1',
  detail: { into: 'e2' },
  madeBy: 'Ana',
}

test('a decision is kept, can be undone, and stays as history', async () => {
  const store = await openSample()
  const decision = valueOf(await store.addDecision(merge, now))
  expect(decision).toEqual({ ...merge, id: decision.id, madeAt: now.toISOString() })
  const rename = {
    kind: 'rename',
    subject: 'entity',
    subjectId: 'e2',
    detail: { name: 'X' },
  } as const
  const second = valueOf(await store.addDecision(rename, after(1)))
  expect(valueOf(await store.listDecisions())).toEqual([decision, second])
  const undone = { ...decision, undoneAt: after(2).toISOString() }
  expect(valueOf(await store.undoDecision(decision.id, after(2)))).toEqual(undone)
  expect(valueOf(await store.undoDecision(decision.id, after(3)))).toEqual(undone)
  expect(valueOf(await store.listDecisions())).toEqual([second])
  expect(valueOf(await store.listDecisions({ withUndone: true }))).toEqual([undone, second])
})

test('the same decision twice is one', async () => {
  const store = await openSample()
  await store.addDecision(merge, now)
  await store.addDecision(merge, now)
  expect(valueOf(await store.listDecisions())).toHaveLength(1)
})

test('undoing what was never decided is a problem', async () => {
  const store = await openSample()
  expect(codeOf(await store.undoDecision('x', now))).toBe('store/not-found')
})
