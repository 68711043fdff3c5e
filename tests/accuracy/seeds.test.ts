/** The two documents that it all began with: what they must give may only grow. */
import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkSeeds, seedFolder } from '../../bench/eval/seeds.js'

const isThere = fs.existsSync(seedFolder)
if (!isThere) console.log(`Skipped: the seeds are not at ${seedFolder}.`)

// Entries found of all that a reader finds.
const floors: Readonly<Record<string, number>> = {
  '000_6e87b921c3f53290.txt': 1,
  '004_eace22be3dd90bf8.txt': 1,
}

describe.skipIf(!isThere)('the seeds', () => {
  const seeds = isThere ? checkSeeds(seedFolder) : []

  test.each(Object.entries(floors))(
    '%s gives at least the share %f of its entries',
    (name, floor) => {
      const checks = seeds.find((seed) => seed.name === name)?.checks ?? []
      const found = checks.filter((check) => check.found)
      expect(checks.length).toBeGreaterThan(30)
      expect(found.length / checks.length).toBeGreaterThanOrEqual(floor)
    },
  )

  test('every headline, language, figure, period and slot of an event is found', () => {
    const parts = ['article', 'figures', 'periods', 'event 1']
    const missed = seeds
      .flatMap(({ checks }) => checks)
      .filter(({ part, found }) => parts.includes(part) && !found)
    expect(missed).toEqual([])
  })
})
