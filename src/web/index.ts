/** The analysts' desk: search, evidence, corrections, exports, for a browser and for programs. */
import { serve, type ServerType } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { AddressInfo } from 'node:net'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Store } from '../store/index.js'
import { createDesk } from './app.js'

export { createDesk } from './app.js'

/** How the desk is served. */
export interface ServeOptions {
  readonly store: Store
  /** Address to listen on. */
  readonly host: string
  /** Port; 0 for any free one. */
  readonly port: number
  /** Password of all readers. Needed when the desk listens on more than this machine. */
  readonly password?: string
  /** Whether webhooks may lie on this machine and in private networks. */
  readonly allowPrivateWebhooks?: boolean
  readonly now: () => number
  /** Hears of faults of our own. */
  readonly onFault: (fault: unknown, path: string) => void
}

/** A desk that answers. */
export interface ServedDesk {
  /** Address for a browser on this machine. */
  readonly origin: string
  readonly close: () => Promise<void>
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Serves the desk until it is closed. Refuses to listen beyond this machine without a password. */
export async function serveDesk(options: ServeOptions): Promise<Result<ServedDesk>> {
  const { store, host, port, password, now, onFault, allowPrivateWebhooks = false } = options
  const isLocal = loopback.has(host)
  if (!isLocal && (password ?? '') === '')
    return failure(
      problem(
        'config/invalid',
        `The desk on ${host} can be reached from other machines; set GACETA_PASSWORD, or listen on 127.0.0.1.`,
      ),
    )
  const desk = createDesk({
    ...{ store, isLocal: isLocal && password === undefined, now, onFault, allowPrivateWebhooks },
    ...(password === undefined ? {} : { password }),
    remoteOf: (context) => getConnInfo(context).remote.address ?? '',
  })
  return new Promise((resolve) => {
    const server = serve({ fetch: desk.fetch, hostname: host, port }, (address) => {
      resolve(success({ origin: originOf(address), close: closing(server) }))
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(failure(listeningProblem(error, host, port)))
    })
  })
}

function originOf({ address, port }: AddressInfo): string {
  const isAny = address === '0.0.0.0' || address === '::'
  const name = isAny ? 'localhost' : address.includes(':') ? `[${address}]` : address
  return `http://${name}:${port}`
}

function listeningProblem(error: NodeJS.ErrnoException, host: string, port: number) {
  return error.code === 'EADDRINUSE'
    ? problem(
        'port/in-use',
        `Port ${port} of ${host} is taken; name another one with --port.`,
        error,
      )
    : problem('config/invalid', `The desk cannot listen on ${host}: ${error.message}`, error)
}

function closing(server: ServerType): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve()
      })
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
}
