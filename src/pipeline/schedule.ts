/** When to look at a source again: its interval, adapted to what it gives, or its cron expression. */
import { Cron } from 'croner'
import { contentId } from '../core/content-id.js'
import type { Problem } from '../core/problem.js'
import type { Source } from '../model/source.js'
import { backoffMs } from '../core/backoff.js'

/** What the last look at a source gave. */
export interface LastLook {
  readonly at: Date
  /** Links new to the ledger. */
  readonly added: number
  readonly problem?: Problem
}

/** The next look and the interval from now on. */
export interface Schedule {
  readonly nextDueAt: Date
  readonly adaptedMinutes: number
}

const minuteMs = 60_000
const dayMinutes = 1440
// Nobody is asked more often than this, however much there is to find.
const leastMinutes = 5
// A source that has failed for less than a day is not left alone for longer than this, or than its usual interval.
const patientMinutes = 15

/** Tells whether the text is a cron expression of five fields that ever comes due. */
export function isCronExpression(text: string, now: Date): boolean {
  try {
    return new Cron(text, { mode: '5-part' }).nextRun(now) !== null
  } catch {
    // The library says by throwing that it cannot read the text; that is all there is to know.
    return false
  }
}

/**
 * Plans the next look. New links shorten the interval by a third, down to a quarter of the usual; a look that finds
 * nothing new lengthens it by a quarter, up to eight times or a day. A failure waits at least its back-off and what the
 * host asks for; for about a day of failures the back-off is no longer than the usual interval, because a feed shows its
 * latest entries only, and what has left it before the next look is never found. The moment is spread by up to a tenth
 * either way, by id, so that sources do not come due together.
 */
export function planNextLook(source: Source, look: LastLook): Schedule {
  const adaptedMinutes = look.problem
    ? (source.adaptedMinutes ?? source.intervalMinutes)
    : adapt(source, look.added)
  const wait = Math.max(usualWaitMs(source, adaptedMinutes, look.at), failureWaitMs(source, look))
  return { nextDueAt: new Date(look.at.getTime() + wait), adaptedMinutes }
}

function adapt({ intervalMinutes: usual, adaptedMinutes = usual }: Source, added: number): number {
  const least = Math.min(usual, Math.max(leastMinutes, Math.ceil(usual / 4)))
  const most = Math.max(usual, Math.min(usual * 8, dayMinutes))
  const next = added > 0 ? adaptedMinutes / 1.5 : adaptedMinutes * 1.25
  return Math.round(Math.min(Math.max(next, least), most))
}

function usualWaitMs({ id, cron }: Source, adaptedMinutes: number, at: Date): number {
  const next = cron === undefined ? null : new Cron(cron, { mode: '5-part' }).nextRun(at)
  if (next) return next.getTime() - at.getTime()
  const sample = contentId('visit', id, at.toISOString()).slice(0, 8)
  const share = Number.parseInt(sample, 16) / 0xffff_ffff
  return Math.round(adaptedMinutes * minuteMs * (0.9 + share / 5))
}

function failureWaitMs(source: Source, { problem }: LastLook): number {
  if (!problem) return 0
  const { id, failures, intervalMinutes } = source
  const mostMinutes = Math.max(intervalMinutes, patientMinutes)
  const isLasting = failures * mostMinutes >= dayMinutes
  const wait = backoffMs(failures + 1, id, isLasting ? undefined : mostMinutes * minuteMs)
  return Math.max(wait, problem.retryAfterMs ?? 0)
}
