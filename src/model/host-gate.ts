/**
 * Politeness towards hosts: how the fetcher asks for a host's turn, and how a host's answers change its pace. Who keeps
 * the count stays open: one process (`src/fetch/host-gate.ts`), or a server that the processes of a cluster share
 * (`src/queue`). An implementation for many processes keeps a `HostPace` and the moment of the next turn for each host,
 * lets one request at a time through, frees the turn of a holder that died, and computes with
 * `paceAfter` and `gapMs`, so that all keep the same manners.
 */

/** A request that wants to go to a host. */
export interface HostTurn {
  /** Host with its port. */
  readonly host: string
  /** Least time between the beginnings of two requests: our own delay or the Crawl-delay, whichever is longer. */
  readonly delayMs: number
}

/** How a host bore a request. */
export interface HostAnswer {
  /**
   * `served`: it answered, if only that there is no such page. `struggling`: it failed, broke off or took too long.
   * `refused`: it asked for fewer requests.
   */
  readonly verdict: 'served' | 'struggling' | 'refused'
  readonly durationMs: number
  /** Rest that the host named. */
  readonly retryAfterMs?: number
}

/** A turn that was given, or word that the host rests for so long that waiting for it is not worth a worker. */
export type Admission =
  | {
      readonly isAdmitted: true
      /** Ends the turn; must be called, whatever became of the request. */
      readonly release: (answer: HostAnswer) => Promise<void>
    }
  | { readonly isAdmitted: false; readonly retryAfterMs: number }

/** Lets requests to one host through one at a time, each a gap after the beginning of the one before. */
export interface HostGate {
  /** Waits for the host's turn. A host that rests for more than `longestWaitMs` is not waited for. */
  readonly acquire: (turn: HostTurn) => Promise<Admission>
}

/** What is remembered of a host's answers. */
export interface HostPace {
  /** Usual time of its answers; recent ones count more. */
  readonly latencyMs: number
  /** Extra gap that its failures and refusals brought; every served request halves it. */
  readonly penaltyMs: number
}

/** The pace of a host that was never asked. */
export const calmPace: HostPace = { latencyMs: 0, penaltyMs: 0 }

/** Rest of a host up to which a request waits for its turn. */
export const longestWaitMs = 60_000

const leastPenaltyMs = 1000
const longestPenaltyMs = 600_000
const longestRestMs = 86_400_000

/** The pace of a host after one more answer. */
export function paceAfter(pace: HostPace, answer: HostAnswer, delayMs: number): HostPace {
  const latencyMs =
    pace.latencyMs === 0
      ? answer.durationMs
      : Math.round(pace.latencyMs * 0.7 + answer.durationMs * 0.3)
  return { latencyMs, penaltyMs: penaltyAfter(pace, answer, delayMs) }
}

function penaltyAfter({ penaltyMs }: HostPace, answer: HostAnswer, delayMs: number): number {
  if (answer.verdict === 'served') {
    const half = penaltyMs / 2
    return half < Math.max(delayMs, leastPenaltyMs / 2) ? 0 : half
  }
  // A host that says so is believed at once; one that fails may only have a bad page.
  const first = answer.verdict === 'refused' ? Math.max(leastPenaltyMs, delayMs * 2) : delayMs * 2
  return Math.min(Math.max(first, penaltyMs * 2), longestPenaltyMs)
}

/**
 * Least time between the beginning of the last request and that of the next: the delay; for a slow host twice the time
 * of its answers, up to ten delays; for one that fails or refuses its penalty.
 */
export function gapMs({ latencyMs, penaltyMs }: HostPace, delayMs: number): number {
  return Math.max(delayMs, Math.min(latencyMs * 2, delayMs * 10), penaltyMs)
}

/** The moment of the next turn, in milliseconds: a gap after the last beginning, and not before the host's rest ends. */
export function nextTurnAt(
  last: { readonly beganAt: number; readonly endedAt: number; readonly answer: HostAnswer },
  pace: HostPace,
  delayMs: number,
): number {
  const rest = Math.min(last.answer.retryAfterMs ?? 0, longestRestMs)
  return Math.max(last.beganAt + gapMs(pace, delayMs), last.endedAt + rest)
}
