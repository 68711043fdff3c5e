/** Sentences of Spanish and French news, as runs of tokens. */
import { charClass, classAt } from './characters.js'
import { tokenGap, tokenKind, type Tokens } from './tokens.js'

/** No sentence is longer: text without full stops is cut, so that later work stays bounded. */
export const maxSentenceTokens = 400

/** Sentence `i` holds the tokens from `bounds[i]` to `bounds[i + 1]`, the latter excluded. */
export interface Sentences {
  readonly count: number
  /** One more than there are sentences; begins with 0 and ends with the number of tokens. */
  readonly bounds: Int32Array
}

/**
 * Finds the sentences: they end at line breaks, and after a full stop, question or exclamation mark or ellipsis
 * (closing quotes and brackets included) when what follows can begin a sentence.
 */
export function splitSentences(tokens: Tokens): Sentences {
  const bounds: number[] = [0]
  let begin = 0
  for (let at = 1; at < tokens.length; at++) {
    if (isBoundary(tokens, at) || at - begin >= maxSentenceTokens) {
      bounds.push(at)
      begin = at
    }
  }
  if (tokens.length > 0) bounds.push(tokens.length)
  return { count: bounds.length - 1, bounds: Int32Array.from(bounds) }
}

function isBoundary(tokens: Tokens, at: number): boolean {
  const gap = tokens.gaps[at] ?? 0
  if (gap >= tokenGap.line) return true
  if (gap === tokenGap.none || !canBegin(tokens, at)) return false
  const last = skipClosers(tokens, at - 1)
  return isStop(tokens, last) && !isAbbreviated(tokens, last)
}

const stops = new Set('.!?…')
const closers = new Set('"”»’\')]')
const openers = new Set('"“«‘([¿¡-–—•*')

function signAt(tokens: Tokens, at: number): string {
  return tokens.kinds[at] === tokenKind.sign ? (tokens.text[tokens.starts[at] ?? 0] ?? '') : ''
}

function skipClosers(tokens: Tokens, from: number): number {
  let at = from
  while (at > 0 && from - at < 3 && closers.has(signAt(tokens, at))) at--
  return at
}

function isStop(tokens: Tokens, at: number): boolean {
  if (stops.has(signAt(tokens, at))) return true
  // The dot of `S.A.` or `EE.UU.` may end the sentence as well; only a likely beginning tells.
  const end = tokens.ends[at] ?? 0
  return (
    tokens.text[end - 1] === '.' &&
    end - (tokens.starts[at] ?? 0) > 2 &&
    opensClause(tokens, at + 1)
  )
}

function canBegin(tokens: Tokens, at: number): boolean {
  if (openers.has(signAt(tokens, at))) return true
  const kind = classAt(tokens.text, tokens.starts[at] ?? 0)
  return kind === charClass.upper || kind === charClass.digit
}

const clauseWords = new Set(
  (
    'el la los las un una en al para por con según su sus este esta pero y no se tras ' +
    "le les l’ l' une des dans au aux pour par avec selon son sa ses ce cette mais il elle ils on"
  ).split(' '),
)

function opensClause(tokens: Tokens, at: number): boolean {
  const start = tokens.starts[at] ?? 0
  const end = tokens.ends[at] ?? 0
  return end - start <= 6 && clauseWords.has(tokens.text.slice(start, end).toLowerCase())
}

// Legal forms and states may end a sentence: only a likely beginning after them does.
const endings = new Set(
  'cía cia ltda ltd co hnos hnas pvt inc corp cie gro ags qro gto mich jal etc eds'.split(' '),
)

// Only abbreviations that a capital or number usually follows; they end no sentence.
const abbreviations = new Set(
  (
    'sr sra srta sres dr dra drs lic ing mtro mtra arq gral cnel tte cap prof profa profr hno hna sto sta ' +
    'mons pbro rev av avda blvd núm num no nº pág p art inc frac tel ext vs fr mme mlle mm me mgr st ste bd ' +
    'cf env éd vol c.p q.e.p.d'
  ).split(' '),
)

function isAbbreviated(tokens: Tokens, stop: number): boolean {
  if (signAt(tokens, stop) !== '.' || tokens.gaps[stop] !== tokenGap.none || stop === 0)
    return false
  const start = tokens.starts[stop - 1] ?? 0
  const end = tokens.ends[stop - 1] ?? 0
  if (end - start > 8) return false
  const word = tokens.text.slice(start, end).toLowerCase()
  return abbreviations.has(word) || (endings.has(word) && !opensClause(tokens, stop + 1))
}
