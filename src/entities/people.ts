/** People whom the tagger took for something else, because their names are not those of its lessons. */
import { cueFlag, nameFlag, type Lexicon } from '../model/lexicon.js'
import type { Language } from '../model/language.js'
import type { Mention } from '../model/mention.js'
import { fold } from '../text/fold.js'
import { wholeNameKey } from '../text/names.js'
import { isForename } from './forenames.js'

interface Around {
  readonly text: string
  readonly lang: Language
  readonly lexicon: Lexicon
}

const sure = 0.9
const firm = 0.8
const fair = 0.7
const weak = 0.6
const known =
  nameFlag.city |
  nameFlag.town |
  nameFlag.country |
  nameFlag.region |
  nameFlag.company |
  nameFlag.landmark |
  nameFlag.organization |
  nameFlag.publicBody |
  nameFlag.programme
const placed = nameFlag.city | nameFlag.country | nameFlag.region

/** Reads unsure names as people where their age stands behind them, they begin with a forename, or people bear their parts. */
export function readPeople(mentions: readonly Mention[], around: Around): Mention[] {
  const parts = partsOfPeople(mentions)
  return mentions.map((mention) => {
    if (mention.type === 'person' || mention.type === 'role') return mention
    const rule = reasonOf(mention, parts, around)
    return rule === undefined ? mention : { ...mention, type: 'person', rule }
  })
}

function reasonOf(
  mention: Mention,
  parts: ReadonlySet<string>,
  around: Around,
): string | undefined {
  if (hasAge(mention, around.text)) return 'names/age'
  if (mention.confidence < fair && isPart(mention.text, parts)) return 'names/part-of-person'
  const limit = mention.type === 'place' ? firm : sure
  return mention.confidence < limit && hasForename(mention, around) ? 'names/forename' : undefined
}

const age = /^(?: \(\d{1,2} (?:ans|años|mois|meses)\)|, (?:de )?\d{2} (?:ans|años)[,.;)])/u
const longestAge = 20

/** `Zakaria (37 ans)`, `Héctor Rey, de 49 años,`. */
function hasAge({ text: name, end, confidence }: Mention, text: string): boolean {
  if (confidence >= 0.95 || !age.test(text.slice(end, end + longestAge))) return false
  return /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,3}$/u.test(name)
}

const nameShape =
  /^\p{Lu}\p{Ll}[\p{L}'’-]*(?: (?:(?:de|del|de la|de los|van|von|ben|el|d[’']|da|dos|di) ?)?\p{Lu}[\p{L}'’-]*\.?){1,3}$/u
const noSurname =
  cueFlag.legalForm |
  cueFlag.companyHead |
  cueFlag.organizationHead |
  cueFlag.bodyHead |
  cueFlag.programmeHead
const noForename = noSurname | cueFlag.placeHead | cueFlag.venue | cueFlag.direction
const announcing =
  cueFlag.companyNoun |
  cueFlag.organizationNoun |
  cueFlag.placeHead |
  cueFlag.venue |
  cueFlag.companyPlural |
  cueFlag.companyHead |
  cueFlag.organizationHead |
  cueFlag.bodyHead
const ordinary = nameFlag.spanishWord | nameFlag.frenchWord
const shortest = 4
const saints = new Set(['Santa', 'Santo', 'Sainte', 'Doña'])
const longestBefore = 30

/** `Lewis Hamilton`: a forename and a surname, nothing that the lexicon knows, and no noun before it that says otherwise. */
function hasForename(mention: Mention, around: Around): boolean {
  const { text: name, confidence } = mention
  if (!nameShape.test(name) || flagsOf(name, around.lexicon) & known) return false
  const words = name.split(' ')
  return (
    isFullName(words, { lexicon: around.lexicon, isWeak: confidence < weak }) &&
    !words.some((word, at) => cuesOf(word, around) & (at > 0 ? noSurname : noForename)) &&
    !isAnnounced(mention, around)
  )
}

function isFullName(
  words: readonly string[],
  { lexicon, isWeak }: { readonly lexicon: Lexicon; readonly isWeak: boolean },
): boolean {
  const [first = ''] = words
  const ofFirst = flagsOf(first, lexicon)
  const isListed = isForename(first)
  const isKnown = (ofFirst & nameFlag.forename) !== 0 && first.length >= shortest
  if (!(isKnown || isListed) || isNoForename(first, ofFirst)) return false
  const isSurely = isListed || isWeak || (ofFirst & ordinary) === 0
  return mayBeSurname(flagsOf(words.at(-1) ?? '', lexicon), {
    isSurely,
    mayBePlace: isListed && isWeak,
  })
}

function isNoForename(word: string, flags: number): boolean {
  return saints.has(word) || (flags & placed) !== 0
}

/** `Lala Derivados`: ordinary words are a name only where they are borne as surnames. */
function mayBeSurname(
  flags: number,
  { isSurely, mayBePlace }: { readonly isSurely: boolean; readonly mayBePlace: boolean },
): boolean {
  if (flags & nameFlag.surname) return mayBePlace || (flags & placed) === 0
  return isSurely && (flags & ordinary) === 0
}

/** Whether one of the two words before says what else it is: `la calle Carlos Gómez`. */
function isAnnounced({ start }: Mention, around: Around): boolean {
  const before = around.text.slice(Math.max(0, start - longestBefore), start)
  const nouns = before
    .split(/[^\p{L}'’-]+/u)
    .filter((word) => word.length > 3)
    .slice(-2)
  return nouns.some((word) => cuesOf(word, around) & announcing)
}

function cuesOf(word: string, { lexicon, lang }: Around): number {
  return lexicon.cuesOf(fold(word), lang)
}

function flagsOf(name: string, lexicon: Lexicon): number {
  return lexicon.flagsOf(wholeNameKey(name))
}

/** A part of the name of somebody; or more of a name that somebody bears in part. */
function isPart(name: string, parts: ReadonlySet<string>): boolean {
  if (parts.has(name)) return true
  const words = name.split(' ')
  return words.length === 3 && parts.has(words.slice(0, 2).join(' '))
}

/** Forenames and parts of double surnames of the people whom the article names in full. */
function partsOfPeople(mentions: readonly Mention[]): Set<string> {
  const parts = new Set<string>()
  for (const { type, text, confidence } of mentions) {
    if (type !== 'person' || confidence < fair || !text.includes(' ')) continue
    parts.add(text)
    const words = text.split(' ')
    const pieces = words.slice(1).flatMap((word) => word.split('-'))
    for (const word of [words[0] ?? '', ...pieces])
      if (/^\p{Lu}\p{Ll}{3}/u.test(word)) parts.add(word)
  }
  return parts
}
