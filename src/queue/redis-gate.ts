/**
 * Politeness over all processes: the hosts' turns, kept by the queue server. Two scripts, because giving a turn must be
 * one step for all who ask: a window counter (such as rate-limiter-flexible's) would let two requests through at once,
 * and BullMQ's own limiter counts a whole queue, not a host. Time is the server's, so that the clocks of the processes
 * need not agree.
 */
import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import {
  gapMs,
  paceAfter,
  type Admission,
  type HostAnswer,
  type HostGate,
  type HostPace,
  type HostTurn,
} from '../model/host-gate.js'
import { guardMemory } from './redis-connection.js'

/** How the gate keeps turns. */
export interface RedisGateOptions {
  readonly redis: Redis
  readonly prefix: string
  readonly sleep: (ms: number) => Promise<void>
}

// Who says nothing for so long is dead, and the host is free again.
const holdMs = 10_000
const renewEveryMs = 3000
// A request waits this long in its worker; what must wait longer goes back into the queue and leaves the worker to others.
const patienceMs = 1000
const askAgainMs = 50
// State of hosts that have been quiet for so long is dropped.
const rememberMs = 7_200_000
const longestRestMs = 86_400_000

const clock = `local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`

/** Gives the turn (1) or says how long to wait (0), with the pace of the host. */
const acquireScript = `${clock}
local host = redis.call('HMGET', KEYS[1], 'holder', 'heldUntil', 'nextTurn', 'latency', 'penalty')
local latency, penalty = host[4] or '0', host[5] or '0'
if host[1] and tonumber(host[2]) > now then return {0, -1, latency, penalty} end
local wait = tonumber(host[3] or '0') - now
if wait > 0 then return {0, wait, latency, penalty} end
redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'heldUntil', now + ARGV[2], 'nextTurn', now + ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {1, 0, latency, penalty}`

/** Holds the turn for longer. */
const renewScript = `${clock}
if redis.call('HGET', KEYS[1], 'holder') == ARGV[1] then
  redis.call('HSET', KEYS[1], 'heldUntil', now + ARGV[2])
end`

/** Ends the turn; the next may begin a gap after this one began, and not before the rest ends. */
const releaseScript = `${clock}
if redis.call('HGET', KEYS[1], 'holder') == ARGV[1] then
  local nextTurn = math.max(now - ARGV[2] + ARGV[3], now + ARGV[4])
  redis.call('HSET', KEYS[1], 'nextTurn', nextTurn, 'latency', ARGV[5], 'penalty', ARGV[6])
  redis.call('HDEL', KEYS[1], 'holder', 'heldUntil')
  redis.call('PEXPIRE', KEYS[1], math.max(ARGV[7], nextTurn - now))
end`

type Asked = [isAdmitted: number, waitMs: number, latency: string, penalty: string]

/** Makes the gate that all processes with this server and prefix share. */
export function createRedisGate(options: RedisGateOptions): HostGate {
  return {
    async acquire(turn) {
      const token = randomUUID()
      for (let waited = 0; ;) {
        const [isAdmitted, hint, latency, penalty] = await ask(turn, token, options)
        const pace = { latencyMs: Number(latency), penaltyMs: Number(penalty) }
        if (isAdmitted === 1) return holdTurn({ turn, token, pace }, options)
        // Someone else is at the host, who knows for how long.
        const wait = hint < 0 ? askAgainMs : hint
        if (waited + wait > patienceMs)
          return { isAdmitted: false, retryAfterMs: Math.max(wait, askAgainMs) }
        waited += wait
        await options.sleep(wait)
      }
    },
  }
}

const keyOf = (host: string, { prefix }: RedisGateOptions): string => `${prefix}:host:${host}`

async function ask(turn: HostTurn, token: string, options: RedisGateOptions): Promise<Asked> {
  const given = [keyOf(turn.host, options), token, holdMs, turn.delayMs, rememberMs]
  return (await guardMemory(options.redis.eval(acquireScript, 1, ...given))) as Asked
}

interface Held {
  readonly turn: HostTurn
  readonly token: string
  readonly pace: HostPace
}

function holdTurn({ turn, token, pace }: Held, options: RedisGateOptions): Admission {
  const key = keyOf(turn.host, options)
  // A renewal that fails costs nothing: the turn ends by itself, and the next request waits for its gap all the same.
  const renewal = setInterval(() => {
    options.redis.eval(renewScript, 1, key, token, holdMs).catch(() => undefined)
  }, renewEveryMs)
  return {
    isAdmitted: true,
    release: async (answer: HostAnswer) => {
      clearInterval(renewal)
      const next = paceAfter(pace, answer, turn.delayMs)
      const rest = Math.min(answer.retryAfterMs ?? 0, longestRestMs)
      const times = [Math.round(answer.durationMs), Math.round(gapMs(next, turn.delayMs)), rest]
      const given = [key, token, ...times, next.latencyMs, next.penaltyMs, rememberMs]
      await guardMemory(options.redis.eval(releaseScript, 1, ...given))
    },
  }
}
