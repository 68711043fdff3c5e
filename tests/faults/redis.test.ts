/**
 * What can happen to the queue server and to the processes around it, one after the other in the middle of one crawl:
 * nothing is lost, nothing is stored twice.
 */
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasOwnRedis, hasRedis, startOwnRedis, startRedis, type OwnRedis } from '../redis-server.js'
import { crawlCalmly, expectAccounted, isLong } from './harness.js'
import { startSite, type TestSite } from './site.js'
import { Cluster, pause, Workplace } from './workplace.js'

const [hosts, pagesPerHost] = [10, isLong ? 50 : 20]
const links = hosts * pagesPerHost
const awayMs = isLong ? 20_000 : 4000

let site: TestSite
let redis: OwnRedis | undefined

beforeAll(async () => {
  site = await startSite({ hosts, pagesPerHost })
  if (hasOwnRedis) redis = await startOwnRedis()
})
afterAll(async () => {
  await site.close()
  await redis?.close()
})

const faults: Readonly<Record<string, (server: OwnRedis, cluster: Cluster) => Promise<void>>> = {
  flushed: async ({ url }) => {
    const client = new Redis(url)
    await client.flushall()
    client.disconnect()
  },
  'out of reach': async ({ pid }) => {
    process.kill(pid(), 'SIGSTOP')
    await pause(awayMs)
    process.kill(pid(), 'SIGCONT')
  },
  'restarted without its memory': async ({ stop, start }) => {
    await stop()
    await pause(1000)
    await start()
  },
  'out of memory': async ({ url }) => {
    const client = new Redis(url)
    await client.config('SET', 'maxmemory-policy', 'noeviction')
    await client.config('SET', 'maxmemory', '1mb')
    await pause(awayMs)
    await client.config('SET', 'maxmemory', '0')
    client.disconnect()
  },
  'without the one who stores': async (_server, cluster) => {
    await cluster.kill('store')
    await pause(awayMs)
    cluster.start('store')
  },
}

describe.skipIf(!hasOwnRedis)('Redis in the middle of a crawl', () => {
  test(`is ${Object.keys(faults).join(', ')}: nothing is lost`, { timeout: 300_000 }, async () => {
    if (!redis) return
    const expected = await crawlCalmly(site, links)

    const place = new Workplace({ REDIS_URL: redis.url })
    await place.addFeeds(site)
    const cluster = new Cluster(place, ['schedule', 'fetch', 'extract', 'store'])
    for (const hurt of Object.values(faults)) {
      await cluster.progress(20)
      await hurt(redis, cluster)
    }
    await place.untilDone(links, () => cluster.logs())
    expect(await cluster.end()).toEqual([0, 0, 0, 0])
    expectAccounted(await place.accounting(), links)
    expect(await place.content()).toEqual(expected)
    await place.close()
  })
})

describe.skipIf(!hasRedis)('politeness on Redis', () => {
  test(
    'no host sees more than its limit from four processes that fetch',
    { timeout: 120_000 },
    async () => {
      const server = await startRedis()
      const delayMs = 200
      const papers = await startSite({ hosts: 4, pagesPerHost: 15, answerMs: 20 })
      const place = new Workplace({
        ...{ REDIS_URL: server.url, GACETA_REDIS_PREFIX: server.prefix },
        GACETA_HOST_DELAY_MS: String(delayMs),
      })
      await place.addFeeds(papers)
      place.gaceta('start', '--roles', 'schedule,extract,store')
      for (let at = 0; at < 4; at++) place.start('workers/fetch.js')
      await place.untilDone(4 * 15)
      const byHost = new Map<string, number[]>()
      for (const { host, at } of papers.asked) byHost.set(host, [...(byHost.get(host) ?? []), at])
      expect(Math.max(...papers.asked.map(({ together }) => together))).toBe(1)
      for (const moments of byHost.values()) {
        // A window of ten gaps has room for eleven beginnings, however they fall; one more for the ways of the network.
        for (const [index, from] of moments.entries()) {
          const inWindow = moments.slice(index).filter((at) => at < from + 10 * delayMs)
          expect(inWindow.length).toBeLessThanOrEqual(12)
        }
        const whole = (moments.at(-1) ?? 0) - (moments[0] ?? 0)
        expect(whole).toBeGreaterThan((moments.length - 2) * delayMs)
      }
      await place.close()
      await papers.close()
      await server.close()
    },
  )
})
