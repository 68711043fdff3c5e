/** Sending alerts beside the desk or a crawl. */
import { randomUUID } from 'node:crypto'
import os from 'node:os'
import type { Config } from '../core/config.js'
import { packageVersion } from '../core/package-root.js'
import { messageOf } from '../core/problem.js'
import { sleepUnlessAborted } from '../core/sleep.js'
import type { Store } from '../store/index.js'
import type { Io } from './io.js'

/** What goes on until it is ended. */
export interface Running {
  readonly end: () => Promise<void>
}

// A receiver that needs longer than this to take a few kilobytes is not well.
const timeoutMs = 15_000
const graceMs = 2000

/** Begins to send what is new in saved searches to their webhooks, and goes on until it is ended. */
export async function startAlerts(io: Io, config: Config, store: Store): Promise<Running> {
  const { keepAlerting } = await import('../alerts/index.js')
  const { createPoster } = await import('../fetch/index.js')
  const { clock } = io
  const poster = createPoster({
    ...{ timeoutMs, allowPrivate: config.allowPrivateWebhooks, now: () => clock.now() },
    userAgent: `Gaceta/${packageVersion()} (+${config.contact})`,
  })
  const stop = new AbortController()
  const tell = (text: string) => io.stderr.write(`gaceta: alerts: ${text}\n`)
  const name = `${os.hostname()}-${process.pid}-${randomUUID()}`
  const onProblem = ({ message, code }: { message: string; code: string }) =>
    tell(`${message} [${code}]`)
  const running = keepAlerting({ store, poster, clock, name, onProblem }, stop.signal).catch(
    (fault: unknown) => tell(`${messageOf(fault)} [internal/unexpected]`),
  )
  return {
    end: async () => {
      stop.abort()
      // What is on its way gets a moment; what is cut off is sent again under the same id.
      await Promise.race([running, sleepUnlessAborted(graceMs, new AbortController().signal)])
      await poster.close()
      await running
    },
  }
}
