/** Short forms have the type of their long ones: in brackets, as an acronym elsewhere, as the beginning of the name. */
import type { Mention } from '../model/mention.js'

const sure = 0.9
const fair = 0.7
const unsure = 0.6
const rule = 'names/short-form'
const bodies = new Set<Mention['type']>(['company', 'public_body', 'organization', 'programme'])
const acronym = /^[\p{Lu}\p{N}.-]{2,}$/u

/** Gives short forms and, where only those are sure, long forms the type of the other. */
export function settleShortForms(mentions: readonly Mention[], text: string): Mention[] {
  return readBeginnings(readAcronyms(readBrackets(mentions, text), text))
}

/** Whether `short` stands in brackets right behind `long`. */
function isShortOf(short: Mention, long: Mention | undefined, text: string): boolean {
  return (
    long !== undefined &&
    bodies.has(long.type) &&
    text[short.end] === ')' &&
    text.slice(long.end, short.start).trim() === '('
  )
}

/** What else stands in brackets behind a body is most often its town, its owner or its director. */
function mayBeShort({ type, text }: Mention): boolean {
  return acronym.test(text) || (type !== 'place' && type !== 'person' && type !== 'company')
}

/** `Long Name (LN)`. */
function readBrackets(mentions: readonly Mention[], text: string): Mention[] {
  return mentions.map((mention, index) => {
    const long = mentions[index - 1]
    if (!long || mention.type === long.type || !isShortOf(mention, long, text)) return mention
    const limit = mayBeShort(mention) ? sure : unsure
    const isUnsure = mention.type !== 'role' && mention.confidence < limit
    return isUnsure && long.confidence >= fair ? { ...mention, type: long.type, rule } : mention
  })
}

/** `LN` elsewhere in the article; and `Long Name`, when the tagger was surer of `LN` in brackets. */
function readAcronyms(mentions: readonly Mention[], text: string): Mention[] {
  const types = new Map<string, Mention['type']>()
  mentions.forEach((mention, index) => {
    const long = mentions[index - 1]
    if (long && isShortOf(mention, long, text) && long.confidence >= fair)
      types.set(mention.text, long.type)
  })
  return mentions.map((mention, index) => {
    if (mention.confidence >= sure || mention.type === 'role') return mention
    const known = mayBeShort(mention) ? types.get(mention.text) : undefined
    const type = known ?? typeOfShort(mention, mentions[index + 1], text)
    return type === undefined || type === mention.type ? mention : { ...mention, type, rule }
  })
}

function typeOfShort(
  long: Mention,
  short: Mention | undefined,
  text: string,
): Mention['type'] | undefined {
  const isSure = short && short.confidence >= sure && bodies.has(short.type)
  return isSure && isShortOf(short, long, text) ? short.type : undefined
}

/** `Fresnillo`, where the article also has `Fresnillo plc`. */
function readBeginnings(mentions: readonly Mention[]): Mention[] {
  const types = beginningsOf(mentions)
  return mentions.map((mention) => {
    const isSure =
      mention.confidence >= sure || mention.type === 'role' || mention.type === 'person'
    const type = isSure ? undefined : types.get(mention.text)
    return !type || type === mention.type ? mention : { ...mention, type, rule }
  })
}

/** Types of the sure names that begin so; none where they differ. */
function beginningsOf(mentions: readonly Mention[]): Map<string, Mention['type'] | undefined> {
  const types = new Map<string, Mention['type'] | undefined>()
  const names = new Map<string, Mention['type']>()
  for (const { type, text, confidence } of mentions)
    if (confidence >= sure && bodies.has(type)) names.set(text, type)
  for (const [name, type] of names)
    for (let at = name.indexOf(' '); at > 0; at = name.indexOf(' ', at + 1)) {
      const beginning = name.slice(0, at)
      types.set(beginning, types.has(beginning) && types.get(beginning) !== type ? undefined : type)
    }
  return types
}
