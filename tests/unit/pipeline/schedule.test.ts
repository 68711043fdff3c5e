import { describe, expect, it, test } from 'vitest'
import { problem } from '../../../src/core/problem.js'
import type { Source } from '../../../src/model/source.js'
import { isCronExpression, planNextLook } from '../../../src/pipeline/schedule.js'

const at = new Date('2026-01-15T10:00:30.000Z')
const source: Source = {
  ...{ id: 'a', url: 'https://diario.example/feed', kind: 'feed', intervalMinutes: 60 },
  ...{ priority: 0, state: 'active', nextDueAt: at.toISOString(), failures: 0 },
}
const minutesUntil = (next: Date): number => (next.getTime() - at.getTime()) / 60_000

/** The intervals after so many looks that each gave the same number of new links. */
function intervals(added: number, looks: number, given = source): number[] {
  const found: number[] = []
  let adaptedMinutes = given.intervalMinutes
  for (let look = 0; look < looks; look++) {
    ;({ adaptedMinutes } = planNextLook({ ...given, adaptedMinutes }, { at, added }))
    found.push(adaptedMinutes)
  }
  return found
}

describe('planNextLook', () => {
  it('looks more often where there is something new, and less often where there is not, within bounds', () => {
    expect(intervals(3, 5)).toEqual([40, 27, 18, 15, 15])
    const quiet = intervals(0, 20)
    expect(quiet.slice(0, 3)).toEqual([75, 94, 118])
    expect(quiet.at(-1)).toBe(480)
    expect(intervals(3, 9, { ...source, intervalMinutes: 4 }).at(-1)).toBe(4)
    expect(intervals(0, 9, { ...source, intervalMinutes: 10_000 }).at(-1)).toBe(10_000)
  })

  it('spreads sources by their ids, the same in every run', () => {
    const moments = Array.from({ length: 50 }, (_, id) =>
      minutesUntil(planNextLook({ ...source, id: String(id) }, { at, added: 1 }).nextDueAt),
    )
    expect(new Set(moments).size).toBe(50)
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(36)
    expect(Math.max(...moments)).toBeLessThanOrEqual(44)
    const again = planNextLook({ ...source, id: '7' }, { at, added: 1 }).nextDueAt
    expect(minutesUntil(again)).toBe(moments[7])
  })

  it('keeps to a cron expression', () => {
    const { nextDueAt } = planNextLook({ ...source, cron: '*/15 * * * *' }, { at, added: 9 })
    expect(nextDueAt.toISOString()).toBe('2026-01-15T10:15:00.000Z')
  })

  it('slows a failing source down without end of patience, and waits as long as the host asks', () => {
    const timeout = problem('fetch/timeout', 'Too slow.')
    const wait = (failures: number, retryAfterMs?: number) =>
      minutesUntil(
        planNextLook(
          { ...source, failures },
          { at, added: 0, problem: { ...timeout, ...(retryAfterMs && { retryAfterMs }) } },
        ).nextDueAt,
      )
    expect(wait(0)).toBeLessThan(70)
    // For a day no longer than its interval, for its entries may be gone by then.
    for (let failures = 3; failures < 24; failures++) expect(wait(failures)).toBeLessThan(76)
    expect(wait(30)).toBeGreaterThan(1000)
    expect(wait(30)).toBeLessThan(1900)
    expect(wait(0, 86_400_000)).toBe(1440)
  })

  it('asks a frequent source that fails again after 1, 4 and 15 minutes, and so on for a day', () => {
    const timeout = problem('fetch/timeout', 'Too slow.')
    const wait = (failures: number) =>
      minutesUntil(
        planNextLook(
          { ...source, intervalMinutes: 1, failures },
          { at, added: 0, problem: timeout },
        ).nextDueAt,
      )
    const usual = [1, 4, 15, 15, 15].map((minutes, failures) => wait(failures) / minutes)
    expect(Math.min(...usual)).toBeGreaterThanOrEqual(0.75)
    expect(Math.max(...usual)).toBeLessThanOrEqual(1.25)
    expect(wait(95)).toBeLessThan(19)
    expect(wait(96)).toBeGreaterThan(1000)
  })
})

test.each([
  ['0 6 * * 1-5', true],
  ['*/10 * * * *', true],
  ['0 0 30 2 *', false],
  ['every hour', false],
  ['* * * * * *', false],
  ['', false],
])('%j is a cron expression: %s', (text, expected) => {
  expect(isCronExpression(text, at)).toBe(expected)
})
