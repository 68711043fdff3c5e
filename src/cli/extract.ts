/** `gaceta extract`: pages and texts in, one line of JSON out for each, in the same order. */
import { Command } from 'commander'
import { present } from '../core/present.js'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { isLanguage } from '../model/language.js'
import type { ExtractedLine } from '../pipeline/index.js'
import { commandConfig, openFetcher, withOptions } from './common-options.js'
import { isDate, itemsOfFile, itemsOfLines, type InputOptions, type Item } from './extract-input.js'
import type { Extractor } from './extract-lines.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'

interface ExtractFlags {
  readonly lang?: string
  readonly published?: string
  readonly threads: string
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
    .option('--threads <number>', 'worker threads; each loads the models of its own', '1')
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
  const { createExtractor } = await import('./extract-lines.js')
  const extractor = await createExtractor(Number(flags.threads))
  if (!extractor.ok) return tellProblem(io, extractor.problem)
  const items =
    inputs.length === 0
      ? itemsOfLines(io.stdin, options.value)
      : itemsOf(inputs, options.value, () => openFetcher(config.value, io))
  const code = await writeAll(io, items, extractor.value)
  await extractor.value.close()
  return code
}

function readFlags(
  { lang, published, threads }: ExtractFlags,
  maxBytes: number,
): Result<InputOptions> {
  const fault = [
    lang === undefined || isLanguage(lang) ? '' : `--lang: "${lang}" is neither es nor fr`,
    published === undefined || isDate(published)
      ? ''
      : `--published: "${published}" is no ISO 8601 date`,
    /^[1-9]\d?$/.test(threads) ? '' : `--threads: "${threads}" is not a whole number from 1 to 99`,
  ].filter(Boolean)
  if (fault.length > 0) return failure(problem('config/invalid', fault.join('; ')))
  return success({ maxBytes, ...present({ lang: isLanguage(lang) ? lang : undefined, published }) })
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

interface Awaited {
  readonly line: Promise<ExtractedLine>
  readonly isFileProblem: boolean
}

/** Writes the lines in the order of the input, whichever is ready first. */
async function writeAll(
  io: Io,
  items: AsyncIterable<Item>,
  extractor: Extractor,
): Promise<ExitCode> {
  const underWay: Awaited[] = []
  let code: ExitCode = exitCodes.done
  const writeNext = async (): Promise<void> => {
    const next = underWay.shift()
    if (!next) return
    const { line, problem: fault } = await next.line
    await write(io.stdout, `${line}\n`)
    if (fault && next.isFileProblem) code = await tellProblem(io, fault)
  }
  for await (const { id, input, isFileProblem = false } of items) {
    if (io.signal.aborted || io.stdout.destroyed) return exitCodes.problem
    underWay.push({ isFileProblem, line: lineOf({ id, input, io, extractor }) })
    if (underWay.length >= extractor.width) await writeNext()
  }
  while (underWay.length > 0) await writeNext()
  return code
}

async function lineOf({
  id,
  input,
  io,
  extractor,
}: Pick<Item, 'id' | 'input'> & { io: Io; extractor: Extractor }): Promise<ExtractedLine> {
  if (input.ok)
    return extractor.extract({ id, input: { ...input.value, now: io.clock.now().toISOString() } })
  const { failureLine } = await import('../pipeline/index.js')
  return failureLine(id, input.problem)
}
