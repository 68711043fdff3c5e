import path from 'node:path'
import { expect, test } from 'vitest'
import { readCorpus } from '../../../bench/eval/corpus.js'
import { packageRoot } from '../../../src/core/package-root.js'

test('news without events is read, belongs to no region that is scored, and tells no event', () => {
  const corpus = readCorpus(path.join(packageRoot, 'data', 'corpus'))
  const quiet = readCorpus(path.join(packageRoot, 'data', 'quiet'))
  const scored = new Set(corpus.filter(({ isScored }) => isScored).map(({ fold }) => fold))
  const ids = new Set(corpus.map(({ id }) => id))
  expect(new Set(quiet.map(({ lang }) => lang))).toEqual(new Set(['es', 'fr']))
  for (const { id, fold, isScored, events, text, title } of quiet) {
    expect(ids.has(id), `${id} twice`).toBe(false)
    ids.add(id)
    expect([id, isScored, scored.has(fold), events]).toEqual([id, false, false, []])
    expect(text.length, id).toBeGreaterThan(title.length + 100)
  }
})
