/**
 * The crawl: the roles that move links along, wired to the queue and the store. One process may have them all, or many
 * share them over a Redis server; the jobs are the same.
 */
export { countSteps, type CrawlCounts } from './counts.js'
export { logSteps } from './log.js'
export { crawlOnce } from './one-pass.js'
export { openFetcher, type LocalHosts } from './open-fetcher.js'
export { watchTogether } from './observer.js'
