/** `gaceta sources import` and `gaceta sources export`: lists of sources as OPML, the format of feed readers. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { Command } from 'commander'
import type { Config } from '../core/config.js'
import { packageRoot } from '../core/package-root.js'
import { messageOf, problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { NewSource } from '../model/source.js'
import type { Store } from '../store/index.js'
import { commandConfig, openFetcher, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore, withStore } from './open-store.js'
import { createProgress } from './progress.js'

interface ImportFlags {
  readonly starter?: boolean
  readonly find?: boolean
}

/** The bundled list; nobody has asked its addresses. */
const starterFile = path.join(packageRoot, 'data/sources.opml')

/** Makes `gaceta sources import`. */
export function importSourcesCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('import')
    .description(
      'Add the sources of an OPML 2.0 file, as feed readers export it. Attributes country, region, language, interval, cron, priority and kind (feed, sitemap, listing) are read; a source that is known gets the new facts.',
    )
    .argument('[file]', 'the OPML file; - is standard input')
    .option('--starter', 'the bundled list of outlets, whose addresses were not verified')
    .option('--find', 'look at each address first and take the feed or sitemap that it leads to')
  withOptions(command, ['db', 'timeoutMs', 'maxPageBytes', 'contact', 'allowLoopback'])
  return command.action(async (file: string | undefined, flags: ImportFlags) => {
    const config = commandConfig(command, io)
    if (!config.ok) finish(await tellProblem(io, config.problem))
    else if ((file === undefined) === (flags.starter !== true)) {
      const message = 'Name either a file or --starter.'
      finish(await tellProblem(io, problem('config/invalid', message)))
    } else finish(await importSources(io, config.value, { file: file ?? starterFile, flags }))
  })
}

async function importSources(
  io: Io,
  config: Config,
  { file, flags }: { file: string; flags: ImportFlags },
): Promise<ExitCode> {
  const text = await readList(io, file)
  if (!text.ok) return tellProblem(io, text.problem)
  const { readOpml } = await import('../discover/index.js')
  const list = readOpml(text.value, file)
  if (!list.ok) return tellProblem(io, list.problem)
  const faults = [...list.value.faults]
  const found =
    flags.find === true
      ? await findAll(io, config, list.value.sources)
      : { sources: list.value.sources, faults: [] }
  faults.push(...found.faults)
  return withStore(io, config, async (store) => {
    const stored = await addAll(store, found.sources, io.clock.now())
    faults.push(...stored.faults)
    for (const fault of faults) await tellProblem(io, fault)
    const note = flags.starter === true && flags.find !== true ? unverified : ''
    await write(io.stdout, `${stored.added} new sources, ${stored.known} known.${note}\n`)
    return faults.length > 0 ? exitCodes.problem : exitCodes.done
  })
}

const unverified =
  ' Their addresses were not verified; `gaceta sources list` shows after a crawl which fail.'

async function readList(io: Io, file: string): Promise<Result<string>> {
  try {
    if (file !== '-') return success(await fs.readFile(file, 'utf8'))
    const chunks = (await io.stdin.toArray()) as Buffer[]
    return success(Buffer.concat(chunks).toString('utf8'))
  } catch (error) {
    const code =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'input/not-found' : 'input/unreadable'
    return failure(problem(code, `${file} cannot be read: ${messageOf(error)}`, error))
  }
}

interface Found {
  readonly sources: readonly NewSource[]
  readonly faults: readonly Problem[]
}

// Sources are on hosts of their own, so that many can be asked at a time.
const atATime = 8

/** Asks every address what it leads to; one that cannot be asked is reported and left out. */
async function findAll(io: Io, config: Config, listed: readonly NewSource[]): Promise<Found> {
  const fetcher = await openFetcher(config, io)
  const { findSource } = await import('../pipeline/index.js')
  const progress = createProgress(io)
  const sources: NewSource[] = []
  const faults: Problem[] = []
  const waiting = [...listed]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !io.signal.aborted; next = waiting.shift()) {
      const found = await findSource(next.url, fetcher)
      if (found.ok) sources.push({ ...next, url: found.value.url, kind: found.value.kind })
      else faults.push(found.problem)
      progress.tell(`${sources.length} of ${listed.length} found, ${faults.length} failed`)
    }
  }
  await Promise.all(Array.from({ length: atATime }, work))
  progress.end()
  await fetcher.close()
  return { sources, faults }
}

async function addAll(store: Store, sources: readonly NewSource[], now: Date) {
  const { isCronExpression } = await import('../pipeline/index.js')
  const before = await store.listSources({ withRemoved: true })
  if (!before.ok) return { added: 0, known: 0, faults: [before.problem] }
  const knownIds = new Set(before.value.map(({ id }) => id))
  const faults: Problem[] = []
  const count = { added: 0, known: 0 }
  for (const source of sources) {
    const { cron } = source
    const added =
      cron === undefined || isCronExpression(cron, now)
        ? await store.addSource(source, now)
        : failure(problem('config/invalid', `${source.url}: "${cron}" is no cron expression.`))
    if (!added.ok) faults.push(added.problem)
    else {
      count[knownIds.has(added.value.id) ? 'known' : 'added'] += 1
      knownIds.add(added.value.id)
    }
  }
  return { ...count, faults }
}

/** Makes `gaceta sources export`. */
export function exportSourcesCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('export').description(
    'Write the sources as OPML 2.0 for feed readers and for `sources import`.',
  )
  withOptions(command, ['db'])
  return command.action(async () => {
    const config = commandConfig(command, io)
    if (!config.ok) {
      finish(await tellProblem(io, config.problem))
      return
    }
    const code = await withExistingStore(io, config.value, async (store) => {
      const sources = await store.listSources()
      if (!sources.ok) return tellProblem(io, sources.problem)
      const { writeOpml } = await import('../discover/index.js')
      const visited = sources.value.filter(({ kind }) => kind !== 'archive')
      await write(io.stdout, writeOpml(visited, 'Sources of Gaceta'))
      return exitCodes.done
    })
    finish(code)
  })
}
