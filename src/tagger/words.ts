/** What the tagger sees in a word by itself: computed once per distinct word and kept. */
import type { Language } from '../model/language.js'
import { cueFlag, nameFlag, type Lexicon } from '../model/lexicon.js'
import { fold } from '../text/fold.js'
import { hashText, mixHash } from '../text/hash.js'
import { markGeneral, markLexical } from './sink.js'

/** A distinct word (or number or sign) with its attributes. */
export interface Word {
  readonly lower: number
  readonly folded: number
  readonly shape: number
  /** Coarse class for patterns: the word itself for function words and signs, else what it looks like. */
  readonly pattern: number
  readonly isCapital: boolean
  readonly isAllCaps: boolean
  readonly isSign: boolean
  readonly length: number
  /** Lower-cased first letter's code. */
  readonly initial: number
  /** First character of the surface. */
  readonly first: string
  readonly names: number
  readonly cues: number
  /** The surface, cut to its first 64 characters. */
  readonly surface: string
  readonly lang: Language
  /** Feature hashes by offset (`featuresOf`), kept while training. */
  features: readonly Int32Array[] | undefined
  /** Where the scorer that uses the word keeps what it adds up to. */
  serial: number
}

/** Farthest neighbour whose word features count. */
export const reach = 2

/** The feature that stands for a missing neighbour, by offset from 0 (the word before the last) to 4. */
export function edgeFeature(offset: number): number {
  return markGeneral(mixHash(offset, 0x51ed27))
}

const kept = 64
const slotCount = 2 ** 17
const maxWords = 40_000
const maxProbes = 16

/** Makes and keeps words, by open addressing; memory and the time of a look-up are bounded, whatever words come. */
export class WordTable {
  private readonly words = new Array<Word | undefined>(slotCount).fill(undefined)
  private readonly hashes = new Int32Array(slotCount)
  private count = 0
  private readonly lexicon: Lexicon
  private readonly lang: Language

  constructor(lexicon: Lexicon, lang: Language) {
    this.lexicon = lexicon
    this.lang = lang
  }

  /** Gives the word for the surface, cut to its first 64 characters. */
  get(surface: string): Word {
    return this.at(surface, 0, surface.length)
  }

  /** Gives the word that stands in the text from `start` to `end`; it is not cut out when it is known. */
  at(text: string, start: number, end: number): Word {
    const stop = Math.min(end, start + kept)
    let hash = 0
    for (let at = start; at < stop; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1)
    let slot = (hash ^ (hash >>> 15)) & (slotCount - 1)
    for (let probe = 1; ; probe++) {
      const word = this.words[slot]
      const isSame = word && this.hashes[slot] === hash && word.surface.length === stop - start
      if (isSame && isAt(word.surface, text, start)) return word
      // The last place is taken from the word that holds it.
      if (!word || probe === maxProbes) return this.make(copyOf(text, start, stop), { hash, slot })
      slot = (slot + 1) & (slotCount - 1)
    }
  }

  private make(surface: string, { hash, slot }: { hash: number; slot: number }): Word {
    if (this.count >= maxWords) {
      this.words.fill(undefined)
      this.count = 0
    }
    const word = makeWord(surface, this.lexicon, this.lang)
    this.words[slot] = word
    this.hashes[slot] = hash
    this.count++
    return word
  }
}

