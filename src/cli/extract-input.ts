/** What `gaceta extract` is given: lines of JSON, web pages, plain texts, addresses, one after the other. */
import fs from 'node:fs'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { present } from '../core/present.js'
import { messageOf, problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { isLanguage, type Language } from '../model/language.js'
import type { LineId, ReadInput } from '../pipeline/index.js'
import { parseIsoDate } from '../text/calendar.js'
import { readJsonLines } from './json-lines.js'

/** One document to extract from; who reads it adds the moment. */
export type DocumentInput = Omit<ReadInput, 'now' | 'country'>

/** One document with its id, or what is wrong with it. */
export interface Item {
  readonly id: LineId
  readonly input: Result<DocumentInput>
  /** A whole file was unusable, not one of its lines: the run ends with exit code 1. */
  readonly isFileProblem?: boolean
}

/** Options that hold for every document. */
export interface InputOptions {
  readonly maxBytes: number
  readonly lang?: Language
  readonly published?: string
}

const optionalTexts = ['url', 'published', 'lang'] as const

function checkFields(record: Readonly<Record<string, unknown>>): string | undefined {
  const { html, text } = record
  if ((typeof html === 'string') === (typeof text === 'string')) {
    return 'needs either "html" or "text", as a string'
  }
  const wrong = optionalTexts.find(
    (name) => record[name] != null && typeof record[name] !== 'string',
  )
  if (wrong !== undefined) return `has a "${wrong}" that is no string`
  const { published } = record
  if (typeof published === 'string' && published !== '' && !isDate(published)) {
    return `has a "published" that is no ISO 8601 date: "${published.slice(0, 40)}"`
  }
  return undefined
}

/** Tells whether the text is an ISO 8601 date, from the year alone to the second. */
export function isDate(text: string): boolean {
  return /^\d{4}(?:-\d{2})?$/.test(text) || parseIsoDate(text) !== undefined
}

function idOf(record: Readonly<Record<string, unknown>>, number: number): LineId {
  const { id } = record
  return typeof id === 'string' || typeof id === 'number' ? id : number
}

function readRecord(
  record: Readonly<Record<string, unknown>>,
  number: number,
  options: InputOptions,
): Result<DocumentInput> {
  const fault = checkFields(record)
  if (fault !== undefined) {
    return failure(problem('input/invalid-record', `Line ${number} ${fault}.`))
  }
  const field = (name: string): string | undefined => {
    const value = record[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const { html, text } = record
  const size = Buffer.byteLength(String(html ?? text))
  if (size > options.maxBytes) return failure(tooLarge(`Line ${number}`, size, options.maxBytes))
  const lang = field('lang')?.slice(0, 2).toLowerCase() ?? options.lang
  return success(
    present({
      html: typeof html === 'string' ? html : undefined,
      text: typeof text === 'string' ? text : undefined,
      url: field('url'),
      published: field('published') ?? options.published,
      lang: isLanguage(lang) ? lang : undefined,
    }),
  )
}

function tooLarge(where: string, size: number, limit: number): Problem {
  return problem(
    'input/too-large',
    `${where} holds ${size} bytes; the limit is ${limit} (--max-page-bytes raises it).`,
  )
}

/** Reads documents from JSON Lines. */
export async function* itemsOfLines(stream: Readable, options: InputOptions): AsyncGenerator<Item> {
  // In JSON every character of a page may be written with six bytes (\u00e9), so a line may be longer than its page.
  for await (const { number, record } of readJsonLines(
    stream as AsyncIterable<Buffer>,
    options.maxBytes * 6,
  )) {
    yield record.ok
      ? { id: idOf(record.value, number), input: readRecord(record.value, number, options) }
      : { id: number, input: record }
  }
}

/** Reads documents from a file: `.jsonl`, `.ndjson` line by line, `.html` and `.htm` as one page, others as plain text. */
export async function* itemsOfFile(file: string, options: InputOptions): AsyncGenerator<Item> {
  const refuse = (fault: Problem): Item => ({
    id: file,
    input: failure(fault),
    isFileProblem: true,
  })
  const stats = fs.statSync(file, { throwIfNoEntry: false })
  if (!stats) {
    yield refuse(problem('input/not-found', `${file} does not exist.`))
  } else if (!stats.isFile() && !stats.isFIFO()) {
    yield refuse(problem('input/unreadable', `${file} is no file.`))
  } else if (stats.isFile() && stats.size === 0) {
    yield refuse(problem('input/empty', `${file} is empty.`))
  } else if (/\.(?:jsonl|ndjson|json)$/i.test(file)) {
    yield* itemsOfJsonFile(file, options)
  } else {
    yield itemOfDocument(file, stats.size, options)
  }
}

async function* itemsOfJsonFile(file: string, options: InputOptions): AsyncGenerator<Item> {
  const stream = fs.createReadStream(file)
  try {
    await once(stream, 'open')
  } catch (error) {
    const fault = problem('input/unreadable', `${file} cannot be read: ${messageOf(error)}`, error)
    yield { id: file, input: failure(fault), isFileProblem: true }
    return
  }
  for await (const item of itemsOfLines(stream, options)) {
    // A line is found again only with the name of its file.
    yield item.input.ok ? item : { ...item, input: failure(inFile(file, item.input.problem)) }
  }
}

const inFile = (file: string, fault: Problem): Problem => ({
  ...fault,
  message: `${file}: ${fault.message}`,
})

function itemOfDocument(file: string, size: number, options: InputOptions): Item {
  const refuse = (fault: Problem): Item => ({
    id: file,
    input: failure(fault),
    isFileProblem: true,
  })
  if (size > options.maxBytes) return refuse(tooLarge(file, size, options.maxBytes))
  let bytes: Buffer
  try {
    bytes = fs.readFileSync(file)
  } catch (error) {
    return refuse(problem('input/unreadable', `${file} cannot be read: ${messageOf(error)}`, error))
  }
  const common = present({ lang: options.lang, published: options.published })
  if (/\.x?html?$/i.test(file)) return { id: file, input: success({ bytes, ...common }) }
  if (bytes.includes(0)) return refuse(problem('input/binary', `${file} is not text.`))
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { id: file, input: success({ text, ...common }) }
  } catch (error) {
    return refuse(
      problem(
        'input/not-utf8',
        `${file} is not UTF-8; convert it (for example with iconv) and try again.`,
        error,
      ),
    )
  }
}
