import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readScoredCorpus } from '../../bench/eval/corpus.js'
import { scoreCorpus, scoreSuites } from '../../bench/eval/figures.js'
import { packageRoot } from '../../src/core/package-root.js'

test('of the annotated figures, span, kind, value, unit and qualifier are right', () => {
  const { scores } = scoreCorpus(readScoredCorpus(path.join(packageRoot, 'data/corpus')))
  expect(scores['corpus.es.all']).toBeGreaterThanOrEqual(0.98)
  expect(scores['corpus.fr.all']).toBeGreaterThanOrEqual(0.98)
})

const suites = path.join(packageRoot, '../shared/suites')
const isThere = fs.existsSync(suites)
if (!isThere) console.log(`Skipped: the open suites are not in ${suites}.`)

describe.skipIf(!isThere)('open suites', () => {
  const { scores } = isThere ? scoreSuites(suites, []) : { scores: {} }
  test.each([
    ['recognizers-text.number.es', 0.97],
    ['recognizers-text.number.fr', 0.97],
    ['recognizers-text.currency.es', 0.97],
    ['recognizers-text.currency.fr', 0.97],
    ['recognizers-text.percentage.es', 0.97],
    ['text2num.es', 0.98],
    ['text2num.fr', 0.98],
  ] as const)('%s', (name, floor) => {
    expect((scores as Record<string, number>)[name]).toBeGreaterThanOrEqual(floor)
  })
})