function isAt(surface: string, text: string, start: number): boolean {
  for (let at = 0; at < surface.length; at++)
    if (surface.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

/** A part of the text that does not keep the whole text in memory, as `slice` would. */
function copyOf(text: string, start: number, stop: number): string {
  const units = Array.from({ length: stop - start }, (_, at) => text.charCodeAt(start + at))
  return String.fromCharCode(...units)
}

const functionCues = 0b111 << 16
// Only rules ask for these: the model tells plurals and foreign offices by their letters.
const unlearned = cueFlag.officePlural | cueFlag.foreignOffice

function makeWord(surface: string, lexicon: Lexicon, lang: Language): Word {
  const lower = surface.toLowerCase()
  const folded = fold(surface)
  const foldedHash = hashText(folded)
  const names = lexicon.flagsOf(foldedHash)
  const cues = lexicon.cuesOf(folded, lang) & ~unlearned
  const isSign = !/[\p{L}\p{N}]/u.test(surface)
  const isCapital = /\p{Lu}/u.test(surface)
  const isAllCaps = isCapital && surface.length > 1 && surface === surface.toUpperCase()
  const shape = shapeOf(surface)
  return {
    lower: hashText(lower),
    folded: foldedHash,
    shape: hashText(shape),
    pattern: hashText(patternOf({ lower, shape, isSign, isCapital, cues })),
    isCapital,
    isAllCaps,
    isSign,
    length: surface.length,
    initial: folded.charCodeAt(0),
    first: surface[0] ?? '',
    names,
    cues,
    surface,
    lang,
    features: undefined,
    serial: -1,
  }
}

/** Gives the word's feature hashes by offset from -2 to 2. */
export function featuresOf(word: Word): readonly Int32Array[] {
  const { surface, lang, isCapital } = word
  const lower = surface.toLowerCase()
  const attributes = attributesOf({
    ...word,
    lower,
    folded: fold(surface),
    shape: shapeOf(surface),
  })
  return offsetFeatures(attributes, hashText(lang), isCapital)
}

function patternOf(word: {
  lower: string
  shape: string
  isSign: boolean
  isCapital: boolean
  cues: number
}): string {
  if (word.isSign || (word.cues & functionCues && !word.isCapital)) return word.lower
  if (word.isCapital) return `${word.shape}:${word.cues & 0x7f0}`
  return `${word.shape === 'd' ? 'd' : 'x'}:${word.cues}`
}

/** `Xx`, `X`, `x`, `d`, `X.X.`, `Xx-Xx` …: runs of one class shrink to one sign, eight at most. */
function shapeOf(surface: string): string {
  let shape = ''
  for (const character of surface) {
    const sign = shapeSign(character)
    if (shape.at(-1) !== sign) shape += sign
    if (shape.length >= 8) break
  }
  return shape
}

function shapeSign(character: string): string {
  if (/\p{Lu}/u.test(character)) return 'X'
  if (/\p{L}/u.test(character)) return 'x'
  return /\p{N}/u.test(character) ? 'd' : character
}

interface Attributes {
  /** Those of the word itself; the first of them also stand for a neighbour, fewer for a neighbour's neighbour. */
  readonly own: readonly string[]
  readonly near: number
  readonly far: number
}

function attributesOf(word: {
  surface: string
  lower: string
  folded: string
  shape: string
  names: number
  cues: number
  isCapital: boolean
}): Attributes {
  const { surface, lower, folded, shape, names, cues } = word
  const own = [`w${lower}`, `h${shape}`, ...bits('n', names & ~nameFlag.prefix), ...bits('c', cues)]
  const far = own.length
  own.push(`s3${lower.slice(-3)}`)
  const near = own.length
  own.push(
    `f${folded}`,
    `k${shape}${String(Math.min(surface.length, 8))}`,
    `nc${String(names)}:${String(word.isCapital)}`,
    ...affixes(word.isCapital ? 'A' : 'a', folded),
  )
  if (word.isCapital) own.push(`W${surface}`, ...grams(folded))
  return { own, near, far }
}

function bits(prefix: string, flags: number): string[] {
  const found: string[] = []
  for (let bit = 0; bit < 31; bit++) if (flags & (1 << bit)) found.push(`${prefix}${String(bit)}`)
  return found
}

function affixes(prefix: string, word: string): string[] {
  const found: string[] = []
  for (let length = 1; length <= 5 && length < word.length; length++) {
    found.push(`${prefix}s${word.slice(-length)}`)
    if (length > 1) found.push(`${prefix}p${word.slice(0, length)}`)
  }
  return found
}

function grams(word: string): string[] {
  const found: string[] = []
  const end = Math.min(word.length, 16) - 3
  for (let at = 1; at <= end - 1; at++) found.push(`g${word.slice(at, at + 3)}`)
  return found
}

/** Whether the attribute names the very word, or nearly. */
function isLexical(attribute: string): boolean {
  const kind = attribute[0]
  return kind === 'w' || kind === 'f' || kind === 'W' || (kind === 'A' && attribute.length >= 6)
}

function offsetFeatures(
  { own, near, far }: Attributes,
  lang: number,
  isCapital: boolean,
): Int32Array[] {
  const hashes = own.map(hashText)
  const marks = own.map((attribute) =>
    isCapital && isLexical(attribute) ? markLexical : markGeneral,
  )
  return [far, near, own.length, near, far].map((count, offset) => {
    const features = new Int32Array(count * 2)
    for (let index = 0; index < count; index++) {
      const mark = marks[index] ?? markGeneral
      const hash = mixHash(hashes[index] ?? 0, offset)
      features[index * 2] = mark(hash)
      features[index * 2 + 1] = mark(mixHash(hash, lang))
    }
    return features
  })
}
