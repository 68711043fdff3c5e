/**
 * The lexicon: what is known of words and names before any article is read. One file holds the names (with what each
 * is known as) and the ordinary words of both languages; the words that announce names stand in `es.ts` and `fr.ts`.
 */
import { gzipSync } from 'node:zlib'
import { unpack } from '../core/gunzip.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Language } from '../model/language.js'
import { cueFlag, nameFlag, type Cue, type Lexicon } from '../model/lexicon.js'
import { fold } from '../text/fold.js'
import { mixHash } from '../text/hash.js'
import { spanishCues } from './es.js'
import { frenchCues } from './fr.js'
import { foreignOffices, furtherOffices, pluralOf } from './offices.js'

/** What a lexicon file is made from. */
export interface LexiconSource {
  /** `nameFlag` bits by name key. */
  readonly names: ReadonlyMap<number, number>
  /** Hashes of the folded ordinary words. */
  readonly spanishWords: ReadonlySet<number>
  readonly frenchWords: ReadonlySet<number>
}

const magic = 0x47_4c_58_31
const headerLength = 16
const bitsPerWord = 9
const probes = 5

/** Loads the lexicon from the bytes of its file. */
export function loadLexicon(bytes: Uint8Array): Result<Lexicon> {
  const content = unpacked(bytes)
  if (typeof content === 'string') return failure(problem('model/unreadable', content))
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  if (content.length < headerLength || view.getUint32(0, true) !== magic)
    return failure(problem('model/unreadable', 'The lexicon file is of another kind or version.'))
  const count = view.getUint32(4, true)
  const spanish = view.getUint32(8, true)
  const french = view.getUint32(12, true)
  if (content.length !== headerLength + count * 6 + spanish + french + 4)
    return failure(problem('model/unreadable', 'The lexicon file is cut short.'))
  const wordsAt = headerLength + count * 6
  const names = new NameTable(count)
  for (let index = 0; index < count; index++)
    names.set(
      view.getInt32(headerLength + index * 4, true),
      view.getUint16(headerLength + count * 4 + index * 2, true),
    )
  const spanishWords = content.subarray(wordsAt, wordsAt + spanish)
  const frenchWords = content.subarray(wordsAt + spanish, wordsAt + spanish + french)
  return success({
    // Names this lexicon for models that are trained with it; that the file is whole, gzip's own checksum says.
    checksum: view.getUint32(content.length - 4, true),
    cuesOf: (folded, lang) => cues[lang].get(folded) ?? 0,
    flagsOf: (key) =>
      names.get(key) |
      (holds(spanishWords, key) ? nameFlag.spanishWord : 0) |
      (holds(frenchWords, key) ? nameFlag.frenchWord : 0),
  })
}

/** Writes the lexicon file. The same source gives the same bytes. */
export function encodeLexicon(source: LexiconSource): Uint8Array {
  const names = [...source.names].sort(([left], [right]) => left - right)
  const spanish = wordFilter(source.spanishWords)
  const french = wordFilter(source.frenchWords)
  const content = new Uint8Array(
    headerLength + names.length * 6 + spanish.length + french.length + 4,
  )
  const view = new DataView(content.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, names.length, true)
  view.setUint32(8, spanish.length, true)
  view.setUint32(12, french.length, true)
  names.forEach(([key, flags], index) => {
    view.setInt32(headerLength + index * 4, key, true)
    view.setUint16(headerLength + names.length * 4 + index * 2, flags, true)
  })
  content.set(spanish, headerLength + names.length * 6)
  content.set(french, headerLength + names.length * 6 + spanish.length)
  view.setUint32(content.length - 4, checksumOf(content.subarray(0, -4)), true)
  return gzipSync(content, { level: 9 })
}

function unpacked(bytes: Uint8Array): Uint8Array | string {
  try {
    return unpack(bytes)
  } catch (thrown) {
    return `The lexicon file is cut short or damaged (${messageOf(thrown)}).`
  }
}

function checksumOf(content: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of content) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** A Bloom filter: two of a hundred unknown words pass for known, at a fifth of the size of a list. */
function wordFilter(words: ReadonlySet<number>): Uint8Array {
  const filter = new Uint8Array(Math.max(1, Math.ceil((words.size * bitsPerWord) / 8)))
  for (const word of words)
    for (let probe = 0; probe < probes; probe++) {
      const bit = bitOf(word, probe, filter.length)
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7))
    }
  return filter
}

function holds(filter: Uint8Array, word: number): boolean {
  for (let probe = 0; probe < probes; probe++) {
    const bit = bitOf(word, probe, filter.length)
    if (((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return false
  }
  return true
}

function bitOf(word: number, probe: number, bytes: number): number {
  return (mixHash(word, probe) >>> 0) % (bytes * 8)
}

/** An open-addressing table from key to flags, at most half full. */
class NameTable {
  private readonly mask: number
  private readonly keys: Int32Array
  private readonly flags: Uint16Array

  constructor(count: number) {
    const size = 2 ** Math.ceil(Math.log2(count * 2 + 2))
    this.mask = size - 1
    this.keys = new Int32Array(size)
    this.flags = new Uint16Array(size)
  }

  set(key: number, flags: number): void {
    const slot = this.find(key)
    this.keys[slot] = key
    this.flags[slot] = flags
  }

  get(key: number): number {
    return this.flags[this.find(key)] ?? 0
  }

  private find(key: number): number {
    let slot = (key ^ (key >>> 15)) & this.mask
    while (this.flags[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask
    return slot
  }
}

const cues: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  es: readCues(spanishCues, 'es'),
  fr: readCues(frenchCues, 'fr'),
}

function readCues(
  lists: Readonly<Partial<Record<Cue, string>>>,
  lang: Language,
): Map<string, number> {
  const flags = new Map<string, number>()
  const add = (word: string, flag: number): void => {
    flags.set(word, (flags.get(word) ?? 0) | flag)
  }
  const addAll = (words: string, flag: number): void => {
    for (const word of words.split(' ')) add(fold(word), flag)
  }
  for (const [cue, words] of Object.entries(lists)) addAll(words, cueFlag[cue as Cue])
  addAll(furtherOffices[lang], cueFlag.profession)
  const isOffice = (word: string): boolean =>
    ((flags.get(word) ?? 0) & (cueFlag.roleHead | cueFlag.profession)) !== 0
  for (const word of [...flags.keys()].filter(isOffice))
    add(pluralOf(word, lang), cueFlag.officePlural)
  const foreign = foreignOffices.split(' ').filter((word) => !isOffice(word))
  addAll(foreign.join(' '), cueFlag.foreignOffice)
  return flags
}

export { loadGazetteer } from './gazetteer.js'
