/** The article as the event models read it: words, with each name as one unit, in sentences with their place. */
import type { Article } from '../model/article.js'
import type { Figure, Period } from '../model/figure.js'
import type { Language } from '../model/language.js'
import type { Entity, Mention } from '../model/mention.js'
import type { Span } from '../model/span.js'
import { detached } from '../text/detached.js'
import { fold } from '../text/fold.js'
import { hashText } from '../text/hash.js'
import { splitSentences } from '../text/sentences.js'
import { tokenize, type Tokens } from '../text/tokens.js'
import { conceptOf } from './concepts.js'
import { cuesFrom, hasPhraseAt, type CueHit, type CuePhrase } from './cues.js'
import { kindHash } from './sink.js'
import { topicOf } from './topics.js'

/** What of an article the event models read. */
export type EventArticle = Pick<Article, 'text' | 'title' | 'lang' | 'paragraphs'> & {
  readonly country?: string
  /** Day of publication, ISO 8601. */
  readonly published?: string
}

/** What the stages before found in the article. */
export interface Findings {
  readonly mentions: readonly Mention[]
  readonly entities: readonly Entity[]
  readonly figures: readonly Figure[]
  readonly periods: readonly Period[]
}

/** A word, a sign, or a whole name. */
export interface Unit extends Span {
  /** Hash of the folded word; of the type for a name. */
  readonly word: number
  /** Hash of its first letters. */
  readonly stem: number
  /** Hash of its last letters as written: in both languages they tell the tense of a verb. */
  readonly tail: number
  /** Hash of what it means in either language; of the type for a name; 0 for most words. */
  readonly concept: number
  /** Hash of the topic that it belongs to; of the type for a name; 0 for most words. */
  readonly topic: number
  readonly isWord: boolean
  /** Index of the mention that it is; -1 for a word. */
  readonly mention: number
}

/** Where a sentence stands: headline, first, second and third, next ones, later. */
export type Zone = 0 | 1 | 2 | 3 | 4

/** One sentence as a run of units, `to` excluded. */
export interface Sentence extends Span {
  readonly from: number
  readonly to: number
  readonly zone: Zone
  /** The cue phrases in it, each once. */
  readonly cues: readonly CueHit[]
}

/** The whole article. */
export interface Outline {
  readonly article: EventArticle
  readonly found: Findings
  readonly lang: Language
  readonly units: readonly Unit[]
  readonly sentences: readonly Sentence[]
  /** The entity of each mention that has one. */
  readonly entityOf: ReadonlyMap<number, Entity>
  /** The unit of each mention; -1 where a mention has none. */
  readonly unitOf: readonly number[]
}

const stemLength = 5
const tailLength = 3

interface Word {
  readonly text: string
  readonly word: number
  readonly stem: number
  readonly tail: number
  readonly concept: number
  readonly topic: number
  readonly isWord: boolean
  readonly cues: readonly CuePhrase[]
}

const words: Readonly<Record<Language, Map<string, Word>>> = { es: new Map(), fr: new Map() }
const mostWords = 20_000

function readWord(part: string, lang: Language): Word {
  const known = words[lang].get(part)
  if (known) return known
  const surface = detached(part)
  const text = fold(surface)
  const isNumber = /^\d/.test(text)
  const word: Word = {
    text,
    word: isNumber ? kindHash('<number>') : hashText(text),
    stem: isNumber ? kindHash('<number>') : hashText(text.slice(0, stemLength)),
    tail: hashText(surface.toLowerCase().slice(-tailLength)),
    concept: conceptOf(text, lang),
    topic: topicOf(text, lang),
    isWord: /^[\p{L}\p{N}]/u.test(text),
    cues: cuesFrom(text, lang),
  }
  if (words[lang].size >= mostWords) words[lang].clear()
  words[lang].set(surface, word)
  return word
}

