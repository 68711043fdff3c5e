/** A webhook that listens on this machine and keeps what it was sent. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'

/** One request as it came in. */
export interface Received {
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** How a webhook answers. */
export type Answer = (received: Received) => {
  readonly status: number
  readonly headers?: Record<string, string>
}

/** A webhook that listens. */
export interface Receiver {
  readonly url: string
  readonly received: Received[]
  /** How it answers; at first with 204. */
  answer: Answer
}

const servers: http.Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** Starts a webhook that is stopped after the test. */
export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: '', received: [], answer: () => ({ status: 204 }) }
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { url: path = '', headers } = request
      const received = { path, headers, body: Buffer.concat(chunks).toString('utf8') }
      receiver.received.push(received)
      const { status, headers: more } = receiver.answer(received)
      response.writeHead(status, more).end()
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(receiver, { url: `http://127.0.0.1:${port}/hook` })
}
