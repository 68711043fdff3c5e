/** One document → one line of `gaceta extract`, whatever the document is. */
import { messageOf, problem, type Problem } from '../core/problem.js'
import { failure, type Result } from '../core/result.js'
import type { Reading } from '../model/reading.js'
import { toExtractRecord, toFailureRecord, type LineId } from './extract-record.js'
import type { Reader, ReadInput } from './reader.js'

/** One document with the id of its line. It can travel to a worker thread. */
export interface ExtractTask {
  readonly id: LineId
  readonly input: ReadInput
}

/** The line, and why it holds no reading. */
export interface ExtractedLine {
  /** JSON without a line break. */
  readonly line: string
  readonly problem?: { readonly code: Problem['code']; readonly message: string }
}

/** Reads the document and writes its line. A fault of ours on one document becomes its problem, so that the rest goes on. */
export function extractLine(reader: Reader, { id, input }: ExtractTask): ExtractedLine {
  const reading = readSafely(reader, input)
  return reading.ok
    ? { line: JSON.stringify(toExtractRecord(id, reading.value)) }
    : failureLine(id, reading.problem)
}

/** Writes the line of a document that could not be read. */
export function failureLine(id: LineId, { code, message }: Problem): ExtractedLine {
  const fault = { code, message }
  return { line: JSON.stringify(toFailureRecord(id, fault)), problem: fault }
}

function readSafely(reader: Reader, input: ReadInput): Result<Reading> {
  try {
    return reader.read(input)
  } catch (error) {
    return failure(problem('internal/unexpected', `The reader failed: ${messageOf(error)}`, error))
  }
}
