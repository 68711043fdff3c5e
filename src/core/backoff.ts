/** How long to wait after failures. */
import { contentId } from './content-id.js'

const firstMs = 60_000
const longestMs = 86_400_000

/**
 * Waits four times as long after every failure in a row, from a minute to a day, so that a host may be down for a night
 * and nothing of it is given up. Spreads the wait by up to a quarter either way, so that what failed together does not
 * come back together; the spread follows from the id, so that a repeated run waits the same. `mostMs`, before the spread,
 * stands in for the day where so long a wait would lose something.
 */
export function backoffMs(failures: number, id: string, mostMs = longestMs): number {
  const plain = Math.min(firstMs * 4 ** Math.max(failures - 1, 0), mostMs)
  const share =
    Number.parseInt(contentId('backoff', id, String(failures)).slice(0, 8), 16) / 0xffff_ffff
  return Math.round(plain * (0.75 + share / 2))
}
