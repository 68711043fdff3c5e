/**
 * The crawl: the roles that move links along, wired to the queue and the store. One process may have them all, or many
 * share them over a Redis server; the jobs are the same.
 */
export { countSteps, type CrawlCounts } from './counts.js'
export { logSteps } from './log.js'
export { faultOfRoles, keepCrawling } from './keep-crawling.js'
export { startMetrics } from './metrics-server.js'
export { crawlOnce } from './one-pass.js'
export { openFetcher, type LocalHosts } from './open-fetcher.js'
export { watchTogether } from './observer.js'
export { queueDepths } from './queue-depths.js'
export { reprocess } from './reprocess.js'
export { needsStore, roleNames, threadsOf, type Role } from './roles.js'
export { runWorker } from './worker.js'
