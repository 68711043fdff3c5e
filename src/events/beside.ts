/** Which entities an article names beside each other: in one list, and in one sentence before or after. */
import { fold } from '../text/fold.js'
import type { Place } from './context.js'
import type { Outline, Sentence } from './outline.js'

/** The entities beside one, by their place in the article's list of entities. */
export interface Beside {
  /** Of one list with it, and of its type. */
  readonly list: ReadonlySet<number>
  readonly before: ReadonlySet<number>
  readonly after: ReadonlySet<number>
}

interface Named {
  readonly entity: number
  /** Its unit. */
  readonly at: number
  readonly type: number
}

// What is farther says little, and the time stays linear in texts that are made of names.
const reach = 12

const joiners = new Set([', ; ( ) y e et o ou la le el les los las l'].join(' ').split(' '))

/** Finds the neighbours of every entity. */
export function besideOf(outline: Outline): Beside[] {
  const { entities } = outline.found
  const indexOf = new Map(entities.map((entity, index) => [entity, index]))
  const all = entities.map(() => ({
    list: new Set<number>(),
    before: new Set<number>(),
    after: new Set<number>(),
  }))
  for (const sentence of outline.sentences) {
    const names = namesIn(outline, sentence, indexOf)
    names.forEach((name, at) => {
      let last = name
      let isList = true
      for (const other of names.slice(at + 1, at + reach)) {
        isList &&= isJoined(outline, last, other)
        last = other
        if (other.entity !== name.entity) join(all, [name.entity, other.entity], isList)
      }
    })
  }
  return all
}

/** Notes that the first entity stands before the second one, and whether in one list. */
function join(
  all: readonly Record<keyof Beside, Set<number>>[],
  [first, second]: readonly [number, number],
  isList: boolean,
): void {
  all[second]?.before.add(first)
  all[first]?.after.add(second)
  if (!isList) return
  all[second]?.list.add(first)
  all[first]?.list.add(second)
}

function namesIn(
  { units, entityOf }: Outline,
  sentence: Sentence,
  indexOf: ReadonlyMap<unknown, number>,
): Named[] {
  const names: Named[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    const unit = units[at]
    const entity = unit && indexOf.get(entityOf.get(unit.mention))
    if (unit && entity !== undefined) names.push({ entity, at, type: unit.word })
  }
  return names
}

/** Whether the second name follows the first one in a list. */
function isJoined({ units, article }: Outline, first: Named, second: Named): boolean {
  if (first.type !== second.type || second.at - first.at < 2) return false
  return units
    .slice(first.at + 1, second.at)
    .every(({ start, end }) => joiners.has(fold(article.text.slice(start, end))))
}

/** The greatest of the neighbours' values; -1 where there are none. */
export function greatest(neighbours: ReadonlySet<number>, valueOf: (at: number) => number): number {
  let most = -1
  for (const at of neighbours) most = Math.max(most, valueOf(at))
  return most
}

/** The mean of the neighbours' values; -1 where there are none. */
export function meanOf(neighbours: ReadonlySet<number>, valueOf: (at: number) => number): number {
  let sum = 0
  for (const at of neighbours) sum += valueOf(at)
  return neighbours.size === 0 ? -1 : sum / neighbours.size
}

/** Where the article first names something: the zone and the number of the sentence. */
export function firstPlace(places: readonly Place[]): { zone: number; sentence: number } {
  const [first] = places
  return { zone: first?.sentence.zone ?? 5, sentence: Math.min(20, first?.index ?? 20) }
}
