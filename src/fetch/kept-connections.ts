/**
 * Connections that are kept for the next request. A server may close one at the moment at which a request leaves on it;
 * the request was then not refused but never heard, so it is made once more, at once, on a connection of its own, as
 * RFC 9112, section 9.3.1, lets a client do with what changes nothing.
 */
import { Agent, type buildConnector, type Dispatcher } from 'undici'

type Handler = Dispatcher.DispatchHandler
type Controller = Dispatcher.DispatchController
type Trailers = Parameters<NonNullable<Handler['onResponseEnd']>>[1]

/** Makes requests over connections that it keeps. */
export interface KeepingAgent {
  readonly dispatcher: Dispatcher
  /** Closes all connections, whatever is under way on them. */
  readonly destroy: () => Promise<void>
}

/** How connections are opened, and all else that the client lets one choose. */
export interface KeepingOptions extends Omit<Agent.Options, 'connect'> {
  readonly connect: buildConnector.connector
}

/** Makes the agent; `destroy` it to let the process end. */
export function createKeepingAgent({ connect, ...options }: KeepingOptions): KeepingAgent {
  const unanswered = new Set<FirstTry>()
  const agent = new Agent({
    ...options,
    connect: (target, callback) => {
      const origin = `${target.protocol}//${target.host ?? target.hostname}`
      // Which of them the connection is for is not told: none of them counts as sent over a kept one.
      for (const first of unanswered) if (first.origin === origin) first.isOnKept = false
      connect(target, callback)
    },
  })
  // Without pipelining nothing is kept: each request opens a connection and closes it.
  const fresh = new Agent({ ...options, connect, pipelining: 0 })
  const dispatcher = agent.compose((dispatch) => (request, handler) => {
    if (request.method !== 'GET' || request.origin === undefined) return dispatch(request, handler)
    const first = new FirstTry(handler, {
      ...{ unanswered, origin: new URL(request.origin).origin },
      again: () => fresh.dispatch(request, handler),
    })
    return dispatch(request, first)
  })
  const destroy = () => Promise.all([agent.destroy(), fresh.destroy()]).then(() => undefined)
  return { dispatcher, destroy }
}

interface FirstTryTools {
  readonly origin: string
  /** Tries to which no byte of an answer has come; a try puts itself in and takes itself out. */
  readonly unanswered: Set<FirstTry>
  readonly again: () => void
}

// A connection that ends in one of these ways was closed by the other side.
const endings: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

/** Hands on what comes of a request, and makes it once more when a kept connection ended without a byte of an answer. */
class FirstTry implements Handler {
  readonly origin: string
  /** No connection was opened to the origin since the request was made. */
  isOnKept = true
  private readonly handler: Handler
  private readonly tools: FirstTryTools

  constructor(handler: Handler, tools: FirstTryTools) {
    this.handler = handler
    this.tools = tools
    this.origin = tools.origin
    tools.unanswered.add(this)
  }

  onRequestStart(controller: Controller, context: unknown): void {
    this.handler.onRequestStart?.(controller, context)
  }

  onResponseStarted(): void {
    this.tools.unanswered.delete(this)
  }

  onResponseStart(...told: Parameters<NonNullable<Handler['onResponseStart']>>): void {
    this.handler.onResponseStart?.(...told)
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.handler.onResponseData?.(controller, chunk)
  }

  onResponseEnd(controller: Controller, trailers: Trailers): void {
    this.handler.onResponseEnd?.(controller, trailers)
  }

  onResponseError(controller: Controller, error: Error): void {
    const isUnanswered = this.tools.unanswered.delete(this)
    const isClosed = 'code' in error && endings.has(error.code)
    if (isUnanswered && this.isOnKept && isClosed) this.tools.again()
    else this.handler.onResponseError?.(controller, error)
  }
}
