/** One crawl under the soak: its processes, what is done to them, and what is counted of it. */
import type { Random } from '../../tests/faults/workplace.js'
import { Cluster, pause, Workplace } from '../../tests/faults/workplace.js'
import { startOwnRedis, type OwnRedis } from '../../tests/redis-server.js'
import { checkAccount, type Account, type CheckOptions } from './account.js'
import { startPapers, type LivingPapers } from './papers.js'
import { vitalOf, type Vital } from './vitals.js'

/** Which engine a crawl runs on. */
export type EngineName = 'embedded' | 'redis'

/** A crawl of its own papers. */
export interface Crew {
  readonly engine: EngineName
  readonly papers: LivingPapers
  /** Opens one more paper and enters its feed. */
  readonly openPaper: () => Promise<void>
  /** Waits for so many links to move, but not for ever. */
  readonly progress: (links: number) => Promise<void>
  /** Kills one process with SIGKILL and starts it again after a while; tells which. */
  readonly strike: (random: Random) => Promise<string>
  /** Starts what ended by itself; tells what that was. */
  readonly revive: () => string[]
  readonly vitals: () => Vital[]
  readonly check: (options: CheckOptions) => Promise<Account>
  /** Ends all processes gently; gives their exit codes. */
  readonly end: () => Promise<readonly (number | null)[]>
  readonly close: () => Promise<void>
}

const settings = {
  // Three tries: a page that never comes is given up after some five minutes.
  ...{ GACETA_MAX_ATTEMPTS: '3', GACETA_HOST_DELAY_MS: '50', GACETA_TIMEOUT_MS: '10000' },
  GACETA_MAX_PAGE_BYTES: '1000000',
}

// On a busy machine a process needs a while for its start; what stands still for so long is struck anyway.
const patienceTenths = 1200

const roles = ['schedule', 'fetch', 'extract', 'store']

/** Starts papers and a crawl of them. */
export async function startCrew(engine: EngineName, random: Random): Promise<Crew> {
  const papers = await startPapers(random)
  const redis = engine === 'redis' ? await startOwnRedis() : undefined
  const place = new Workplace({ ...settings, ...(redis && { REDIS_URL: redis.url }) })
  // The database is made before anyone works on it.
  await place.accounting()
  const cluster = redis
    ? new Cluster(place, roles)
    : new Cluster(place, ['everything'], { everything: ['src/cli/main.js', 'start'] })
  const pids = (): Map<string, number> =>
    new Map([
      ...[...cluster.processes()].map(([name, { pid = 0 }]) => [name, pid] as const),
      ...(redis ? [['redis', redis.pid()] as const] : []),
    ])
  return {
    ...{ engine, papers },
    progress: (links) => cluster.progress(links, patienceTenths),
    openPaper: () => enterPaper(place, papers),
    strike: (given) => strike(cluster, redis, given),
    revive: () => revive(cluster, redis ? roles : ['everything']),
    vitals: () => [...pids()].flatMap(([name, pid]) => vitalOf(engine, name, pid) ?? []),
    check: (options) => place.withStore((store) => checkAccount(store, papers, options)),
    end: () => cluster.end(),
    close: async () => {
      await place.close()
      await papers.close()
      await redis?.close()
    },
  }
}

async function enterPaper(place: Workplace, papers: LivingPapers): Promise<void> {
  const url = papers.open()
  await place.withStore(async (store) => {
    const source = { url, kind: 'feed', country: 'MX', intervalMinutes: 1 } as const
    for (let tries = 1; ; tries++) {
      const added = await store.addSource(source, new Date())
      if (added.ok) return
      // On a busy machine the crawl may hold the database for long; a person would try again as well.
      if (added.problem.code !== 'store/busy' || tries > 20) throw new Error(added.problem.message)
    }
  })
}

async function strike(
  cluster: Cluster,
  redis: OwnRedis | undefined,
  random: Random,
): Promise<string> {
  const names = [...cluster.processes().keys(), ...(redis ? ['redis'] : [])]
  const victim = names[random(0, names.length - 1)] ?? ''
  const away = random(0, 8000)
  if (victim === 'redis') {
    await redis?.stop()
    await pause(away)
    await redis?.start()
  } else {
    await cluster.kill(victim)
    await pause(away)
    cluster.start(victim)
  }
  return victim
}

function revive(cluster: Cluster, names: readonly string[]): string[] {
  const running = cluster.processes()
  const fallen = names.filter((name) => !running.has(name))
  for (const name of fallen) cluster.start(name)
  return fallen
}
