/** Places that the gazetteer does not have: what one mention tells of where they lie holds for all, and the others tell the country. */
import type { KnownPlace } from '../model/gazetteer.js'
import { nameKey } from '../text/fold.js'

/** What was made of one mention so far: its entry, or what holds it, or its country alone (ISO 3166-1 alpha-2). */
export interface Located<Candidate> {
  readonly place?: KnownPlace
  readonly within?: KnownPlace
  readonly country?: string
  readonly candidates: readonly Candidate[]
}

const leastAbroad = 4
const share = 3

/**
 * Gives unknown places without a holder the one that the same name has elsewhere, and the country of the article's
 * other places where these lie in another one than that of the article (ISO 3166-1 alpha-2).
 */
export function settleUnknown<Candidate>(
  resolved: readonly Located<Candidate>[],
  names: readonly string[],
  home: string | undefined,
): Located<Candidate>[] {
  const keys = names.map(nameKey)
  const holders = new Map<string, Located<Candidate>>()
  resolved.forEach((result, index) => {
    const key = keys[index] ?? ''
    if (!result.place && result.within && !holders.has(key)) holders.set(key, result)
  })
  const abroad = countryAbroad(resolved, keys, home)
  return resolved.map((result, index) => {
    if (result.place || result.within) return result
    const same = holders.get(keys[index] ?? '')
    if (same) return { ...same, candidates: result.candidates }
    return abroad === undefined ? result : { ...result, country: abroad }
  })
}

/** The country in which most of the known places lie, when hardly one lies at home. */
function countryAbroad(
  resolved: readonly Located<unknown>[],
  keys: readonly string[],
  home: string | undefined,
): string | undefined {
  if (home === undefined) return undefined
  const counts = new Map<string, number>()
  const met = new Set<string>()
  resolved.forEach(({ place, country }, index) => {
    const key = keys[index] ?? ''
    if (!place || country === undefined || met.has(key)) return
    met.add(key)
    counts.set(country, (counts.get(country) ?? 0) + 1)
  })
  const atHome = counts.get(home) ?? 0
  const [most] = [...counts].sort(([, left], [, right]) => right - left)
  return most && most[0] !== home && most[1] >= Math.max(leastAbroad, share * atHome)
    ? most[0]
    : undefined
}
