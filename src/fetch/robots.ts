/** robots.txt by RFC 9309: fetched once a day for each site, asked before every page. */
import robotsModule from 'robots-parser'
import type { Clock } from '../core/clock.js'
import type { Problem } from '../core/problem.js'
import type { Result } from '../core/result.js'

// The package is CommonJS whose export is the function itself, while its types speak of a default export.
const robotsParser = robotsModule as unknown as typeof robotsModule.default

/** The rules of one site for us. */
export interface RobotsRules {
  readonly isAllowed: (address: string) => boolean
  /** Seconds that the site asks for between requests, as milliseconds. */
  readonly crawlDelayMs: number
  readonly sitemaps: readonly string[]
}

/** Remembers the rules of sites. */
export interface RobotsCache {
  /** Gives the rules for the site of the address, fetching them if need be; a problem when they are out of reach. */
  readonly rulesFor: (address: string) => Promise<RobotsRules | Problem>
}

/** Name that our group in a robots.txt has. */
const robotsAgent = 'Gaceta'

/** RFC 9309, 2.5: at least 500 KiB must be read; we read exactly that. */
export const maxRobotsBytes = 512_000

const dayMs = 86_400_000
const maxCrawlDelayMs = 60_000
const maxSites = 10_000

const everything: RobotsRules = { isAllowed: () => true, crawlDelayMs: 0, sitemaps: [] }

/** Fetches the text of a robots.txt. A text that is cut at the limit is a success. */
export type FetchRobots = (address: string) => Promise<Result<string>>

function parseRules(address: string, text: string): RobotsRules {
  const robots = robotsParser(address, text)
  const delay = robots.getCrawlDelay(robotsAgent) ?? 0
  return {
    isAllowed: (page) => robots.isAllowed(page, robotsAgent) ?? true,
    crawlDelayMs: Math.min(Math.max(delay * 1000, 0), maxCrawlDelayMs),
    sitemaps: robots.getSitemaps(),
  }
}

/** Makes the cache. RFC 9309, 2.3.1: 4xx means that everything is allowed, 5xx and no answer that nothing is (yet). */
export function createRobotsCache(fetchRobots: FetchRobots, clock: Clock): RobotsCache {
  const sites = new Map<string, { until: number; rules: Promise<RobotsRules | Problem> }>()

  async function load(address: string): Promise<RobotsRules | Problem> {
    const text = await fetchRobots(address)
    if (text.ok) return parseRules(address, text.value)
    const { code } = text.problem
    const isAbsent =
      code === 'fetch/gone' || code === 'fetch/client-error' || code === 'fetch/unsupported-type'
    return isAbsent ? everything : text.problem
  }

  return {
    async rulesFor(page) {
      const { origin } = new URL(page)
      const now = clock.now().getTime()
      const known = sites.get(origin)
      if (known && known.until > now) return known.rules
      if (sites.size >= maxSites) sites.delete(sites.keys().next().value ?? '')
      const rules = load(`${origin}/robots.txt`)
      sites.set(origin, { until: now + dayMs, rules })
      const loaded = await rules
      // An unreachable robots.txt is asked for again soon, not tomorrow.
      if ('code' in loaded) sites.delete(origin)
      return loaded
    },
  }
}
