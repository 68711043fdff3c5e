/** A Redis server for tests: the one of REDIS_URL, or one of our own from the PATH, on a free port with its own folder. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Redis } from 'ioredis'

/** A running server. */
export interface TestRedis {
  readonly url: string
  /** Begins the keys of one test, so that tests do not meet. */
  readonly prefix: string
  readonly close: () => Promise<void>
}

/** A server of our own, which may be hurt. */
export interface OwnRedis extends TestRedis {
  readonly port: number
  readonly pid: () => number
  /** Kills the server; it forgets everything. */
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
}

const hasProgram = spawnSync('redis-server', ['--version']).status === 0

/** Whether a server can be had at all. */
export const hasRedis = hasProgram || process.env['REDIS_URL'] !== undefined

/** Whether a server of our own can be had. */
export const hasOwnRedis = hasProgram

if (!hasRedis) console.warn('Skipped: tests with Redis; set REDIS_URL or install redis-server.')

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => {
        resolve(port)
      })
    })
  })

/** Gives the server of REDIS_URL, or starts one. */
export async function startRedis(): Promise<TestRedis> {
  const url = process.env['REDIS_URL']
  const prefix = `gaceta-test-${randomUUID()}`
  if (url === undefined) return startOwnRedis()
  return { url, prefix, close: () => removeKeys(url, prefix) }
}

async function removeKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url)
  const keys = await redis.keys(`${prefix}:*`)
  if (keys.length > 0) await redis.unlink(...keys)
  redis.disconnect()
}

/** Starts a server of our own. */
export async function startOwnRedis(settings: readonly string[] = []): Promise<OwnRedis> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  const start = async (): Promise<void> => {
    const given = ['--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no']
    child = spawn('redis-server', [...given, '--bind', '127.0.0.1', ...settings], {
      stdio: 'ignore',
    })
    await answers(url)
  }
  const stop = async (): Promise<void> => {
    const running = child
    if (running?.exitCode !== null) return
    await new Promise((resolve) => {
      running.on('close', resolve)
      running.kill('SIGKILL')
    })
  }
  await start()
  return {
    ...{ url, port, start, stop, prefix: 'gaceta' },
    pid: () => child?.pid ?? 0,
    close: async () => {
      await stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null })
  redis.on('error', () => undefined)
  await redis.ping()
  redis.disconnect()
}
