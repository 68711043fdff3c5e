/** What stands together in a sentence, wherever in it: topics, kinds of names, dates and figures, in pairs. */
import { mixHash } from '../text/hash.js'
import type { Features } from './linear.js'
import type { Outline, Sentence, Unit } from './outline.js'
import { kindHash } from './sink.js'

/** What a sentence holds beside its words. */
export interface Facts {
  readonly hasPeriod: boolean
  readonly figureKinds: readonly string[]
}

const pairKind = kindHash('sentence company')
const pairWeight = 0.3
const period = kindHash('a period')

/**
 * Every two of the sentence's topics, kinds of names, dates and kinds of figures: that an official and a visit stand in
 * one sentence says more than both alone. Of each there are a few dozen at most, so that the pairs stay few, too.
 */
export function companyFeatures(
  { units }: Outline,
  { from, to }: Sentence,
  { hasPeriod, figureKinds }: Facts,
): Features {
  const items = new Set<number>(figureKinds.map((kind) => kindHash(`a figure: ${kind}`)))
  if (hasPeriod) items.add(period)
  for (let at = from; at < to; at++) {
    // The topic of a name is its type.
    const topic = units[at]?.topic ?? 0
    if (topic !== 0) items.add(topic)
  }
  const sorted = [...items].sort((one, other) => one - other)
  const keys = sorted.flatMap((one, at) => {
    const first = mixHash(pairKind, one)
    return sorted.slice(at + 1).map((other) => mixHash(first, other))
  })
  return { keys, values: keys.map(() => pairWeight) }
}

const nameKinds = {
  before: kindHash('name before topic'),
  behind: kindHash('name behind topic'),
  both: kindHash('names around topic'),
}
const nameWeight = 0.4
const edge = kindHash('edge of the sentence')

/** For each topic the kinds of the last name before it and of the first one behind: who does it, and with whom. */
export function partyFeatures({ units }: Outline, { from, to }: Sentence): Features {
  const inside = units.slice(from, to)
  const behind = namesBehind(inside)
  const keys: number[] = []
  let before = edge
  inside.forEach(({ mention, word, topic }, at) => {
    if (mention >= 0) before = word
    else if (topic !== 0) {
      const next = behind[at] ?? edge
      keys.push(
        mixHash(nameKinds.before, mixHash(before, topic)),
        mixHash(nameKinds.behind, mixHash(next, topic)),
        mixHash(nameKinds.both, mixHash(mixHash(before, next), topic)),
      )
    }
  })
  return { keys, values: keys.map(() => nameWeight) }
}

/** For each unit the kind of the first name behind it. */
function namesBehind(units: readonly Unit[]): number[] {
  const behind = new Array<number>(units.length).fill(edge)
  for (let at = units.length - 2; at >= 0; at--) {
    const next = units[at + 1]
    behind[at] = next && next.mention >= 0 ? next.word : (behind[at + 1] ?? edge)
  }
  return behind
}
