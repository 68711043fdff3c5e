/** How a payload travels: in an envelope with its kind's version, so that foreign and older jobs are told apart. */
import { problem } from '../core/problem.js'
import { failure, type Result } from '../core/result.js'
import type { JobKind } from './job-queue.js'

/** What lies in the queue server. */
export interface Envelope {
  readonly version: number
  readonly body: unknown
}

/** Puts a payload into its envelope. */
export function seal<Payload>(kind: JobKind<Payload>, payload: Payload): Envelope {
  return { version: kind.version, body: kind.encode(payload) }
}

/** Takes a payload out of its envelope, whoever put it there. */
export function unseal<Payload>(kind: JobKind<Payload>, data: unknown): Result<Payload> {
  const refuse = (what: string): Result<Payload> =>
    failure(problem('queue/malformed-job', `The ${kind.name} job ${what}; it is set aside.`))
  if (typeof data !== 'object' || data === null || !('version' in data) || !('body' in data))
    return refuse('was not made by Gaceta')
  const { version, body } = data
  if (version !== kind.version) {
    const given = String(typeof version === 'number' ? version : typeof version)
    return refuse(`has version ${given}, this program knows ${kind.version}`)
  }
  const read = kind.decode(body)
  return read.ok ? read : refuse(`cannot be read: ${read.problem.message}`)
}
