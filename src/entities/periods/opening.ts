/** Tells cheaply whether a period can begin at a token, before any rule is tried. */
import { isGlued, isKind, termAt, tokenAt, type Reader } from './reader.js'
import type { Meaning } from './words.js'

/** What a word can mean: it begins a period by itself, only before another such word, or never. */
type Opening = 'itself' | 'before' | 'never'

const openings = new WeakMap<Meaning, Opening>()

/** Whether a period can begin at the index. */
export function canOpen(reader: Reader, index: number): boolean {
  const { kind, key } = tokenAt(reader, index)
  if (kind === 'number') return key.length < 5 && canNumberOpen(reader, index)
  if (kind !== 'word') return false
  const opening = openingAt(reader, index)
  if (opening === 'before') return canFollow(reader, index + 1)
  return opening === 'itself' || isUnknownOpening(reader, index)
}

/** Whether a word without a meaning of its own begins a period: `XIXe siècle`, `T3 2024`. */
export function isUnknownOpening(reader: Reader, index: number): boolean {
  const { kind, key, term } = tokenAt(reader, index)
  if (kind !== 'word' || term) return false
  if (termAt(reader, index + 1).unit === 'century') return true
  return key.length === 1 && isKind(reader, index + 1, 'number') && isGlued(reader, index + 1)
}

// Behind a small word: a number, or a word that is not only a small word again.
function canFollow(reader: Reader, index: number): boolean {
  return isKind(reader, index, 'number') || termAt(reader, index) !== termAt(reader, -1)
}

// A number alone is a year, or a day behind `el`; all else shows in what follows.
function canNumberOpen(reader: Reader, index: number): boolean {
  const { kind, term, key } = tokenAt(reader, index + 1)
  if (kind === 'word') return term !== undefined || tokenAt(reader, index).key.length === 4
  if (tokenAt(reader, index).key.length === 4) return true
  if (kind === 'mark') return '/-.,º°ª~'.includes(key) || isLoneDay(reader, index)
  return kind === 'break' && isLoneDay(reader, index)
}

function isLoneDay(reader: Reader, index: number): boolean {
  return termAt(reader, index - 1).article === true && !isGlued(reader, index)
}

function openingAt(reader: Reader, index: number): Opening {
  const { term } = tokenAt(reader, index)
  if (!term) return 'never'
  let opening = openings.get(term)
  if (opening === undefined) {
    opening = openingOf(term)
    openings.set(term, opening)
  }
  return opening
}

function openingOf(term: Meaning): Opening {
  const { month, shortWeekday, weekday, unit, season, count, ordinal, dayShift, pick, part } = term
  const meanings = [
    month,
    shortWeekday,
    weekday,
    unit,
    season,
    count,
    ordinal,
    dayShift,
    pick,
    part,
  ]
  if (term.thousand === true || meanings.some((meaning) => meaning !== undefined)) return 'itself'
  const { article, from, since, until, before, after, between, ago, ahead, maybeAhead, vague } =
    term
  const flags = [article, from, since, until, before, after, between, ago, ahead, maybeAhead, vague]
  return flags.includes(true) ? 'before' : 'never'
}
