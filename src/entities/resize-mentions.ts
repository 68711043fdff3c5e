/** Ends of names that the article itself sets right: a number behind a name, two names taken for one. */
import type { Language } from '../model/language.js'
import { cueFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { fold, nameKey } from '../text/fold.js'

const numberAfter = /^ (?:\d{1,4}|\d{2,4}-\d{2,4})(?=[,.;:)»”"?!]?(?:\s|$))/u
const yearAfter = /^ 20\d\d(?=[,.;:)»”"?!]?(?:\s|$))/u
const joint = /^(?:[,.;:)»”"?!]|\s*$|\s*\n|\s(?:y|e|et)\s)/u
const numbered = new Set<Mention['type']>(['company', 'organization', 'programme'])
const longestNumber = 20

/** A number right behind a name belongs to it (`Busetas Heredianas 400`, `France 2030`), where no counted thing follows. */
export function joinNumbers(mentions: readonly Mention[], text: string): Mention[] {
  return mentions.map((mention, index) =>
    hasDigitBehind(text, mention.end) ? joinNumber(mention, mentions[index + 1], text) : mention,
  )
}

function joinNumber(mention: Mention, next: Mention | undefined, text: string): Mention {
  const behind = text.slice(mention.end, mention.end + longestNumber)
  const pattern =
    mention.type === 'place' ? yearAfter : numbered.has(mention.type) ? numberAfter : undefined
  const number = pattern?.exec(behind)?.[0]
  if (number === undefined || (next && next.start < mention.end + number.length)) return mention
  if (!joint.test(behind.slice(number.length))) return mention
  const end = mention.end + number.length
  const type = mention.type === 'place' ? 'programme' : mention.type
  return { ...mention, type, end, text: text.slice(mention.start, end), rule: 'names/number' }
}

/** Whether a space and a digit stand at the index. */
function hasDigitBehind(text: string, at: number): boolean {
  const code = text.charCodeAt(at + 1)
  return text[at] === ' ' && code >= 0x30 && code <= 0x39
}

const dotted = /(?:^|[ ,&])(?:ltda|ltd|lt[ée]e|co|c[ií]a|cie|inc|corp)$/iu

/** The dot of an abbreviated legal form is part of the name, also where the sentence ends with it. */
export function joinDots(mentions: readonly Mention[], text: string): Mention[] {
  return mentions.map((mention) => {
    const isDotted =
      mention.type === 'company' && text[mention.end] === '.' && dotted.test(mention.text)
    if (!isDotted) return mention
    return { ...mention, end: mention.end + 1, text: `${mention.text}.`, rule: 'names/dot' }
  })
}

const sure = 0.9
const joints =
  /,? (?:y|e|et|de|del|d[’']|du|des|aux?|a|al) (?:(?:de |à |a )?(?:la |las |le |les |los |el |l[’'])|des? |du |del |d[’'])?/gu

/** What every joint has; most names have none. */
const mayJoin = / (?:[ye]|et|d[’'e]|del|du|des|aux?|al?) /u

/** What is known of names beside the mention at hand. */
interface Known {
  /** Types of the names that the article has by themselves, by key. */
  readonly types: ReadonlyMap<string, Mention['type']>
  /** Whether what follows the joint begins like another body. */
  readonly isSecond: (gap: string, tail: string) => boolean
}

const heads = cueFlag.organizationHead | cueFlag.bodyHead | cueFlag.branched

function beginsBody(word: string, cues: number): boolean {
  return (
    (cues & heads) !== 0 || (/^\p{Lu}{3,}$/u.test(word) && (cues & cueFlag.companyPlural) === 0)
  )
}

/** Cuts two names that were taken for one: the article names one of them elsewhere, or the second begins like a body. */
export function splitJoined(
  mentions: readonly Mention[],
  { lang, lexicon }: { readonly lang: Language; readonly lexicon: Lexicon },
): Mention[] {
  let types: Map<string, Mention['type']> | undefined
  const known = (): Map<string, Mention['type']> => (types ??= sureTypes(mentions))
  const isSecond = (gap: string, tail: string): boolean => {
    const word = firstWord(tail)
    return articleIn.test(gap) && beginsBody(word, lexicon.cuesOf(fold(word), lang))
  }
  return mentions.flatMap((mention) => {
    const gaps = mayJoin.test(mention.text) ? [...mention.text.matchAll(joints)] : []
    return gaps.length === 0 ? [mention] : cut(mention, gaps, { types: known(), isSecond })
  })
}

/** Types of the names that were found with certainty, by key. */
function sureTypes(mentions: readonly Mention[]): Map<string, Mention['type']> {
  const types = new Map<string, Mention['type']>()
  for (const { text, type, confidence } of mentions)
    if (type !== 'role' && confidence >= sure) types.set(nameKey(text), type)
  return types
}

function cut(mention: Mention, gaps: readonly RegExpExecArray[], known: Known): Mention[] {
  if (known.types.has(nameKey(mention.text))) return [mention]
  for (const { 0: gap, index } of gaps) {
    const head = mention.text.slice(0, index)
    const tail = mention.text.slice(index + gap.length)
    const types = typesOfParts(mention, { head, gap, tail }, known)
    if (!types) continue
    const start = mention.start + index + gap.length
    return [
      { ...mention, type: types.head, end: mention.start + index, text: head, rule },
      { ...mention, type: types.tail, start, text: tail, rule },
    ]
  }
  return [mention]
}

/** The types of the two names, when they are two. */
function typesOfParts(
  { type }: Mention,
  { head, gap, tail }: { head: string; gap: string; tail: string },
  { types, isSecond }: Known,
): { head: Mention['type']; tail: Mention['type'] } | undefined {
  if (!/^\p{Lu}/u.test(tail)) return undefined
  const tailType = types.get(nameKey(tail))
  if (!listing.test(gap))
    return type === 'role' && tailType ? { head: type, tail: tailType } : undefined
  const headType = types.get(nameKey(head))
  const isTwo = tailType ?? headType ?? isSecond(gap, tail)
  return isTwo ? { head: headType ?? type, tail: tailType ?? type } : undefined
}

const listing = /^,? (?:y|e|et) /u
const articleIn = / (?:la|las|le|les|los|el|del|du|des|l[’'])/u
const rule = 'names/split'

function firstWord(text: string): string {
  return /^[^\s’']+/u.exec(text)?.[0] ?? ''
}
