/**
 * `kill -9` at random moments of a crawl, in both engines: after the last restart the database holds what an undisturbed
 * run leaves, every link is accounted for, and no page was asked for more than twice.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasRedis, startRedis, type TestRedis } from '../redis-server.js'
import { crawlCalmly, expectAccounted, expectFetches, isLong, seeded } from './harness.js'
import { startSite, type TestSite } from './site.js'
import { Cluster, pause, untilMoved, Workplace } from './workplace.js'

const [hosts, pagesPerHost, kills] = [10, 50, 20]
const links = hosts * pagesPerHost
// In quick succession a page may be hit by two kills, which would be bad luck and no fault.
const leastMoves = 12
const mostMoves = isLong ? 40 : 24

let site: TestSite
let expected: Readonly<Record<string, string>>
let redis: TestRedis | undefined

beforeAll(async () => {
  site = await startSite({ hosts, pagesPerHost })
  expected = await crawlCalmly(site, links)
  expectFetches(site, links, 1)
  if (hasRedis) redis = await startRedis()
}, 240_000)
afterAll(async () => {
  await site.close()
  await redis?.close()
})

describe('kill -9', () => {
  test('of the process that does everything', { timeout: 300_000 }, async () => {
    const random = seeded('kill -9, embedded')
    site.forget()
    const place = new Workplace()
    await place.addFeeds(site)
    for (let kill = 0; kill < kills; kill++) {
      const crawl = place.gaceta('start')
      await untilMoved(crawl, random(leastMoves, mostMoves))
      await pause(random(0, 100))
      await crawl.kill('SIGKILL')
    }
    const last = place.gaceta('start')
    await place.untilDone(links, () => last.log().slice(-2000))
    await last.kill('SIGTERM')
    expect(last.child.exitCode).toBe(0)
    expectAccounted(await place.accounting(), links)
    expectFetches(site, links, 2)
    expect(await place.content()).toEqual(expected)
    await place.close()
  })

  test.skipIf(!hasRedis)('of any process of a cluster on Redis', { timeout: 300_000 }, async () => {
    const random = seeded('kill -9, Redis')
    site.forget()
    const place = new Workplace({
      ...{ REDIS_URL: redis?.url ?? '', GACETA_REDIS_PREFIX: redis?.prefix ?? '' },
    })
    await place.addFeeds(site)
    const roles = ['schedule', 'fetch', 'extract', 'store'] as const
    const cluster = new Cluster(place, roles)
    for (let kill = 0; kill < kills; kill++) {
      await cluster.progress(random(leastMoves, mostMoves), random(20, 60))
      const role = roles[random(0, roles.length - 1)] ?? 'store'
      await cluster.kill(role)
      cluster.start(role)
    }
    await place.untilDone(links, () => cluster.logs())
    expect(await cluster.end()).toEqual([0, 0, 0, 0])
    expectAccounted(await place.accounting(), links)
    expectFetches(site, links, 2)
    expect(await place.content()).toEqual(expected)
    await place.close()
  })
})
