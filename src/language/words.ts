/** Text → the words of a bounded sample, as UTF-8 bytes; and the letters that are not Latin. */

/** Longest sample that is read of a text: its beginning and a piece from its middle. */
const headLength = 1400
const middleLength = 1000
const longestWord = 70

/** The words of a text's sample, ready for hashing. */
export interface SampledWords {
  /** UTF-8 bytes of all words one after the other, lower case, every apostrophe as `'`. */
  readonly bytes: Uint8Array
  /** Where each word ends in `bytes`. */
  readonly ends: readonly number[]
  readonly latinLetters: number
  /** Number of letters by the code of the commonest language of their script. */
  readonly otherLetters: ReadonlyMap<string, number>
}

// First and last code unit of a script's letters, and the language that is most often written in it.
const scripts: readonly (readonly [number, number, string])[] = [
  [0x0370, 0x03ff, 'el'],
  [0x0400, 0x052f, 'ru'],
  [0x0530, 0x058f, 'hy'],
  [0x0590, 0x05ff, 'he'],
  [0x0600, 0x077f, 'ar'],
  [0x0900, 0x097f, 'hi'],
  [0x0e00, 0x0e7f, 'th'],
  [0x10a0, 0x10ff, 'ka'],
  [0x3040, 0x30ff, 'ja'],
  [0x4e00, 0x9fff, 'zh'],
  [0xac00, 0xd7af, 'ko'],
]

function sampleOf(text: string): string {
  if (text.length <= headLength + middleLength) return text
  const start = Math.max(headLength, Math.floor((text.length - middleLength) / 2))
  return `${text.slice(0, headLength)} ${text.slice(start, start + middleLength)}`
}

function isLatinLetter(code: number): boolean {
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
  if (code >= 0xc0 && code < 0x250) return code !== 0xd7 && code !== 0xf7
  return (code >= 0x1e00 && code <= 0x1eff) || code === 0xaa || code === 0xba
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x202f
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x02bc
}

/** Addresses of pages and mailboxes say nothing about the language around them. */
function isAddress({ sample, from, to }: Token): boolean {
  if (sample.startsWith('www.', from)) return true
  for (let at = from; at < to; at++) {
    const code = sample.charCodeAt(at)
    if (code === 0x40 || (code === 0x3a && sample.startsWith('//', at + 1))) return true
  }
  return false
}

/** One run of characters without a space. */
interface Token {
  readonly sample: string
  readonly from: number
  readonly to: number
}

/** Collects words as UTF-8 in one buffer: a text of 2,000 characters would otherwise leave 400 small arrays behind. */
class WordBuffer {
  readonly bytes: Uint8Array
  readonly ends: number[] = []
  private start = 0
  private end = 0

  constructor(characters: number) {
    this.bytes = new Uint8Array(characters * 3)
  }

  get isInWord(): boolean {
    return this.end > this.start
  }

  append(code: number): void {
    if (this.end - this.start > longestWord) return
    if (code < 0x80) {
      this.bytes[this.end++] = code
      return
    }
    if (code < 0x800) this.bytes[this.end++] = 0xc0 | (code >> 6)
    else {
      this.bytes[this.end++] = 0xe0 | (code >> 12)
      this.bytes[this.end++] = 0x80 | ((code >> 6) & 0x3f)
    }
    this.bytes[this.end++] = 0x80 | (code & 0x3f)
  }

  endWord(): void {
    if (!this.isInWord) return
    this.ends.push(this.end)
    this.start = this.end
  }
}

/** Adds the words of one run of characters without a space; returns how many Latin letters it has. */
function splitToken({ sample, from, to }: Token, buffer: WordBuffer): number {
  let letters = 0
  for (let index = from; index < to; index++) {
    const code = sample.charCodeAt(index)
    if (isLatinLetter(code)) {
      letters++
      buffer.append(code)
    } else if (
      buffer.isInWord &&
      isApostrophe(code) &&
      index + 1 < to &&
      isLatinLetter(sample.charCodeAt(index + 1))
    ) {
      buffer.append(0x27)
    } else {
      buffer.endWord()
    }
  }
  buffer.endWord()
  return letters
}

function countOther({ sample, from, to }: Token, counts: Map<string, number>): void {
  for (let index = from; index < to; index++) {
    const code = sample.charCodeAt(index)
    if (code < 0x370) continue
    const script = scripts.find(([first, last]) => code >= first && code <= last)
    if (script) counts.set(script[2], (counts.get(script[2]) ?? 0) + 1)
  }
}

/** Splits a sample of the text into words. Reads at most some 2,400 characters, whatever the text's length. */
export function sampleWords(text: string): SampledWords {
  const sample = sampleOf(text).normalize('NFC').toLowerCase()
  const buffer = new WordBuffer(sample.length)
  const otherLetters = new Map<string, number>()
  let latinLetters = 0
  let start = 0
  for (let index = 0; index <= sample.length; index++) {
    if (index < sample.length && !isSpace(sample.charCodeAt(index))) continue
    const token = { sample, from: start, to: index }
    start = index + 1
    if (token.from === index || isAddress(token)) continue
    latinLetters += splitToken(token, buffer)
    countOther(token, otherLetters)
  }
  return { bytes: buffer.bytes, ends: buffer.ends, latinLetters, otherLetters }
}
