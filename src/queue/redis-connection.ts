/** The connection to the queue server: found at the start or not at all, and never given up afterwards. */
import { Redis } from 'ioredis'
import { messageOf, problem, ProblemError, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'

/** Where the queue server is, and who hears of its troubles. */
export interface RedisOptions {
  /** `redis://` or `rediss://`, with user and password where it asks for them. */
  readonly url: string
  /** Begins all keys, so that several databases may share a server. */
  readonly prefix: string
  /** Hears that the server is out of reach or refuses something; work goes on when it is back. */
  readonly onTrouble: (trouble: Problem) => void
}

const longestPauseMs = 2000

/** Says where the server is, without user and password. */
function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the given address'
}

/** Connects, or says that the server cannot be reached. Later breaks are waited out, however long they last. */
export async function connectRedis({ url, onTrouble }: RedisOptions): Promise<Result<Redis>> {
  const place = placeOf(url)
  const redis = new Redis(url, {
    lazyConnect: true,
    // BullMQ asks for it: commands wait for the connection rather than fail.
    maxRetriesPerRequest: null,
    connectTimeout: 5000,
    keepAlive: 10_000,
    retryStrategy: (times) => Math.min(times * 100, longestPauseMs),
  })
  let last = 'no answer'
  redis.on('error', (error: Error) => {
    last = messageOf(error)
    onTrouble(unreachable(place, last))
  })
  try {
    await Promise.race([redis.connect(), giveUpAfter(10_000)])
    await redis.ping()
    return success(redis)
  } catch (error) {
    redis.disconnect()
    return failure(unreachable(place, messageOf(error) || last))
  }
}

function unreachable(place: string, why: string): Problem {
  const message = `The Redis server at ${place} cannot be reached: ${why}. Check REDIS_URL and that it runs.`
  return problem('queue/unreachable', message)
}

function giveUpAfter(ms: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error('no answer'))
    }, ms).unref()
  })
}

/** Runs a command and names the problem when the server has no memory left for it. */
export async function guardMemory<Value>(command: Promise<Value>): Promise<Value> {
  try {
    return await command
  } catch (error) {
    const message = messageOf(error)
    if (!message.includes('OOM command not allowed')) throw error
    const advice =
      'The Redis server is out of memory; raise its maxmemory. Work goes on by itself then.'
    throw new ProblemError(problem('queue/full', advice, error))
  }
}
