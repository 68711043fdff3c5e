/** The verdict of the soak on memory and file descriptors. */
import { describe, expect, test } from 'vitest'
import { fitLine, trendsSince, vitalOf, type Vital } from '../../../bench/soak/vitals.js'

/** A process that is looked at every ten seconds for twenty minutes. */
function life(
  memoryAt: (step: number) => number,
  descriptorsAt: (step: number) => number,
): Vital[] {
  return Array.from({ length: 120 }, (_, step) => ({
    ...{ engine: 'embedded', name: 'everything', pid: 7, at: step * 10_000, cpu: step * 2 },
    memory: memoryAt(step),
    descriptors: descriptorsAt(step),
  }))
}

const sawTooth = (step: number): number => 200 + (step % 10) * 3

describe('fitLine', () => {
  test('finds the rise of a straight line without an error', () => {
    const line = fitLine([0, 1, 2, 3].map((at) => ({ at, value: 5 + 2 * at })))
    expect(line).toEqual({ mean: 8, rise: 6, error: 0 })
  })
})

describe('trendsSince', () => {
  test.each([
    { name: 'memory that goes up and down', memory: sawTooth, isFlat: true },
    { name: 'memory that falls', memory: (step: number) => 300 - step, isFlat: true },
    {
      name: 'memory that rises by a quarter',
      memory: (step: number) => sawTooth(step) + step / 2,
      isFlat: false,
    },
    {
      name: 'file descriptors that stay open',
      memory: sawTooth,
      descriptors: (step: number) => 30 + step / 30,
      isFlat: false,
    },
  ])('$name', ({ memory, descriptors = () => 30, isFlat }) => {
    const [trend] = trendsSince(life(memory, descriptors), 0)
    expect(trend?.isFlat).toBe(isFlat)
    expect(trend?.load).toBeCloseTo(0.2)
  })

  test('leaves out what ended before the others and what came before the moment', () => {
    const long = life(sawTooth, () => 30)
    const short = long.slice(0, 60).map((vital) => ({ ...vital, pid: 8 }))
    const trends = trendsSince([...long, ...short], 600_000)
    expect(trends).toHaveLength(1)
    expect(trends[0]?.minutes).toBeCloseTo(590_000 / 60_000)
  })
})

describe('vitalOf', () => {
  test.skipIf(process.platform !== 'linux')(
    'looks at this process, and at none that has ended',
    () => {
      const vital = vitalOf('embedded', 'test', process.pid)
      expect(vital?.memory).toBeGreaterThan(10)
      expect(vital?.descriptors).toBeGreaterThan(2)
      expect(vitalOf('embedded', 'test', 2 ** 30)).toBeUndefined()
    },
  )
})
