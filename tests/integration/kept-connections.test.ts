/** Requests over connections that the server closes just then: over sockets on loopback, each byte of which is ours. */
import net, { type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createFetcher } from '../../src/fetch/index.js'

const served = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 11\r\n\r\n<p>Hola</p>'

/** What the server does with a request. */
type Deed = (socket: net.Socket) => void

const serve: Deed = (socket) => socket.write(served)
const serveHalf: Deed = (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-')
const endings = {
  close: (socket) => socket.end(),
  reset: (socket) => socket.resetAndDestroy(),
} satisfies Record<string, Deed>

const time = { now: () => new Date(), sleep: () => Promise.resolve() }
const fetchedAt = new Date().toISOString()

/** Asks for pages one after the other; the server does one deed after the other, on whichever connection it is asked. */
async function fetchFrom(paths: readonly string[], deeds: readonly Deed[]) {
  const asked: string[] = []
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    const connection = sockets.add(socket).size
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      const [, path = ''] = bytes.toString('latin1').split(' ')
      deeds[asked.push(`${path} on ${connection}`) - 1]?.(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fetcher = createFetcher({
    ...{ userAgent: 'Gaceta/test', timeoutMs: 5000, maxBytes: 1_000_000, hostDelayMs: 0, time },
    allowLoopback: true,
    robotsArchive: {
      robotsOf: () => Promise.resolve({ fetchedAt }),
      keepRobots: () => Promise.resolve(),
    },
  })
  const got: string[] = []
  for (const path of paths) {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
    const page = await fetcher.fetchPage({ url })
    got.push(page.ok ? 'page' : page.problem.code)
    // Until a moment after the answer a connection is not free, and the next request opens another.
    if (got.length === paths.length - 1) await pause(20)
  }
  await fetcher.close()
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
  return { asked, got }
}

const names = Object.keys(endings) as (keyof typeof endings)[]

test.each(names)('a kept connection that ends by a %s: asked again at once', async (name) => {
  expect(await fetchFrom(['/a', '/b'], [serve, endings[name], serve])).toEqual({
    asked: ['/a on 1', '/b on 1', '/b on 2'],
    got: ['page', 'page'],
  })
})

test('the second try goes over a connection of its own, not over another kept one', async () => {
  expect(await fetchFrom(['/a', '/b', '/c'], [serve, serve, endings.close, serve])).toEqual({
    asked: ['/a on 1', '/b on 2', '/c on 1', '/c on 3'],
    got: ['page', 'page', 'page'],
  })
})

test.each(names)('a second %s in a row is a fault of the host', async (name) => {
  const end = endings[name]
  expect(await fetchFrom(['/a', '/b'], [serve, end, end, serve])).toEqual({
    asked: ['/a on 1', '/b on 1', '/b on 2'],
    got: ['page', 'fetch/connection'],
  })
})

test.each(names)('a %s of a new connection is a fault of the host', async (name) => {
  expect(await fetchFrom(['/a'], [endings[name], serve])).toEqual({
    asked: ['/a on 1'],
    got: ['fetch/connection'],
  })
})

test('an answer that has begun is not asked for again', async () => {
  expect(await fetchFrom(['/a', '/b'], [serve, serveHalf, serve])).toEqual({
    asked: ['/a on 1', '/b on 1'],
    got: ['page', 'fetch/connection'],
  })
})
