import { describe, expect, it, test } from 'vitest'
import { backoffMs } from '../../../src/core/backoff.js'

const minute = 60_000

describe('backoffMs', () => {
  test.each([
    [1, minute],
    [2, 4 * minute],
    [5, 256 * minute],
    [40, 1440 * minute],
  ])('waits about the right time after %i failures', (failures, usual) => {
    const waits = ['a', 'b', 'c', 'd', 'e'].map((id) => backoffMs(failures, id))
    for (const wait of waits) {
      expect(wait).toBeGreaterThanOrEqual(usual * 0.75)
      expect(wait).toBeLessThanOrEqual(usual * 1.25)
    }
    expect(new Set(waits).size).toBeGreaterThan(1)
  })

  it('waits the same time for the same link', () => {
    expect(backoffMs(3, 'a')).toBe(backoffMs(3, 'a'))
  })
})
