/** robots.txt of sites by RFC 9309: fetched once a day for each, asked before every page. */
import type { Clock } from '../core/clock.js'
import type { Problem, ProblemCode } from '../core/problem.js'
import type { Result } from '../core/result.js'
import { readRobots } from './robots-rules.js'

/** The rules of one site for us. */
export interface RobotsRules {
  readonly isAllowed: (address: string) => boolean
  /** Time that the site asks for between requests. */
  readonly crawlDelayMs: number
  readonly sitemaps: readonly string[]
}

/** Remembers the rules of sites. */
export interface RobotsCache {
  /** Gives the rules for the site of the address, fetching them if need be; a problem when they are out of reach. */
  readonly rulesFor: (address: string) => Promise<RobotsRules | Problem>
}

/** What a site's robots.txt said when it was last asked. */
export interface KeptRobots {
  /** Its text; absent when the site has none. */
  readonly text?: string
  /** ISO 8601 moment, UTC. */
  readonly fetchedAt: string
}

/** Keeps what robots.txt files said beyond the life of the process. */
export interface RobotsArchive {
  readonly robotsOf: (origin: string) => Promise<KeptRobots | undefined>
  readonly keepRobots: (origin: string, robots: KeptRobots) => Promise<void>
}

/** Name that our group in a robots.txt has. */
const robotsAgent = 'Gaceta'

/** RFC 9309, 2.5: at least 500 KiB must be read; we read exactly that. */
export const maxRobotsBytes = 512_000

/** RFC 9309, 2.3.1.2: at least five redirects are followed; a longer chain counts as no file. */
export const maxRobotsRedirects = 5

const dayMs = 86_400_000
// An unreachable robots.txt is asked for again soon, not tomorrow, but not before every page.
const retryMs = 60_000
const maxCrawlDelayMs = 60_000
const maxSites = 10_000

const everything: RobotsRules = { isAllowed: () => true, crawlDelayMs: 0, sitemaps: [] }

/** Fetches the text of a robots.txt. A text that is cut at the limit is a success. */
export type FetchRobots = (address: string) => Promise<Result<string>>

function toRules({ text }: KeptRobots): RobotsRules {
  if (text === undefined) return everything
  const { isAllowed, crawlDelay = 0, sitemaps } = readRobots(text, robotsAgent)
  return { isAllowed, crawlDelayMs: Math.min(crawlDelay * 1000, maxCrawlDelayMs), sitemaps }
}

// RFC 9309, 2.3.1.3: what the site answers with 4xx, or with something that is no text, is no file.
const absences: ReadonlySet<ProblemCode> = new Set([
  'fetch/gone',
  'fetch/client-error',
  'fetch/unsupported-type',
  'fetch/too-many-redirects',
])

interface Entry {
  until: number
  readonly rules: Promise<RobotsRules | Problem>
}

/** What the cache is made from. */
export interface RobotsTools {
  readonly fetchRobots: FetchRobots
  readonly clock: Clock
  readonly archive?: RobotsArchive
}

/** Makes the cache: a site without the file allows everything, one whose file is out of reach nothing (yet). */
export function createRobotsCache({ fetchRobots, clock, archive }: RobotsTools): RobotsCache {
  const sites = new Map<string, Entry>()

  async function load(origin: string, now: Date): Promise<RobotsRules | Problem> {
    const kept = await archive?.robotsOf(origin)
    if (kept && Date.parse(kept.fetchedAt) + dayMs > now.getTime()) return toRules(kept)
    const got = await fetchRobots(`${origin}/robots.txt`)
    if (!got.ok && !absences.has(got.problem.code)) return got.problem
    const fetchedAt = now.toISOString()
    const robots: KeptRobots = got.ok ? { text: got.value, fetchedAt } : { fetchedAt }
    await archive?.keepRobots(origin, robots)
    return toRules(robots)
  }

  return {
    async rulesFor(page) {
      const { origin } = new URL(page)
      const now = clock.now()
      const known = sites.get(origin)
      if (known && known.until > now.getTime()) return known.rules
      const [oldest] = sites.keys()
      if (sites.size >= maxSites && oldest !== undefined) sites.delete(oldest)
      const entry: Entry = { until: now.getTime() + dayMs, rules: load(origin, now) }
      sites.set(origin, entry)
      const rules = await entry.rules
      if ('code' in rules) entry.until = now.getTime() + Math.max(retryMs, rules.retryAfterMs ?? 0)
      return rules
    },
  }
}
