/** A name that may be a place is one where the words beside it name its neighbour or its country. */
import { nameFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { placeFlags } from './known-types.js'

const sure = 0.9
const joint = /^ (?:y|e|et) $/u
const inside = /^(?:,| \(| ?-) ?(?:en |à |au |aux |in )?$/u
const larger = nameFlag.country | nameFlag.region

/**
 * Gives an unsure name that the lexicon knows as a place, whatever else it may be (`Yokohama` makes tyres), the type of
 * a place where a sure place is joined to it (`Hiroshima et Yokohama`) or a country or region follows (`Yokohama, au
 * Japon`).
 */
export function settleNeighbours(
  mentions: readonly Mention[],
  around: { readonly text: string; readonly lexicon: Lexicon },
): readonly Mention[] {
  const { text, lexicon } = around
  return mentions.map((mention, index) => {
    const { type, confidence, start, end } = mention
    const isOpen = type !== 'place' && type !== 'role' && confidence < sure
    if (!isOpen || placeFlags(mention.text, lexicon) === 0) return mention
    const previous = surePlace(mentions[index - 1])
    const next = surePlace(mentions[index + 1])
    const isJoined =
      (previous !== undefined && joint.test(text.slice(previous.end, start))) ||
      (next !== undefined && holds(next, text.slice(end, next.start), lexicon))
    return isJoined ? { ...mention, type: 'place', rule: 'names/beside-place' } : mention
  })
}

function surePlace(mention: Mention | undefined): Mention | undefined {
  return mention?.type === 'place' && mention.confidence >= sure ? mention : undefined
}

/** Whether what stands between a name and the next place makes them neighbours, or the place the larger one. */
function holds(next: Mention, between: string, lexicon: Lexicon): boolean {
  if (joint.test(between)) return true
  return inside.test(between) && (placeFlags(next.text, lexicon) & larger) !== 0
}
