import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../bench/eval/periods.js'
import { packageRoot } from '../../src/core/package-root.js'
import fs from 'node:fs'

// Floors may only rise.
const suites = path.join(packageRoot, '../shared/suites')
const { scores } = await evaluate([suites])

test('the starts and ends of events that the corpus states are among its periods', () => {
  expect(scores['events.stated']).toBeGreaterThanOrEqual(0.97)
  expect(scores['events.all']).toBeGreaterThanOrEqual(0.93)
})

describe.skipIf(!fs.existsSync(suites))(`open suites (skipped when ${suites} is absent)`, () => {
  test.each([
    ['recognizers-text.date-parser.es', 0.95],
    ['recognizers-text.date-parser.fr', 0.88],
    ['recognizers-text.date-extractor.es', 0.95],
    ['recognizers-text.date-extractor.fr', 0.87],
    ['recognizers-text.datetime-model.es', 0.84],
    ['recognizers-text.datetime-model.fr', 0.88],
    ['chrono.es', 0.86],
    ['chrono.fr', 0.9],
  ])('%s keeps its share of right values', (suite, floor) => {
    expect(scores[`${suite}.value`]).toBeGreaterThanOrEqual(floor)
  })
})
