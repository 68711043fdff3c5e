/** One record for each office of a person, however often and however fully the article states it. */
import type { Official } from '../../model/mention.js'
import { nameKey } from '../../text/fold.js'

/** Merges records that state the same office, the fuller one first, and sorts them by their evidence. */
export function mergeOfficials(found: readonly Official[]): Official[] {
  const byPerson = new Map<string, Official[]>()
  for (const official of [...found].sort(byFullness)) {
    const key = nameKey(official.person)
    const kept = byPerson.get(key) ?? []
    byPerson.set(key, kept)
    const same = kept.findIndex((other) => isSameOffice(official, other))
    const other = kept[same]
    if (other) kept[same] = complete(other, official)
    else kept.push(official)
  }
  return [...byPerson.values()]
    .flat()
    .sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end)
}

function byFullness(a: Official, b: Official): number {
  return fullness(b) - fullness(a) || a.evidence.start - b.evidence.start
}

function fullness({ role, organization, place }: Official): number {
  return (
    nameKey(role).split(' ').length +
    (organization === undefined ? 0 : 2) +
    (place === undefined ? 0 : 1)
  )
}

/** Whether the less full record says nothing that the fuller one contradicts. */
function isSameOffice(less: Official, fuller: Official): boolean {
  return (
    isPartOf(nameKey(less.role), nameKey(fuller.role)) &&
    agrees(less.organization, fuller.organization) &&
    agrees(less.place, fuller.place)
  )
}

/** `director` of `director general`: all its words are there, in order, from a word's beginning. */
function isPartOf(less: string, fuller: string): boolean {
  return ` ${fuller} `.includes(` ${less} `)
}

function agrees(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || nameKey(one) === nameKey(other)
}

function complete(fuller: Official, less: Official): Official {
  return {
    ...fuller,
    ...(fuller.organization === undefined && less.organization !== undefined
      ? { organization: less.organization }
      : {}),
    ...(fuller.place === undefined && less.place !== undefined ? { place: less.place } : {}),
  }
}
