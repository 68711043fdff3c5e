/** A backup made in the middle of a crawl, put back after the database was lost: the crawl ends as if nothing had been. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasRedis, startRedis, type TestRedis } from '../redis-server.js'
import { crawlCalmly, ended, expectAccounted } from './harness.js'
import { startSite, type TestSite } from './site.js'
import { Cluster, untilMoved, Workplace } from './workplace.js'

const [hosts, pagesPerHost] = [5, 30]
const links = hosts * pagesPerHost

let site: TestSite
let expected: Readonly<Record<string, string>>
let redis: TestRedis | undefined

beforeAll(async () => {
  site = await startSite({ hosts, pagesPerHost })
  expected = await crawlCalmly(site, links)
  if (hasRedis) redis = await startRedis()
}, 240_000)
afterAll(async () => {
  await site.close()
  await redis?.close()
})

/** Copies the database while it is written into. */
async function backup(place: Workplace): Promise<string> {
  const copy = path.join(place.folder, 'copy.sqlite')
  const run = place.gaceta('backup', copy, '--db', place.db)
  await ended(run)
  expect(run.log()).not.toContain('[')
  return copy
}

/** The disk is lost, and the copy takes the place of the database. */
function restore(place: Workplace, copy: string): void {
  for (const end of ['', '-wal', '-shm']) fs.rmSync(place.db + end, { force: true })
  fs.renameSync(copy, place.db)
}

describe('a backup made during a crawl', () => {
  test('is a state from which one process goes on', { timeout: 300_000 }, async () => {
    const place = new Workplace()
    await place.addFeeds(site)
    const first = place.gaceta('start')
    await untilMoved(first, 60)
    const copy = await backup(place)
    await untilMoved(first, 150)
    await first.kill('SIGKILL')
    restore(place, copy)
    const { discovered = 0, due = 0, fetched = 0 } = await place.accounting()
    expect(discovered).toBe(links)
    expect(due + fetched).toBeGreaterThan(0)
    const second = place.gaceta('start')
    await place.untilDone(links, () => second.log().slice(-2000))
    await second.kill('SIGTERM')
    expectAccounted(await place.accounting(), links)
    expect(await place.content()).toEqual(expected)
    await place.close()
  })

  test.skipIf(!hasRedis)(
    'is one from which a cluster goes on, whatever its Redis still holds',
    { timeout: 300_000 },
    async () => {
      const place = new Workplace({
        ...{ REDIS_URL: redis?.url ?? '', GACETA_REDIS_PREFIX: redis?.prefix ?? '' },
      })
      await place.addFeeds(site)
      const roles = ['schedule', 'fetch', 'extract', 'store'] as const
      const before = new Cluster(place, roles)
      await before.progress(60)
      const copy = await backup(place)
      await before.progress(80)
      for (const role of roles) await before.kill(role)
      restore(place, copy)
      const again = new Cluster(place, roles)
      await place.untilDone(links, () => again.logs())
      expect(await again.end()).toEqual([0, 0, 0, 0])
      expectAccounted(await place.accounting(), links)
      expect(await place.content()).toEqual(expected)
      await place.close()
    },
  )
})
