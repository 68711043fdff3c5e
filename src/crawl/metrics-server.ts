/** Answers `/metrics` and `/health` of one process; by default for this machine only. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from '../core/config.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Watcher } from './keep-crawling.js'
import { createMetrics, type Metrics, type MetricsSources } from './metrics.js'

/** Counts, and answers where the configuration asks for it. */
export async function startMetrics(
  sources: MetricsSources,
  { metricsPort, metricsHost }: Pick<Config, 'metricsPort' | 'metricsHost'>,
): Promise<Result<Watcher>> {
  if (metricsPort === 0) return success({ observer: {}, close: () => Promise.resolve() })
  const metrics = createMetrics(sources)
  const server = http.createServer((request, response) => {
    void answer(request, response, { metrics, ...sources })
  })
  try {
    await listen(server, metricsPort, metricsHost)
  } catch (error) {
    const place = `${metricsHost}:${metricsPort}`
    const message = `The metrics port ${place} cannot be used: ${messageOf(error)}; name another with --metrics-port.`
    return failure(problem('port/in-use', message, error))
  }
  return success({
    observer: metrics.observer,
    close: () => close(server),
  })
}

function listen(server: http.Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      resolve(server.address() as AddressInfo)
    })
  })
}

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeAllConnections()
  })
}

interface Asked extends MetricsSources {
  readonly metrics: Metrics
}

async function answer(
  { method, url }: http.IncomingMessage,
  response: http.ServerResponse,
  { metrics, watchdog }: Asked,
): Promise<void> {
  const isRead = method === 'GET' || method === 'HEAD'
  const reply = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type }).end(method === 'HEAD' ? undefined : body)
  }
  if (!isRead) {
    reply(405, 'text/plain', 'Only GET.\n')
    return
  }
  if (url === '/health') {
    const still = watchdog.standsStillMs()
    const isWell = still === undefined
    const body = isWell
      ? { ok: true }
      : { ok: false, schedule_still_seconds: Math.round(still / 1000) }
    reply(isWell ? 200 : 503, 'application/json', `${JSON.stringify(body)}\n`)
    return
  }
  if (url !== '/metrics') {
    reply(404, 'text/plain', 'There are /metrics and /health.\n')
    return
  }
  try {
    reply(200, metrics.contentType, await metrics.text())
  } catch (error) {
    reply(500, 'text/plain', `${messageOf(error)}\n`)
  }
}
