/** JSON Lines from any stream, line by line in bounded memory; a bad line is a problem, not the end. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'

/** One line: its number, from 1, and its record or what is wrong with it. */
export interface JsonLine {
  readonly number: number
  readonly record: Result<Readonly<Record<string, unknown>>>
}

interface RawLine {
  readonly number: number
  readonly bytes: Buffer
  /** Size of the whole line, also of one too long to keep. */
  readonly size: number
}

const newline = 0x0a

/** Cuts a stream into lines. Of a line longer than the limit only the size is kept. */
async function* rawLines(stream: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<RawLine> {
  let parts: Buffer[] = []
  let size = 0
  let number = 0
  const take = (part: Buffer): void => {
    size += part.length
    if (size <= maxBytes) parts.push(part)
    else parts = []
  }
  const finish = (): RawLine => {
    const line = { number: ++number, bytes: Buffer.concat(parts), size }
    parts = []
    size = 0
    return line
  }
  for await (const chunk of stream) {
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      take(chunk.subarray(from, at))
      from = at + 1
      yield finish()
    }
    take(chunk.subarray(from))
  }
  if (size > 0) yield finish()
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    // The decoder's only way to say that the bytes are no UTF-8.
    return undefined
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's only way to say that the text is no JSON.
    return undefined
  }
}

function readRecord(line: RawLine, maxBytes: number): JsonLine['record'] {
  const where = `Line ${line.number}`
  if (line.size > maxBytes) {
    return failure(
      problem('input/too-large', `${where} has ${line.size} bytes; the limit is ${maxBytes}.`),
    )
  }
  const text = decode(line.bytes)
  if (text === undefined) {
    return failure(
      problem('input/not-utf8', `${where} is not UTF-8; convert the file and try again.`),
    )
  }
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failure(problem('input/malformed-json', `${where} is not one JSON object.`))
  }
  return success(value as Record<string, unknown>)
}

/** Reads JSON Lines; empty lines are passed over but counted. */
export async function* readJsonLines(
  stream: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<JsonLine> {
  for await (const line of rawLines(stream, maxBytes)) {
    const isEmpty = line.size <= maxBytes && line.bytes.toString('latin1').trim() === ''
    if (!isEmpty) yield { number: line.number, record: readRecord(line, maxBytes) }
  }
}
