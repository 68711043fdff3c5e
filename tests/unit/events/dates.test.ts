import { describe, expect, test } from 'vitest'
import { datesOf, isRange } from '../../../src/events/dates.js'
import { daysAhead } from '../../../src/events/value-features.js'
import type { Period } from '../../../src/model/figure.js'

function period(from: string, to: string, precision: Period['precision']): Period {
  return { from, to, precision, text: '', rule: 'test', start: 0, end: 1 }
}

describe('dates of an event', () => {
  test.each([
    [period('2024-02-01', '2024-02-29', 'month'), '2024-02', '2024-02'],
    [period('2024-01-01', '2024-12-31', 'year'), '2024', '2024'],
    [period('2024-04-08', '2024-04-12', 'day'), '2024-04-08', '2024-04-12'],
    [period('2024-04-01', '2024-06-30', 'quarter'), '2024-04', '2024-06'],
    [period('XXXX-02-01', 'XXXX-02-16', 'day'), 'XXXX-02-01', 'XXXX-02-16'],
  ])('are as exact as the text', (given, from, to) => {
    expect(datesOf(given)).toEqual({ from, to })
    expect(isRange(given)).toBe(from !== to)
  })
})

describe('days ahead', () => {
  test.each([
    ['2024-03-01', '2024-03-01', 0],
    ['2024-03-01', '2024-03-02', 1],
    ['2024-03-01', '2024-02-29', -1],
    ['2024-03-01', '2024-03-20', 4],
    ['2024-03-01', '2024', 6],
    ['2024-03-01', 'XXXX-03-01', 99],
    [undefined, '2024-03-01', 99],
  ])('%s → %s: step %s', (published, date, step) => {
    expect(daysAhead(published, date)).toBe(step)
  })
})
