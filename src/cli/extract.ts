/** `gaceta extract`: pages and texts in, one line of JSON out for each, in the same order. */
import { Command } from 'commander'
import { present } from '../core/present.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { isLanguage } from '../model/language.js'
import type { Reader } from '../pipeline/index.js'
import { commandConfig, openFetcher, withOptions } from './common-options.js'
import { isDate, itemsOfFile, itemsOfLines, type InputOptions, type Item } from './extract-input.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'

interface ExtractFlags {
  readonly lang?: string
  readonly published?: string
}

/** Makes the command. */
export function extractCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('extract')
    .description(
      'Read pages or texts and write what they say, one line of JSON for each (schema/extract.schema.json).',
    )
    .argument(
      '[input...]',
      'files (.jsonl, .html, or plain text) and web addresses; JSON Lines from standard input when there is none',
    )
    .option('--lang <code>', 'language of the input where a line gives none: es or fr')
    .option(
      '--published <date>',
      'publication date where neither line nor page gives one, ISO 8601',
    )
    .action(async (inputs: readonly string[], flags: ExtractFlags) => {
      finish(await extract(io, inputs, { flags, command }))
    })
  return withOptions(command, ['maxPageBytes', 'timeoutMs', 'contact', 'allowLoopback'])
}

async function extract(
  io: Io,
  inputs: readonly string[],
  { flags, command }: { flags: ExtractFlags; command: Command },
): Promise<ExitCode> {
  const config = commandConfig(command, io)
  if (!config.ok) return tellProblem(io, config.problem)
  const options = readFlags(flags, config.value.maxPageBytes)
  if (!options.ok) return tellProblem(io, options.problem)
  // Loaded here because help and usage errors need no models.
  const { loadReader } = await import('../pipeline/index.js')
  const reader = loadReader()
  if (!reader.ok) return tellProblem(io, reader.problem)
  const items =
    inputs.length === 0
      ? itemsOfLines(io.stdin, options.value)
      : itemsOf(inputs, options.value, () => openFetcher(config.value, io))
  return writeAll(io, items, reader.value)
}

function readFlags({ lang, published }: ExtractFlags, maxBytes: number): Result<InputOptions> {
  if (lang !== undefined && !isLanguage(lang)) {
    return failure(problem('config/invalid', `--lang: "${lang}" is neither es nor fr`))
  }
  if (published !== undefined && !isDate(published)) {
    return failure(problem('config/invalid', `--published: "${published}" is no ISO 8601 date`))
  }
  return success({ maxBytes, ...present({ lang, published }) })
}

type OpenFetcher = () => ReturnType<typeof openFetcher>

async function* itemsOf(
  inputs: readonly string[],
  options: InputOptions,
  open: OpenFetcher,
): AsyncGenerator<Item> {
  for (const input of inputs) {
    if (/^https?:\/\//i.test(input)) yield await itemOfAddress(input, options, open)
    else yield* itemsOfFile(input, options)
  }
}

async function itemOfAddress(url: string, options: InputOptions, open: OpenFetcher): Promise<Item> {
  const fetcher = await open()
  const got = await fetcher.fetchPage({ url })
  await fetcher.close()
  if (!got.ok) return { id: url, input: got, isFileProblem: true }
  if (!got.value.changed) throw new Error('A page without validators cannot be unchanged.')
  const { bytes, url: finalUrl, contentType, lastModified } = got.value.page
  return {
    id: url,
    input: success({
      ...{ bytes, url: finalUrl },
      ...present({ contentType, lastModified, lang: options.lang, published: options.published }),
    }),
  }
}

async function writeAll(io: Io, items: AsyncIterable<Item>, reader: Reader): Promise<ExitCode> {
  const { toExtractRecord, toFailureRecord } = await import('../pipeline/index.js')
  let code: ExitCode = exitCodes.done
  for await (const { id, input, isFileProblem = false } of items) {
    if (io.signal.aborted || io.stdout.destroyed) return exitCodes.problem
    const reading = input.ok
      ? reader.read({ ...input.value, now: io.clock.now().toISOString() })
      : input
    const record = reading.ok
      ? toExtractRecord(id, reading.value)
      : toFailureRecord(id, reading.problem)
    await write(io.stdout, `${JSON.stringify(record)}\n`)
    if (!reading.ok && isFileProblem) code = await tellProblem(io, reading.problem)
  }
  return code
}
