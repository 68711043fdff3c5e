/** What a running crawl tells Prometheus: counts of what it did, and the state of ledger and queue when asked. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { QueueEngine } from '../queue/index.js'
import type { Store } from '../store/index.js'
import type { CrawlObserver } from './observer.js'
import type { Watchdog } from './watchdog.js'

/** What metrics are taken from. */
export interface MetricsSources {
  readonly engine: QueueEngine
  readonly watchdog: Watchdog
  /** The database, in a process that has it. */
  readonly store?: Store
}

/** Metrics of one process. */
export interface Metrics {
  readonly observer: Partial<CrawlObserver>
  /** Everything in the text format of Prometheus. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

/** Makes the metrics. */
export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  gaugeLedger(registry, sources)
  gaugeQueues(registry, sources)
  gaugeSchedule(registry, sources)
  return {
    observer: countWork(registry),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function countWork(registry: Registry): Partial<CrawlObserver> {
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers: [registry] })
  const visits = counter('gaceta_visits_total', 'Looks at sources, by problem.', ['problem'])
  const found = counter('gaceta_links_new_total', 'Links new to the ledger.')
  const moved = 'Links that moved to a state, by reason.'
  const links = counter('gaceta_links_moved_total', moved, ['state', 'problem'])
  const faults = counter('gaceta_jobs_given_up_total', 'Jobs given up or refused.', ['problem'])
  return {
    ...timeWork(registry),
    onVisit: ({ added, problem }) => {
      visits.inc({ problem: problem?.code ?? 'none' })
      found.inc(added)
    },
    onLink: ({ state, reason }) => {
      links.inc({ state, problem: reason ?? 'none' })
    },
    onFault: ({ code }) => {
      faults.inc({ problem: code })
    },
  }
}

function timeWork(registry: Registry): Partial<CrawlObserver> {
  const registers = [registry]
  const fetches = new Histogram({
    ...{ name: 'gaceta_fetch_seconds', help: 'Time of fetches, by problem.', registers },
    ...{ labelNames: ['problem'], buckets: [0.05, 0.2, 0.5, 1, 2, 5, 10, 30, 60] },
  })
  const extracts = new Histogram({
    ...{ name: 'gaceta_extract_seconds', help: 'Time of readings, waiting included.', registers },
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
  })
  const batches = new Histogram({
    ...{ name: 'gaceta_batch_results', help: 'Results stored in one transaction.', registers },
    buckets: [1, 2, 4, 8, 16, 32, 64],
  })
  const writes = new Histogram({
    ...{ name: 'gaceta_batch_seconds', help: 'Time of transactions.', registers },
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  })
  return {
    onFetch: ({ durationMs = 0, result }) => {
      const problem = 'problem' in result ? result.problem.code : 'none'
      fetches.observe({ problem }, durationMs / 1000)
    },
    onExtract: (ms) => {
      extracts.observe(ms / 1000)
    },
    onBatch: (size, ms) => {
      batches.observe(size)
      writes.observe(ms / 1000)
    },
  }
}

function gaugeLedger(registry: Registry, { store }: MetricsSources): void {
  if (!store) return
  registry.registerMetric(
    new Gauge({
      ...{ name: 'gaceta_links', help: 'Links of the ledger by state.', labelNames: ['state'] },
      registers: [],
      async collect() {
        const accounting = await store.accounting()
        if (!accounting.ok) return
        for (const [state, count] of Object.entries(accounting.value)) this.set({ state }, count)
      },
    }),
  )
  registry.registerMetric(
    new Gauge({
      ...{ name: 'gaceta_sources', help: 'Sources by state.', labelNames: ['state'] },
      registers: [],
      async collect() {
        const all = await store.listSources({ withRemoved: true })
        if (!all.ok) return
        this.reset()
        for (const { state } of all.value) this.inc({ state })
      },
    }),
  )
}

function gaugeQueues(registry: Registry, { engine }: MetricsSources): void {
  registry.registerMetric(
    new Gauge({
      ...{ name: 'gaceta_jobs', help: 'Jobs by queue and state.', labelNames: ['queue', 'state'] },
      registers: [],
      async collect() {
        for (const { name: queue, ...counts } of await engine.depths())
          for (const [state, count] of Object.entries(counts)) this.set({ queue, state }, count)
      },
    }),
  )
}

function gaugeSchedule(registry: Registry, { watchdog }: MetricsSources): void {
  registry.registerMetric(
    new Gauge({
      ...{ name: 'gaceta_schedule_still_seconds', registers: [] },
      help: 'For how long the schedule has stood still; 0 while it moves.',
      collect() {
        this.set((watchdog.standsStillMs() ?? 0) / 1000)
      },
    }),
  )
}
