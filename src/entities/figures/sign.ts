/** Plus and minus before numbers. */
import { tokenSort, type Tokens } from '../../text/numerals/tokens.js'
import type { FigureContext } from './context.js'
import { figureWords } from './words.js'

/** A sign as read. */
export interface SignReading {
  readonly next: number
  readonly isMinus: boolean
}

const minus = new Set(['-', '−', '–', '‑'])

/** Tells whether a minus or a dash stands at the token. */
export function isMinusAt(tokens: Tokens, at: number): boolean {
  return minus.has(tokens.key(at))
}

/** Reads a plus or minus before a number. A dash with spaces around it is one only after a few words. */
export function readPlusMinus(context: FigureContext, at: number): SignReading | undefined {
  const { tokens } = context
  if (tokens.sort(at) === tokenSort.word) return readMinusWord(context, at)
  const isMinus = isMinusAt(tokens, at)
  if ((!isMinus && tokens.key(at) !== '+') || !isOpen(tokens, at)) return undefined
  const isSure = tokens.isJoined(at) || !dashes.has(tokens.key(at))
  return isSure || isAfterOpener(context, at) ? { next: at + 1, isMinus } : undefined
}

/** Signs that are more often dashes when spaces stand around them. */
const dashes = new Set(['-', '–', '‑'])

/** `soit moins 14 %`: the word only before digits and after the words that cannot make it `less`. */
function readMinusWord(context: FigureContext, at: number): SignReading | undefined {
  const { tokens, lang } = context
  if (tokens.sort(at + 1) !== tokenSort.digits) return undefined
  const isMinus = tokens.key(at) === figureWords[lang].minus && isAfterOpener(context, at)
  return isMinus ? { next: at + 1, isMinus } : undefined
}

function isAfterOpener({ tokens, lang }: FigureContext, at: number): boolean {
  return figureWords[lang].beforeMinus.includes(tokens.key(at - 1))
}

const openers = new Set(['(', ':', '«', '"', '“'])

/** Whether nothing that the sign could join stands just before it. */
function isOpen(tokens: Tokens, at: number): boolean {
  return at === 0 || !tokens.isJoined(at - 1) || openers.has(tokens.key(at - 1))
}
