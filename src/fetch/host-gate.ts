/** Politeness within one process: one gate a host, through which its requests go one after the other, not too fast. */
import type { Clock } from '../core/clock.js'
import {
  calmPace,
  longestWaitMs,
  nextTurnAt,
  paceAfter,
  type Admission,
  type HostAnswer,
  type HostGate,
  type HostPace,
  type HostTurn,
} from '../model/host-gate.js'

/** Time as the gate needs it: a clock and a way to wait. A wait that ends early means that the process stops. */
export interface GateTime extends Clock {
  readonly sleep: (ms: number) => Promise<void>
}

interface HostState {
  /** Resolves when the turns given so far have ended. */
  tail: Promise<void>
  nextTurnAt: number
  pace: HostPace
}

// Hosts remembered at most; those that have been quiet for longest are forgotten first.
const maxHosts = 10_000

/** Makes the gates of all hosts for this process. */
export function createHostGate(time: GateTime): HostGate {
  const hosts = new Map<string, HostState>()

  function stateOf(host: string): HostState {
    const state = hosts.get(host) ?? { tail: Promise.resolve(), nextTurnAt: 0, pace: calmPace }
    // Taken out and put back, the map is in the order of last use.
    hosts.delete(host)
    hosts.set(host, state)
    const [oldest] = hosts.keys()
    if (hosts.size > maxHosts && oldest !== undefined) hosts.delete(oldest)
    return state
  }

  return {
    async acquire(turn) {
      const state = stateOf(turn.host)
      const before = state.tail
      let end: () => void = () => undefined
      state.tail = new Promise((resolve) => (end = resolve))
      await before
      const admission = await admit(state, turn, time)
      if (!admission.isAdmitted) {
        end()
        return admission
      }
      return {
        isAdmitted: true,
        release: async (answer) => {
          await admission.release(answer)
          end()
        },
      }
    },
  }
}

/** Waits for the moment of the turn and begins it. */
async function admit(state: HostState, turn: HostTurn, time: GateTime): Promise<Admission> {
  const wait = state.nextTurnAt - time.now().getTime()
  if (wait > Math.max(longestWaitMs, turn.delayMs)) return { isAdmitted: false, retryAfterMs: wait }
  if (wait > 0) await time.sleep(wait)
  const beganAt = time.now().getTime()
  // The person stops the program: the turn is given back rather than taken too early.
  if (beganAt < state.nextTurnAt - wakeEarlyMs)
    return { isAdmitted: false, retryAfterMs: state.nextTurnAt - beganAt }
  return {
    isAdmitted: true,
    release: (answer: HostAnswer) => {
      state.pace = paceAfter(state.pace, answer, turn.delayMs)
      const last = { beganAt, endedAt: time.now().getTime(), answer }
      state.nextTurnAt = nextTurnAt(last, state.pace, turn.delayMs)
      return Promise.resolve()
    },
  }
}

// Timers may fire a little before their time by the wall clock.
const wakeEarlyMs = 20
