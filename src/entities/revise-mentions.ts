/** One reading of the whole article: what it says of a name in one place holds in the others. */
import type { Language } from '../model/language.js'
import { cueFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { fold, nameKey } from '../text/fold.js'
import type { Tokens } from '../text/tokens.js'
import { readAnnouncement } from './announced-types.js'
import { dropRoles } from './drop-roles.js'
import { findKnown } from './find-known.js'
import { findRoles } from './find-roles.js'
import { settleKnown } from './known-types.js'
import { settleLists } from './list-types.js'
import { settleNeighbours } from './neighbouring-places.js'
import { readOfficeOf } from './office-of.js'
import { readPeople } from './people.js'
import { findRepeats } from './repeats.js'
import { joinDots, joinNumbers, splitJoined } from './resize-mentions.js'
import { settleRoles } from './settle-roles.js'
import { settleShortForms } from './short-forms.js'
import { tidyNames } from './tidy-names.js'
import { cutBodies, cutTitle } from './trim-roles.js'
import { completePlaces } from './whole-places.js'

/** The article around the mentions. */
export interface Surroundings {
  readonly tokens: Tokens
  readonly lang: Language
  readonly lexicon: Lexicon
}

/** Revises spans and types and adds names that stand again elsewhere; the result is in order, without overlaps. */
export function reviseMentions(found: readonly Mention[], around: Surroundings): Mention[] {
  const cut = joinOffices(
    tidyNames(found, around.tokens.text).flatMap((mention) => cutOffice(mention, around)),
    around,
  )
  const numbered = joinNumbers(
    cutBodies(splitJoined(cut.map(cutTitle), around), around),
    around.tokens.text,
  )
  const whole = joinDots(numbered, around.tokens.text)
  const typed = settleKnown(whole, around).map((mention) =>
    readLegalForm(readAnnouncement(mention, around.tokens.text, around.lang), around),
  )
  const { lang, lexicon } = around
  const { text } = around.tokens
  const led = readOfficeOf(nameClusters(readSurnames(typed), around), { text, lexicon })
  const settled = settleTypes(readPeople(led, { text, lang, lexicon }))
  const beside = settleNeighbours(settleShortForms(settled, text), { text, lexicon })
  const listed = settleLists(beside, text)
  const placed = completePlaces(listed, { text, lexicon })
  const repeated = inOrder([...placed, ...findRepeats(placed, around.tokens)])
  const known = inOrder([...repeated, ...findKnown(repeated, around)])
  return dropRoles(settleRoles(findRoles(known, around), { text, lang, lexicon }), text)
}

function inOrder(mentions: readonly Mention[]): Mention[] {
  return [...mentions].sort((left, right) => left.start - right.start)
}

const sure = 0.9
const unsure = 0.8
const officeRule = 'names/office-cut'
const headCues = cueFlag.bodyHead | cueFlag.organizationHead

/**
 * An office written with a capital is no part of the body that it belongs to: `Administrador Municipal de la Oficina
 * de Innovación` is a role and a public body.
 */
function cutOffice(mention: Mention, { lang, lexicon }: Surroundings): Mention[] {
  if (mention.type !== 'public_body' && mention.type !== 'organization') return [mention]
  const cuesOf = (word = ''): number => lexicon.cuesOf(fold(word), lang)
  const first = cuesOf(/[^\s’']+/u.exec(mention.text)?.[0])
  if ((first & cueFlag.roleHead) === 0 || (first & headCues) !== 0) return [mention]
  const words = [...mention.text.matchAll(/[^\s’']+/gu)]
  const head = words.findIndex(
    ([word], index) => index > 1 && /^\p{Lu}/u.test(word) && (cuesOf(word) & headCues) !== 0,
  )
  const cut = words[head]?.index
  if (cut === undefined) return [mention]
  const office = trimEnd(mention.text.slice(0, cut))
  const { start, confidence } = mention
  const rule = officeRule
  return [
    { type: 'role', start, end: start + office.length, text: office, confidence, rule },
    { ...mention, start: start + cut, text: mention.text.slice(cut), rule },
  ]
}

/** Takes articles and prepositions off the end. */
function trimEnd(text: string): string {
  const words = text.trimEnd().split(' ')
  while (words.length > 1 && smallWords.has(words.at(-1) ?? '')) words.pop()
  return words.join(' ')
}

const smallWords = new Set("de del la el los las du des le les l’ l' d’ d'".split(' '))

/** `asistente` before `del Administrador Municipal`: an office that needs the next one to be complete. */
function joinOffices(mentions: readonly Mention[], { tokens }: Surroundings): Mention[] {
  return mentions.flatMap((mention, index) => {
    const next = mentions[index + 1]
    if (joinsNext(mention, next, tokens)) return []
    const previous = mentions[index - 1]
    if (!previous || !joinsNext(previous, mention, tokens)) return [mention]
    const { start } = previous
    return [{ ...mention, start, text: tokens.text.slice(start, mention.end) }]
  })
}

function joinsNext(mention: Mention, next: Mention | undefined, tokens: Tokens): boolean {
  if (mention.type !== 'role' || next?.type !== 'role' || next.rule !== officeRule) return false
  const between = tokens.text.slice(mention.end, next.start)
  return between === ' del ' || between === ' de la ' || between === ' du '
}

/**
 * A part of a person's full name, not its beginning, is that person, where the tagger was not sure of another type:
 * of `Rocío Nahle García` both `Nahle` and `García`.
 */
function readSurnames(mentions: readonly Mention[]): Mention[] {
  const people = mentions.filter(({ type, confidence }) => type === 'person' && confidence >= sure)
  const names = [...new Set(people.map(({ text }) => `${text} `))]
  return mentions.map((mention) => {
    const isSure =
      mention.type === 'person' || mention.type === 'role' || mention.confidence >= sure
    const isSurname = !isSure && names.some((name) => name.includes(` ${mention.text} `))
    return isSurname ? { ...mention, type: 'person', rule: 'names/surname' } : mention
  })
}

/** A legal form at its end makes a name a company's. */
function readLegalForm(mention: Mention, { lang, lexicon }: Surroundings): Mention {
  if (mention.type === 'company' || mention.type === 'role' || mention.type === 'person')
    return mention
  if (!/[\s,]/.test(mention.text)) return mention
  const words = mention.text.split(/[\s,]+/)
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  const isForm =
    /\p{Lu}/u.test(last) && (lexicon.cuesOf(fold(last), lang) & cueFlag.legalForm) !== 0
  return isForm && last.length > 2
    ? { ...mention, type: 'company', rule: 'names/legal-form' }
    : mention
}

const clusterNouns: Readonly<Record<Language, readonly string[]>> = {
  es: ['el cluster', 'del cluster', 'al cluster', 'organismo empresarial', 'organismo gremial'],
  fr: ['le cluster', 'du cluster', 'au cluster', 'cette grappe', 'la grappe industrielle'],
}

/**
 * A `Grupo X` that the article goes on to call `el clúster` or `el organismo empresarial` is an organisation, unless
 * another cluster is named.
 */
function nameClusters(mentions: readonly Mention[], { tokens, lang }: Surroundings): Mention[] {
  const isGroup = ({ type, text }: Mention): boolean =>
    type === 'company' && /^(?:grupo|groupe)\s/i.test(text)
  if (!mentions.some(isGroup)) return [...mentions]
  const text = ` ${nameKey(tokens.text)} `
  const isCalledCluster = clusterNouns[lang].some((noun) => text.includes(` ${noun} `))
  const isAnotherNamed = mentions.some(
    ({ type, text: name }) => type === 'organization' && /cl[uú]ster|grappe/i.test(name),
  )
  const groups = new Set(mentions.filter(isGroup).map(({ text: name }) => nameKey(name)))
  if (!isCalledCluster || isAnotherNamed || groups.size !== 1) return [...mentions]
  return mentions.map((mention) =>
    isGroup(mention) ? { ...mention, type: 'organization', rule: 'names/called-cluster' } : mention,
  )
}

const clear = 0.5

/** A name of unsure type takes the type that the same name clearly has elsewhere in the article. */
function settleTypes(mentions: readonly Mention[]): Mention[] {
  const weights = new Map<string, Map<Mention['type'], number>>()
  for (const { text, type, confidence } of mentions) {
    const byType = weights.get(text) ?? new Map<Mention['type'], number>()
    weights.set(text, byType)
    byType.set(type, (byType.get(type) ?? 0) + confidence)
  }
  return mentions.map((mention) => {
    if (mention.confidence >= unsure) return mention
    const byType = weights.get(mention.text) ?? new Map<Mention['type'], number>()
    const [best] = [...byType].sort(([, left], [, right]) => right - left)
    const own = byType.get(mention.type) ?? 0
    if (!best || best[0] === mention.type || best[1] < own + clear) return mention
    return { ...mention, type: best[0], rule: 'names/same-name' }
  })
}
