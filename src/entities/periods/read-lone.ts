/** Reads bare numbers that are dates by what stands around them: `en 2024`, `el 15`, `el día 18`. */
import type { Found } from './moment.js'
import { isCounting } from './counting.js'
import { readYearWords } from './read-year.js'
import {
  isGlued,
  isKind,
  isOneOf,
  readDayDigits,
  readYear,
  termAt,
  tokenAt,
  type NumberFound,
  type Reader,
} from './reader.js'

const signsBefore: ReadonlySet<string> = new Set(['$', '€', '£', '+', '#', '/', '@', '='])
const signsAfter: ReadonlySet<string> = new Set(['%', '€', '$', '/', '£'])
const dayArticles: ReadonlySet<string> = new Set(['el', 'le'])
const joints: ReadonlySet<string> = new Set(['-', '.', ',', '_'])
const phraseEnds: ReadonlySet<string> = new Set(['.', ',', ';', ')', '?', '!', '»', '”', '"'])

/** Reads a year, unless it counts something (`2000 personas`), carries a sign or ends a name. */
export function readLoneYear(reader: Reader, index: number): Found | undefined {
  const year = readYear(reader, index) ?? readWordsAfterEn(reader, index)
  if (!year || hasSign(reader, index) || isPartOfName(reader, index - 1)) return undefined
  if (!isExpected(reader, index - 1) && isCounted(reader, index + 1)) return undefined
  return { moment: { year: year.value }, next: year.next, rule: 'periods/year' }
}

// `en mil novecientos veintiocho`; round thousands count something more often.
function readWordsAfterEn(reader: Reader, index: number): NumberFound | undefined {
  if (termAt(reader, index - 1).preposition !== true) return undefined
  const year = readYearWords(reader, index)
  return year && year.value % 1000 !== 0 && !isCounting(reader, year.next) ? year : undefined
}

function hasSign(reader: Reader, index: number): boolean {
  const isBefore = isOneOf(reader, index - 1, signsBefore)
  const isAfter = isOneOf(reader, index + 1, signsAfter)
  const isGrouped = isKind(reader, index - 1, 'number') || isKind(reader, index + 1, 'number')
  const isGluedWord =
    isGlued(reader, index) &&
    (isKind(reader, index - 1, 'word') || isOneOf(reader, index - 1, joints))
  return isBefore || isAfter || isGrouped || isGluedWord
}

function isPartOfName(reader: Reader, index: number): boolean {
  const { term, word } = tokenAt(reader, index)
  return term === undefined && word?.isCapital === true
}

// A preposition that years stand behind.
function isExpected(reader: Reader, index: number): boolean {
  const { preposition, since, until, before, after, between } = termAt(reader, index)
  return [preposition, since, until, before, after, between].includes(true)
}

// A plural noun or a unit right after the number.
function isCounted(reader: Reader, index: number): boolean {
  const { kind, term, key } = tokenAt(reader, index)
  if (kind !== 'word') return false
  return term === undefined ? /[sx]$/.test(key) : term.unit !== undefined
}

/** Reads `el 15`, `le 15`, `el día 18`: a day without its month, at the end of a phrase. */
export function readLoneDay(reader: Reader, index: number): Found | undefined {
  const rule = 'periods/day'
  const isDay = termAt(reader, index).unit === 'day' && termAt(reader, index).plural !== true
  const day = readDayDigits(reader, isDay ? index + 1 : index)
  if (!day || isCounting(reader, day.next)) return undefined
  if (isDay) return { moment: { day: day.value }, next: day.next, rule, withArticle: true }
  if (!isOneOf(reader, index - 1, dayArticles) || !isPhraseEnd(reader, day.next)) return undefined
  return { moment: { day: day.value }, next: day.next, rule }
}

function isPhraseEnd(reader: Reader, index: number): boolean {
  const { preposition, to } = termAt(reader, index)
  if (preposition === true || to === true) return true
  return isKind(reader, index, 'break') || isOneOf(reader, index, phraseEnds)
}
