import { describe, expect, test } from 'vitest'
import { evaluate } from '../../bench/eval/language.js'

const report = await evaluate([])
const has = (score: string): boolean => score in report.scores
for (const note of report.notes) if (note.endsWith('absent.')) console.warn(`Skipped: ${note}`)

/** What was reached on 2026-11-21, rounded down. Catalan is lower: many of its texts are not Catalan. */
const floors: readonly [string, number][] = [
  ['sentences.es', 0.997],
  ['sentences.fr', 0.996],
  ['sentences.it', 0.998],
  ['sentences.en', 0.998],
  ['sentences.pt', 0.987],
  ['sentences.eu', 0.988],
  ['sentences.ca', 0.878],
  ['word-pairs.es', 0.88],
  ['word-pairs.fr', 0.95],
  ['word-pairs.six', 0.855],
]

describe('language identification on the shared suites', () => {
  test.skipIf(!has('sentences.es')).each(floors)('%s is at least %d', (score, floor) => {
    expect(report.scores[score]).toBeGreaterThanOrEqual(floor)
  })

  test.skipIf(!has('pages.refused'))('refuses no Spanish or French news page', () => {
    expect(report.scores['pages.refused']).toBe(0)
  })
})
