/** Servers on loopback that do to a crawler what can be done to it. */
import http from 'node:http'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import zlib from 'node:zlib'

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void

/** A server with its origin. */
export interface Running {
  readonly origin: string
  readonly requests: string[]
  readonly close: () => Promise<void>
}

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Starts a server; what it has no handler for does not exist. */
export async function startSite(
  routes: (origin: string) => Readonly<Record<string, Handler>>,
): Promise<Running> {
  const requests: string[] = []
  let handlers: Readonly<Record<string, Handler>> = {}
  const server = http.createServer((request, response) => {
    const url = request.url ?? ''
    requests.push(url)
    const handler = handlers[url] ?? handlers[url.replace(/\d+/g, '#')]
    if (handler) handler(request, response)
    else response.writeHead(404).end()
  })
  const origin = `http://127.0.0.1:${await listen(server)}`
  handlers = routes(origin)
  return {
    origin,
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Starts a server that speaks no HTTP: `greet` gets every connection. */
export async function startRaw(greet: (socket: net.Socket) => void): Promise<Running> {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined)
    greet(socket)
  })
  return closing(server, await listen(server))
}

/** Starts a server that agrees on no cipher with anybody, for it has no certificate. */
export async function startTlsWithoutCertificate(): Promise<Running> {
  const server = tls.createServer({})
  server.on('tlsClientError', () => undefined)
  return closing(server, await listen(server))
}

function closing(server: net.Server, port: number): Running {
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  return {
    origin: `https://127.0.0.1:${port}`,
    requests: [],
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Answers with a body of the type. */
export const send =
  (type: string, body: string | Buffer, headers: http.OutgoingHttpHeaders = {}): Handler =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type, ...headers }).end(body)

/** Answers with bytes that go out as they are, past all rules of HTTP. */
const raw =
  (text: string): Handler =>
  (request) =>
    request.socket.end(text)

const bomb = zlib.gzipSync(Buffer.alloc(60_000_000), { level: 9 })

/** Pages that attack whoever fetches them. `#` in an address stands for any number. */
export const hostilePages: Readonly<Record<string, Handler>> = {
  '/redirects-without-end/#': (request, response) => {
    const next = Number(/\d+/.exec(request.url ?? '')?.[0]) + 1
    response.writeHead(302, { location: `/redirects-without-end/${next}` }).end()
  },
  '/redirect-to-nowhere': (_, response) => response.writeHead(302).end(),
  '/redirect-inside': (_, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/redirect-to-file': (_, response) =>
    response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/body-without-end': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    const push = () => {
      response.write('<p>Hola</p>'.repeat(6000), (error) => {
        if (!error) setImmediate(push)
      })
    }
    push()
  },
  '/error-without-end': (_, response) => {
    response.writeHead(500, { 'content-type': 'text/html' })
    const push = () => {
      response.write('x'.repeat(65_536), (error) => {
        if (!error) setImmediate(push)
      })
    }
    push()
  },
  '/drip': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    const timer = setInterval(() => response.write('x'), 100)
    response.on('close', () => {
      clearInterval(timer)
    })
  },
  '/silence': () => undefined,
  '/bomb': send('text/html', bomb, { 'content-encoding': 'gzip' }),
  '/not-gzip': send('text/html', 'plain', { 'content-encoding': 'gzip' }),
  '/cut-gzip': send('text/html', bomb.subarray(0, 1000), { 'content-encoding': 'gzip' }),
  '/too-short': raw('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\nx'),
  '/bad-chunks': raw(
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nxyz\r\n',
  ),
  '/no-http': raw('HOLA AMIGO\r\n\r\n'),
  '/header-flood': raw(
    `HTTP/1.1 200 OK\r\n${'X-Flood: '.concat('x'.repeat(1000), '\r\n').repeat(2000)}\r\n`,
  ),
  '/hang-up': (request) => request.socket.destroy(),
  '/unasked-304': (_, response) => response.writeHead(304).end(),
  '/image-as-page': send('image/png', 'x'),
  '/come-tomorrow': (_, response) => response.writeHead(503, { 'retry-after': '86400' }).end(),
}
