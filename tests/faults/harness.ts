/** What the fault tests have in common: their seed, and what must hold after a crawl. */
import { expect } from 'vitest'
import type { TestSite } from './site.js'
import { randomFrom, Workplace, type Random, type Watched } from './workplace.js'

/** The long versions of the faults and a free seed. */
export const isLong = process.env['GACETA_TEST_LONG'] === '1'

/** Makes the numbers of one test; the seed is printed, and GACETA_TEST_SEED sets it. */
export function seeded(name: string): Random {
  const given = process.env['GACETA_TEST_SEED']
  const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given)
  console.log(`${name}: GACETA_TEST_SEED=${seed}`)
  return randomFrom(seed)
}

/** Waits until a process has ended. */
export const ended = ({ child }: Watched) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null) resolve()
    child.on('close', () => {
      resolve()
    })
  })

/** Crawls the site with nothing in the way, accounts for its links, and gives what the database holds then. */
export async function crawlCalmly(
  site: TestSite,
  links: number,
): Promise<Readonly<Record<string, string>>> {
  const calm = new Workplace()
  await calm.addFeeds(site)
  await ended(calm.gaceta('crawl'))
  const content = await calm.content()
  expectAccounted(await calm.accounting(), links)
  await calm.close()
  return content
}

/** Holds that the states sum up and nothing is under way. */
export function expectAccounted(accounting: Readonly<Record<string, number>>, links: number): void {
  const {
    discovered,
    stored = 0,
    duplicate = 0,
    rejected = 0,
    failed = 0,
    quarantined = 0,
  } = accounting
  expect(discovered).toBe(links)
  expect(stored + duplicate + rejected + failed + quarantined).toBe(links)
}

/** Holds that no page was asked for more often than so. */
export function expectFetches(site: TestSite, links: number, most: number): void {
  const counts = site.fetches()
  expect(counts.size).toBe(links)
  expect([...counts].filter(([, count]) => count > most)).toEqual([])
}
