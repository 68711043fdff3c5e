import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { detached } from '../../../src/text/detached.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Megabytes that stay in memory when 40 texts of half a megabyte are left and a long word of each is kept. */
function heldBy(keep: (part: string) => string): number {
  collect()
  const before = process.memoryUsage().heapUsed
  const kept = Array.from({ length: 40 }, (_, index) =>
    keep(`${index} ${'palabra '.repeat(65_536)}`.slice(10, 40)),
  )
  collect()
  const held = (process.memoryUsage().heapUsed - before) / 1e6
  expect(kept).toHaveLength(40)
  return held
}

describe('detached', () => {
  it('is the same text', () => {
    expect(['sol', 'administración'].map(detached)).toEqual(['sol', 'administración'])
  })

  it('lets go of the text that the part was cut from', () => {
    expect(heldBy((part) => part)).toBeGreaterThan(10)
    expect(heldBy(detached)).toBeLessThan(2)
  })
})
