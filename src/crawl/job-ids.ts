/**
 * Ids of jobs, made from what the ledger knows, so that the same work has the same id whoever asks for it, and so that
 * the ledger can ask a queue what became of it.
 */
import type { Link, Source } from '../model/source.js'

/** The look at a source that is due then. */
export function lookId({ id, nextDueAt }: Pick<Source, 'id' | 'nextDueAt'>): string {
  return `look-${id}-${Date.parse(nextDueAt)}`
}

/** The fetch of a link, or the reading of what it gave; `attempts` counts the fetch itself. */
export function tryId(linkId: string, attempts: number): string {
  return `link-${linkId}-${attempts}`
}

/** The word to the store that a link was fetched, or not. */
export function fetchedId(linkId: string, attempts: number): string {
  return `fetched-${linkId}-${attempts}`
}

/** The word to the store of what the page of a link says. */
export function readId(linkId: string, attempts: number): string {
  return `read-${linkId}-${attempts}`
}

/** The number of the try that a link waits for, or whose page it waits to be read. */
export function currentTry({ state, attempts }: Pick<Link, 'state' | 'attempts'>): number {
  return state === 'fetched' ? attempts : attempts + 1
}
