/** Names that the lexicon knows as one thing only: an unsure reading gives way to it. */
import type { Language } from '../model/language.js'
import { cueFlag, nameFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { fold } from '../text/fold.js'
import { wholeNameKey } from '../text/names.js'

const unsure = 0.9
const rule = 'names/known'
const place = nameFlag.city | nameFlag.town | nameFlag.country | nameFlag.region | nameFlag.landmark
const kinds: readonly (readonly [number, Mention['type']])[] = [
  [nameFlag.company, 'company'],
  [nameFlag.publicBody, 'public_body'],
  [nameFlag.organization, 'organization'],
  [nameFlag.programme, 'programme'],
  [place, 'place'],
]
const ordinary = nameFlag.spanishWord | nameFlag.frenchWord

interface Around {
  readonly lexicon: Lexicon
  readonly lang: Language
  readonly tokens: { readonly text: string }
}

/** Gives an unsure name the type that the lexicon has for the whole of it, where that is one type. */
export function settleKnown(
  mentions: readonly Mention[],
  { lexicon, lang, tokens }: Around,
): Mention[] {
  // `en el Palacio de Gobierno`: the seat of a body is a place where the text goes there.
  const isSeat = ({ type, text }: Mention): boolean =>
    type === 'place' && (lexicon.cuesOf(fold(/^\S+/u.exec(text)?.[0] ?? ''), lang) & venue) !== 0
  return mentions.map((mention) => {
    const isSettled =
      mention.confidence >= unsure || mention.type === 'role' || mention.type === 'person'
    const type = isSettled || isSeat(mention) ? undefined : knownType(mention.text, lexicon)
    if (isContracted(mention, { lexicon, lang, tokens }))
      return { ...mention, type: 'company', rule }
    return type === undefined || type === mention.type ? mention : { ...mention, type, rule }
  })
}

const { venue } = cueFlag

/** `selon le patron du Figaro`: the article of a newspaper's name is part of the word before it. */
function isContracted({ type, text, start }: Mention, { lexicon, lang, tokens }: Around): boolean {
  if (type !== 'place' || lang !== 'fr') return false
  const isBehind = /(?<!\p{L})(?:du|au) $/iu.test(tokens.text.slice(Math.max(0, start - 4), start))
  return isBehind && knownType(`Le ${text}`, lexicon) === 'company'
}

function knownType(name: string, lexicon: Lexicon): Mention['type'] | undefined {
  const flags = lexicon.flagsOf(wholeNameKey(name))
  // `Horizontes` may be anything.
  if (flags & ordinary && !/\s/u.test(name)) return undefined
  return typeOfFlags(flags)
}

/** What the lexicon knows of the whole name as a place: flags of `nameFlag`, 0 where it is none. */
export function placeFlags(name: string, lexicon: Lexicon): number {
  return lexicon.flagsOf(wholeNameKey(name)) & place
}

/** The one type that these flags of the lexicon speak of. */
export function typeOfFlags(flags: number): Mention['type'] | undefined {
  const types = kinds.filter(([bits]) => flags & bits)
  return types.length === 1 ? types[0]?.[1] : undefined
}
