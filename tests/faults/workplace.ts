/** Real processes of Gaceta for fault tests and the soak: started, watched, killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { tableNames, toJsonLines } from '../../src/export/index.js'
import { openStore, type Store } from '../../src/store/index.js'
import type { TestSite } from './site.js'
import { mulberry32 } from '../../bench/random.js'

/** Picks a number from the lower to the higher, both included; the same row of numbers for the same seed. */
export type Random = (low: number, high: number) => number

/** Makes numbers that look random. */
export function randomFrom(seed: number): Random {
  const next = mulberry32(seed)
  return (low, high) => low + (next() % (high - low + 1))
}

/** Waits so long. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** A process under watch. */
export interface Watched {
  readonly child: ChildProcess
  /** Lines of its log so far that tell of a link that moved. */
  readonly moves: () => number
  /** All that it wrote to standard error. */
  readonly log: () => string
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
}

/** A folder with a database and processes that work on it. */
export class Workplace {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-faults-'))
  readonly db = path.join(this.folder, 'gaceta.sqlite')
  private readonly environment: Readonly<Record<string, string>>
  private readonly children: Watched[] = []

  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.environment = environment
  }

  /** Starts `dist/PROGRAM ARGS`. */
  start(
    program: string,
    args: readonly string[] = [],
    more: Readonly<Record<string, string>> = {},
  ) {
    const environment = {
      ...{ PATH: process.env['PATH'] ?? '', GACETA_DB: this.db, GACETA_LOG: 'json' },
      ...{ GACETA_ALLOW_LOOPBACK: 'yes', GACETA_HOST_DELAY_MS: '0', GACETA_MAX_ATTEMPTS: '1' },
      ...{ GACETA_THREADS: '1', ...this.environment, ...more },
    }
    const file = path.join(packageRoot, 'dist', program)
    const child = spawn(process.execPath, [file, ...args], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let log = ''
    let moves = 0
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      moves += chunk.toString().split('"event":"link"').length - 1
    })
    const watched: Watched = {
      ...{ child, moves: () => moves, log: () => log },
      kill: (signal) =>
        new Promise((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) {
            resolve()
            return
          }
          child.on('close', () => {
            resolve()
          })
          child.kill(signal)
        }),
    }
    this.children.push(watched)
    return watched
  }

  /** Starts the program `gaceta`. */
  gaceta(...args: readonly string[]): Watched {
    return this.start('src/cli/main.js', args)
  }

  /** Enters the feeds of the papers. */
  async addFeeds(site: TestSite): Promise<void> {
    await this.withStore(async (store) => {
      for (const [index, url] of site.feeds.entries()) {
        // Each a little later than the one before, so that the order is the same in every run.
        await store.addSource({ url, kind: 'feed', country: 'MX' }, new Date(1.7e12 + index))
      }
    })
  }

  /** Opens the database beside the processes that work on it. */
  async withStore<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
    const opened = await openStore(this.db)
    if (!opened.ok) throw new Error(opened.problem.message)
    try {
      return await work(opened.value)
    } finally {
      await opened.value.close()
    }
  }

  /** Counts the ledger. */
  accounting(): Promise<Readonly<Record<string, number>>> {
    return this.withStore(async (store) => {
      const accounting = await store.accounting()
      if (!accounting.ok) throw new Error(accounting.problem.message)
      return accounting.value
    })
  }

  /** Waits until the ledger holds all links and none of them is under way. */
  async untilDone(links: number, what: () => string = () => ''): Promise<void> {
    for (let waited = 0; ; waited += 250) {
      const { discovered, due, fetched } = await this.accounting()
      if (discovered === links && due === 0 && fetched === 0) return
      if (waited > 150_000)
        throw new Error(`Not done: ${JSON.stringify(await this.accounting())} ${what()}`)
      await pause(250)
    }
  }

  /** All tables, and the sum of the ledger. */
  async content(): Promise<Readonly<Record<string, string>>> {
    return this.withStore(async (store) => {
      const tables: Record<string, string> = {}
      for (const table of tableNames) {
        const chunks: string[] = []
        for await (const chunk of toJsonLines(table, store.exportRows(table))) chunks.push(chunk)
        tables[table] = chunks.join('')
      }
      const faults = await store.checkStore()
      if (!faults.ok || faults.value.length > 0) throw new Error(JSON.stringify(faults))
      const accounting = await store.accounting()
      return { ...tables, accounting: JSON.stringify(accounting.ok && accounting.value) }
    })
  }

  /** Ends all processes and removes the folder. */
  async close(): Promise<void> {
    await Promise.all(this.children.map(({ kill }) => kill('SIGKILL')))
    fs.rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Waits until a process has moved so many links, or has ended. */
export async function untilMoved(watched: Watched, moves: number): Promise<void> {
  for (let waited = 0; watched.moves() < moves; waited += 10) {
    if (watched.child.exitCode !== null) return
    if (waited > 60_000) throw new Error(`It does not move:\n${watched.log().slice(-2000)}`)
    await pause(10)
  }
}

/** The program of each role, with its arguments, beneath `dist`. */
export type Programs = Readonly<Record<string, readonly [program: string, ...args: string[]]>>

/** The processes of one cluster, by role. */
export class Cluster {
  private readonly place: Workplace
  private readonly programs: Programs
  private readonly running = new Map<string, Watched>()
  private movesBefore = 0

  /** Roles that have no program of their own are those of `workers`. */
  constructor(place: Workplace, roles: readonly string[], programs: Programs = {}) {
    this.place = place
    this.programs = programs
    for (const role of roles) this.start(role)
  }

  /** Starts the process of a role, or again after it ended. */
  start(role: string): void {
    const [program, ...args] = this.programs[role] ?? [`workers/${role}.js`]
    this.running.set(role, this.place.start(program, args))
  }

  /** The processes that run now. */
  processes(): ReadonlyMap<string, ChildProcess> {
    const all = [...this.running].map(([role, { child }]) => [role, child] as const)
    return new Map(all.filter(([, { exitCode, signalCode }]) => (exitCode ?? signalCode) === null))
  }

  /** Kills the process of a role with SIGKILL. */
  async kill(role: string): Promise<void> {
    const victim = this.running.get(role)
    await victim?.kill('SIGKILL')
    this.movesBefore += victim?.moves() ?? 0
    this.running.delete(role)
  }

  /** Links that moved in the ledger so far. */
  moves(): number {
    return [...this.running.values()].reduce((sum, { moves }) => sum + moves(), this.movesBefore)
  }

  /** Waits for so many more moves, but not for ever: a process may still recover from what was done to it. */
  async progress(moves: number, tenths = 600): Promise<void> {
    const goal = this.moves() + moves
    for (let waited = 0; this.moves() < goal && waited < tenths; waited++) await pause(100)
  }

  /** The ends of all logs. */
  logs(): string {
    return [...this.running].map(([role, { log }]) => `${role}: ${log().slice(-800)}`).join('\n')
  }

  /** Ends all processes gently; gives their exit codes. */
  async end(): Promise<(number | null)[]> {
    const all = [...this.running.values()]
    await Promise.all(all.map(({ kill }) => kill('SIGTERM')))
    return all.map(({ child }) => child.exitCode)
  }
}