/** Reads the article into units and sentences. */
export function outlineOf(article: EventArticle, found: Findings): Outline {
  const { text, title, paragraphs, lang } = article
  const tokens = tokenize(text)
  const { count, bounds } = splitSentences(tokens)
  const units: Unit[] = []
  const sentences: Sentence[] = []
  const unitOf = new Array<number>(found.mentions.length).fill(-1)
  const reader: UnitReader = { text, lang, tokens, mentions: found.mentions, next: 0 }
  const headlineEnd = title === '' ? 0 : (paragraphs[0]?.start ?? 0)
  let body = 0
  for (let at = 0; at < count; at++) {
    const from = units.length
    const said: Said = { text: '', cues: [] }
    readUnits(reader, [bounds[at] ?? 0, bounds[at + 1] ?? 0], { units, said, unitOf })
    const span = spanOf(units, from)
    if (!span) continue
    const isHeadline = span.start < headlineEnd
    if (!isHeadline) body++
    const zone = isHeadline ? 0 : zoneOf(body)
    sentences.push({ ...span, from, to: units.length, zone, cues: cuesOf(said) })
  }
  const entityOf = new Map(
    found.entities.flatMap((entity) => entity.mentions.map((index) => [index, entity] as const)),
  )
  return { article, found, lang, units, sentences, entityOf, unitOf }
}

function readUnits(reader: UnitReader, [from, to]: readonly [number, number], out: Written): void {
  for (let token = from; token < to;) token = readUnit(reader, token, out)
}

function spanOf(units: readonly Unit[], from: number): Span | undefined {
  const [first, last] = [units[from], units.at(-1)]
  return first && last ? { start: first.start, end: last.end } : undefined
}

function zoneOf(body: number): Zone {
  if (body <= 1) return 1
  if (body <= 3) return 2
  return body <= 7 ? 3 : 4
}

interface UnitReader {
  readonly text: string
  readonly lang: Language
  readonly tokens: Tokens
  readonly mentions: readonly Mention[]
  next: number
}

/** A sentence folded, words apart by one space, each name as its type; with the cue phrases that may stand in it. */
interface Said {
  text: string
  readonly cues: { readonly cue: CuePhrase; readonly at: number }[]
}

function say(said: Said, word: string, cues: readonly CuePhrase[]): void {
  if (said.text !== '') said.text += ' '
  for (const cue of cues) said.cues.push({ cue, at: said.text.length })
  said.text += word
}

function cuesOf({ text, cues }: Said): CueHit[] {
  const hits = new Set<CuePhrase>()
  for (const { cue, at } of cues) if (hasPhraseAt(text, at, cue.phrase)) hits.add(cue)
  return [...hits]
}

interface Written {
  readonly units: Unit[]
  readonly said: Said
  readonly unitOf: number[]
}

/** Reads one unit at the token and gives the token after it. */
function readUnit(reader: UnitReader, token: number, out: Written): number {
  const { text, tokens, mentions } = reader
  const start = tokens.starts[token] ?? 0
  while ((mentions[reader.next]?.end ?? Infinity) <= start) reader.next++
  const mention = mentions[reader.next]
  if (mention && mention.start <= start) {
    writeName(mention, reader.next, out)
    return tokenAfter(tokens, token, mention.end)
  }
  const end = tokens.ends[token] ?? start
  const {
    text: folded,
    cues,
    word,
    stem,
    tail,
    concept,
    topic,
    isWord,
  } = readWord(text.slice(start, end), reader.lang)
  out.units.push({ start, end, word, stem, tail, concept, topic, isWord, mention: -1 })
  say(out.said, folded, cues)
  return token + 1
}

function writeName({ type, start, end }: Mention, index: number, out: Written): void {
  const mark = `<${type}>`
  const word = kindHash(mark)
  out.unitOf[index] = out.units.length
  const [stem, tail, concept, topic] = [word, word, word, word]
  out.units.push({ start, end, word, stem, tail, concept, topic, isWord: true, mention: index })
  say(out.said, mark, [])
}

function tokenAfter({ starts, length }: Tokens, token: number, end: number): number {
  let next = token + 1
  while (next < length && (starts[next] ?? 0) < end) next++
  return next
}

/** The sentence in which the place lies; the last one where none does. */
export function sentenceAt(outline: Outline, place: number): number {
  const { sentences } = outline
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.start ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}
