/** Where tokens stand: headline, first of its sentence, quotation, brackets, line in capitals. */
import type { TaggerInput } from '../model/tagger.js'
import { tokenGap, tokenKind } from '../text/tokens.js'
import { i32, u8 } from './cells.js'

/** Where a token stands. */
export const position = {
  sentenceStart: 1,
  title: 2,
  quoted: 4,
  bracketed: 8,
  lineStart: 16,
  capsLine: 32,
} as const

/** Gives the flags of `position` for each token. */
export function readPositions(input: TaggerInput): Uint8Array {
  const flags = new Uint8Array(input.tokens.length)
  const { bounds, count } = input.sentences
  for (let sentence = 0; sentence < count; sentence++)
    readSentence(input, { from: i32(bounds, sentence), to: i32(bounds, sentence + 1) }, flags)
  return flags
}

const opening = new Set('«“')
const closing = new Set('»”')

function readSentence(
  input: TaggerInput,
  { from, to }: { from: number; to: number },
  flags: Uint8Array,
): void {
  const { tokens, titleEnd } = input
  const caps = isShouted(input, from, to) ? position.capsLine : 0
  let around = 0
  let start: number = position.sentenceStart
  for (let at = from; at < to; at++) {
    const begin = i32(tokens.starts, at)
    const sign = tokens.text[begin] ?? ''
    around = closeAt(sign, around)
    const title = begin < titleEnd ? position.title : 0
    const line = u8(tokens.gaps, at) >= tokenGap.line ? position.lineStart : 0
    const isWord = u8(tokens.kinds, at) !== tokenKind.sign
    flags[at] = around | title | line | caps | (isWord ? start : 0)
    if (isWord) start = 0
    else if (opening.has(sign) || sign === ':') start = position.sentenceStart
    around |= openAt(sign)
  }
}

function closeAt(sign: string, around: number): number {
  if (closing.has(sign)) return around & ~position.quoted
  return sign === ')' ? around & ~position.bracketed : around
}

function openAt(sign: string): number {
  if (opening.has(sign)) return position.quoted
  return sign === '(' ? position.bracketed : 0
}

/** Whether a line has at least three words of two letters or more, nearly all in capitals. */
function isShouted({ tokens }: TaggerInput, from: number, to: number): boolean {
  let shouted = 0
  let spoken = 0
  for (let at = from; at < to; at++) {
    if (u8(tokens.kinds, at) !== tokenKind.word) continue
    const start = i32(tokens.starts, at)
    const surface = tokens.text.slice(start, Math.min(i32(tokens.ends, at), start + 12))
    if (surface.length < 2) continue
    if (surface === surface.toUpperCase()) shouted++
    else spoken++
  }
  return shouted >= 3 && spoken * 5 <= shouted
}
