/** Politeness: one gate a host, through which its requests go one after the other and not too fast. */
import type { Clock } from '../core/clock.js'

/** Lets requests to one host through one at a time, each a delay after the beginning of the one before. */
export interface HostGate {
  /** Waits for the host's turn, runs the task, and opens the gate for the next. */
  readonly pass: <Value>(
    host: string,
    delayMs: number,
    task: () => Promise<Value>,
  ) => Promise<Value>
}

/** Time as the gate needs it: a clock and a way to wait. */
export interface GateTime extends Clock {
  readonly sleep: (ms: number) => Promise<void>
}

interface HostState {
  tail: Promise<unknown>
  nextStart: number
}

/** Makes the gates of all hosts. State of hosts that have been quiet is dropped so that memory stays flat. */
export function createHostGate(time: GateTime): HostGate {
  const hosts = new Map<string, HostState>()

  async function turn<Value>(
    state: HostState,
    delayMs: number,
    task: () => Promise<Value>,
  ): Promise<Value> {
    const wait = state.nextStart - time.now().getTime()
    if (wait > 0) await time.sleep(wait)
    state.nextStart = time.now().getTime() + delayMs
    return task()
  }

  return {
    pass(host, delayMs, task) {
      const state = hosts.get(host) ?? { tail: Promise.resolve(), nextStart: 0 }
      hosts.set(host, state)
      const result = state.tail.then(() => turn(state, delayMs, task))
      const tail = result.then(
        () => undefined,
        () => undefined,
      )
      state.tail = tail
      void tail.then(() => {
        if (state.tail === tail && state.nextStart <= time.now().getTime()) hosts.delete(host)
      })
      return result
    },
  }
}
