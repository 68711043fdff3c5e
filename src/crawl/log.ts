/** The structured log of a crawl: one line an event. */
import type { Logger } from '../core/logger.js'
import type { CrawlObserver } from './observer.js'

/** Writes what happens into the log. */
export function logSteps(logger: Logger): Partial<CrawlObserver> {
  return {
    onVisit: ({ source: { url }, added, problem }) => {
      logger[problem ? 'warn' : 'info']('source visited', { url, added, problem: problem?.code })
    },
    onLink: ({ id, url, state, reason, attempts }) => {
      logger.info('link', { id, url, state, reason, attempts })
    },
    onFault: ({ code, message }, job) => {
      logger.error('job given up', { job, problem: code, message })
    },
  }
}
