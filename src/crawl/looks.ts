/** The looks at sources that are in the queue: which are due, which are under way, and which the queue forgot. */
import type { Clock } from '../core/clock.js'
import { problem } from '../core/problem.js'
import { take } from '../core/result.js'
import type { Source } from '../model/source.js'
import type { QueueEngine } from '../queue/index.js'
import type { Store } from '../store/index.js'
import { failedLook } from './fetch-role.js'
import { lookId } from './job-ids.js'
import { fetchKind, storeKind } from './payloads.js'

/** What looks need. */
export interface LookTools {
  readonly engine: QueueEngine
  readonly store: Store
  readonly clock: Clock
  readonly visitAll: boolean
  /** Most looks at sources of one host at a time. */
  readonly perHost: number
}

/** Keeps the looks of one database. */
export interface Looks {
  /** Gives the sources that are due to the queue. */
  readonly giveDue: () => Promise<void>
  /** Finds out what became of looks that the queue does not know any more. */
  readonly reconcile: () => Promise<void>
  /** How many are under way. */
  readonly pending: () => number
  /** A source as it was at the last look at the ledger. */
  readonly sourceOf: (id: string) => Source | undefined
}

/** Makes the looks. */
export function createLooks(tools: LookTools): Looks {
  return new LedgerLooks(tools)
}

class LedgerLooks implements Looks {
  private readonly tools: LookTools
  /** Looks under way, by source. */
  private readonly given = new Map<string, Source>()
  private sources: ReadonlyMap<string, Source> = new Map()
  /** Sources to look at though they are not due. */
  private wanted: Set<string> | undefined

  constructor(tools: LookTools) {
    this.tools = tools
  }

  pending(): number {
    return this.given.size + (this.wanted?.size ?? 0)
  }

  sourceOf(id: string): Source | undefined {
    return this.sources.get(id)
  }

  async giveDue(): Promise<void> {
    const all = take(await this.tools.store.listSources({ withRemoved: true }))
    this.sources = new Map(all.map((source) => [source.id, source]))
    this.forgetEnded()
    this.wanted ??= new Set(this.tools.visitAll ? activeIds(all) : [])
    const due = take(await this.tools.store.dueSources(this.tools.clock.now()))
    const dueIds = new Set(due.map(({ id }) => id))
    const others = all.filter(({ id }) => this.wanted?.has(id) === true && !dueIds.has(id))
    const chosen = this.choose([...due, ...others])
    const jobs = chosen.map((source) => ({
      ...{ id: lookId(source), payload: { do: 'look', source } as const },
    }))
    await this.tools.engine.queue(fetchKind).add(jobs)
    for (const source of chosen) {
      this.given.set(source.id, source)
      this.wanted.delete(source.id)
    }
  }

  async reconcile(): Promise<void> {
    const { engine } = this.tools
    const looks = [...this.given.values()]
    const ids = looks.map(lookId)
    const [fetching, storing] = [engine.queue(fetchKind), engine.queue(storeKind)]
    const states = [await fetching.statesOf(ids), await storing.statesOf(ids)]
    for (const source of looks) {
      const id = lookId(source)
      const state = states.map((known) => known.get(id)).find((known) => known !== undefined)
      if (state === undefined) this.given.delete(source.id)
      if (state?.is !== 'failed') continue
      const fault = problem('internal/unexpected', `The look was given up: ${state.reason}`)
      const look = failedLook(this.tools.clock.now(), fault)
      await fetching.forget([id])
      await storing.forget([id])
      await storing.add([{ id, payload: { do: 'look', source, look } }])
    }
  }

  /** A look has ended when its source is due at another time, or not to be looked at any more. */
  private forgetEnded(): void {
    for (const [id, { nextDueAt }] of this.given) {
      if (this.sources.get(id)?.nextDueAt !== nextDueAt) this.given.delete(id)
    }
  }

  private choose(due: readonly Source[]): Source[] {
    const counts = new Map<string, number>()
    const count = ({ url }: Source): number => {
      const { host } = new URL(url)
      const sum = (counts.get(host) ?? 0) + 1
      counts.set(host, sum)
      return sum
    }
    for (const source of this.given.values()) count(source)
    return due.filter((source) => !this.given.has(source.id) && count(source) <= this.tools.perHost)
  }
}

const activeIds = (sources: readonly Source[]): string[] =>
  sources.filter(({ state, kind }) => state === 'active' && kind !== 'archive').map(({ id }) => id)
