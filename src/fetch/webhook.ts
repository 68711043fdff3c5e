/** Sending to webhooks: one POST, guarded like every request, that follows no redirect. */
import { Agent, buildConnector, request } from 'undici'
import { present } from '../core/present.js'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { checkAddress, guardedLookup, type GuardOptions } from './address-guard.js'
import { problemOf, problemOfStatus, retryAfterMs } from './failure.js'

/** How the poster behaves. */
export interface PosterOptions {
  readonly userAgent: string
  /** Deadline for one request, from the connection to the end of the answer. */
  readonly timeoutMs: number
  /** Whether this machine and private networks may be sent to. */
  readonly allowPrivate: boolean
  readonly now: () => Date
}

/** What is sent where. */
export interface Post {
  readonly url: string
  /** JSON. */
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Sends to webhooks. */
export interface Poster {
  /** Sends once; a success is an answer with a status of 2xx. All problems are of `fetch/…` and `input/invalid-url`. */
  readonly post: (post: Post) => Promise<Result<undefined>>
  readonly close: () => Promise<void>
}

const guardOf = (allowPrivate: boolean): GuardOptions => ({ allowLoopback: false, allowPrivate })

/** Says what is wrong with the address of a webhook as written; undefined when it may be tried. */
export function checkWebhook(url: string, allowPrivate: boolean): Problem | undefined {
  const fault = checkAddress(url, guardOf(allowPrivate))
  if (fault?.code !== 'fetch/refused-address') return fault
  return problem(
    fault.code,
    `${url} points into a private network; GACETA_ALLOW_PRIVATE_WEBHOOKS=yes lets webhooks go there.`,
  )
}

// An answer says no more than its status; what is longer is not read.
const mostAnswerBytes = 64 * 1024

/** Makes a poster; `close` it to let the process end. */
export function createPoster(options: PosterOptions): Poster {
  const { timeoutMs, allowPrivate } = options
  const agent = new Agent({
    connect: buildConnector({
      ...{ lookup: guardedLookup(guardOf(allowPrivate)), timeout: Math.min(timeoutMs, 10_000) },
    }),
    ...{ headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxHeaderSize: 65_536 },
  })
  return { post: (post) => send(post, options, agent), close: () => agent.destroy() }
}

async function send(
  { url, body, headers }: Post,
  { userAgent, timeoutMs, allowPrivate, now }: PosterOptions,
  agent: Agent,
): Promise<Result<undefined>> {
  const refused = checkWebhook(url, allowPrivate)
  if (refused) return failure(refused)
  try {
    const answer = await request(url, {
      ...{ method: 'POST', dispatcher: agent, body, signal: AbortSignal.timeout(timeoutMs) },
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': userAgent },
    })
    await answer.body.dump({ limit: mostAnswerBytes })
    const wait = retryAfterMs(headerText(answer.headers['retry-after']), now())
    const fault = problemOfAnswer(answer.statusCode, url, wait)
    return fault === undefined ? success(undefined) : failure(fault)
  } catch (error) {
    return failure(problemOf(error, url))
  }
}

const headerText = (value: string | string[] | undefined) =>
  Array.isArray(value) ? value[0] : value

function problemOfAnswer(status: number, url: string, wait: number | undefined) {
  if (status < 300 || status >= 400) return problemOfStatus(status, url, wait)
  const message = `${url} answered with status ${status}; a webhook must not redirect.`
  return { ...problem('fetch/bad-response', message), ...present({ retryAfterMs: wait }) }
}
