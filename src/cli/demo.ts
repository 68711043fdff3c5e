/** `gaceta demo`: the whole way on a bundled newspaper, with nothing but this machine. */
import fs from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import type { Config } from '../core/config.js'
import { messageOf, problem } from '../core/problem.js'
import { isLanguage } from '../model/language.js'
import type { TableName } from '../model/row.js'
import type { Store } from '../store/index.js'
import type { DemoSite } from '../demo/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { crawl } from './crawl.js'
import { formatEvents } from './event-table.js'
import { tableText, writeFile } from './export.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withStore } from './open-store.js'

/** Host under which the demo newspaper is crawled: a name that can belong to nobody (RFC 2606). */
const demoHost = 'altiplano.example'

const tables: readonly TableName[] = ['events', 'companies', 'officials', 'places', 'figures']

/** Makes the command. */
export function demoCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('demo')
    .description(
      'Serve a bundled newspaper on this machine, crawl it, show the events that it tells and write the tables.',
    )
    .option('--folder <folder>', 'where the database and the tables go', 'gaceta-demo')
  withOptions(command, ['concurrency', 'threads'])
  return command.action(async (flags: { folder: string }) => {
    const config = commandConfig(command, io)
    finish(
      config.ok
        ? await demo(io, config.value, flags.folder)
        : await tellProblem(io, config.problem),
    )
  })
}

async function demo(io: Io, given: Config, folder: string): Promise<ExitCode> {
  try {
    fs.mkdirSync(folder, { recursive: true })
  } catch (error) {
    return tellProblem(
      io,
      problem('store/unwritable', `${folder} cannot be made: ${messageOf(error)}`),
    )
  }
  const config: Config = { ...given, db: path.join(folder, 'gaceta.sqlite'), hostDelayMs: 0 }
  const { startDemoSite } = await import('../demo/index.js')
  const site = await startDemoSite({ hostHeaderOrigin: true })
  if (!site.ok) return tellProblem(io, site.problem)
  try {
    return await withStore(io, config, (store) =>
      showSite({ io, config, store, folder }, site.value),
    )
  } finally {
    await site.value.close()
  }
}

interface DemoRun {
  readonly io: Io
  readonly config: Config
  readonly store: Store
  readonly folder: string
}

async function showSite({ io, config, store, folder }: DemoRun, site: DemoSite): Promise<ExitCode> {
  await write(io.stdout, `Serving a newspaper on ${site.origin} as http://${demoHost}\n`)
  for (const { path: address, name, kind, lang, country } of site.sources) {
    const added = await store.addSource(
      {
        ...{ url: `http://${demoHost}${address}`, kind, name },
        ...(isLanguage(lang) && { lang }),
        ...(country !== undefined && { country }),
      },
      io.clock.now(),
    )
    if (!added.ok) return tellProblem(io, added.problem)
  }
  const localHosts = { [demoHost]: site.port }
  const crawled = await crawl({ io, config, store, localHosts, visitAll: true })
  return crawled === exitCodes.done ? showResults({ io, config, store, folder }) : crawled
}

async function showResults({ io, config, store, folder }: DemoRun): Promise<ExitCode> {
  const { searchEvents } = await import('../search/index.js')
  const found = await searchEvents(store, { limit: 100 })
  if (!found.ok) return tellProblem(io, found.problem)
  await write(io.stdout, `\n${formatEvents(found.value.events)}\n\n`)
  for (const table of tables) {
    const chunks = await tableText(store, table, { format: 'csv' })
    if (!chunks.ok) return tellProblem(io, chunks.problem)
    const written = await writeFile(path.join(folder, `${table}.csv`), chunks.value)
    if (!written.ok) return tellProblem(io, written.problem)
  }
  await write(
    io.stdout,
    `Database: ${config.db}\nTables:   ${tables.map((table) => path.join(folder, `${table}.csv`)).join(' ')}\n`,
  )
  return exitCodes.done
}
