/** What tells which types of events one sentence tells: its words, what they mean, its cues, names, figures and dates. */
import { mixHash } from '../text/hash.js'
import type { Figure } from '../model/figure.js'
import { fold } from '../text/fold.js'
import { hashText } from '../text/hash.js'
import type { Features } from './linear.js'
import type { Outline, Sentence, Unit } from './outline.js'
import { bySentence } from './by-sentence.js'
import { companyFeatures, partyFeatures } from './sentence-company.js'
import { dateFeatures } from './sentence-dates.js'
import { shapeFeatures } from './sentence-shape.js'
import { kindHash } from './sink.js'
import { neighbourFeatures, openingFeatures } from './surroundings.js'

/** A feature list in the making: what stands twice in a sentence counts twice. */
class Counted {
  readonly keys: number[] = []
  readonly values: number[] = []

  put(key: number, value: number): void {
    this.keys.push(key)
    this.values.push(value)
  }

  add(kind: string, first: number, value: number): void {
    this.put(mixHash(kindHash(kind), first), value)
  }

  append({ keys, values }: Features): void {
    this.keys.push(...keys)
    this.values.push(...values)
  }
}

/** The features of an article's sentences. */
export interface SentenceFeatures {
  /** Those that all sentences have, so that they are weighed once. */
  readonly shared: Features
  /** Those of each sentence; the first feature is one that every sentence has. */
  readonly own: readonly Features[]
}

/** The features of every sentence. */
export function sentenceFeatures(outline: Outline): SentenceFeatures {
  return { shared: openingFeatures(outline), own: ownFeatures(outline) }
}

function ownFeatures(outline: Outline): Features[] {
  const { figures, periods } = outline.found
  const inside = { figures: bySentence(outline, figures), periods: bySentence(outline, periods) }
  const shapes = shapeFeatures(outline)
  return outline.sentences.map((sentence, index) => {
    const list = new Counted()
    list.add('sentence', 0, 1)
    list.add('sentence zone', sentence.zone, 1)
    addWords(list, outline, sentence)
    addCues(list, sentence)
    addNames(list, outline, sentence)
    const [figuresHere, periodsHere] = [inside.figures[index] ?? [], inside.periods[index] ?? []]
    addFigures(list, figuresHere, outline.lang)
    for (const { precision } of periodsHere) list.add('sentence period', kindHash(precision), 0.5)
    list.append(dateFeatures(periodsHere, outline.article.published))
    const facts = {
      hasPeriod: periodsHere.length > 0,
      figureKinds: figuresHere.map(({ kind }) => kind),
    }
    list.append(companyFeatures(outline, sentence, facts))
    list.append(partyFeatures(outline, sentence))
    list.append(shapes[index] ?? { keys: [], values: [] })
    list.append(neighbourFeatures(outline, index))
    return list
  })
}

function addFigures(list: Counted, figures: readonly Figure[], lang: string): void {
  for (const { kind, unit = '' } of figures) {
    list.add('sentence figure', kindHash(kind), 0.5)
    if (kind !== 'count') continue
    const counted = hashText(fold(unit).slice(0, 5))
    list.add('sentence count', mixHash(kindHash(lang), counted), 0.5)
  }
}

const kindsOf = (
  lang: string,
): Readonly<Record<'stem' | 'word' | 'tail' | 'pair' | 'skip', number>> => ({
  stem: kindHash(`sentence stem ${lang}`),
  word: kindHash(`sentence word ${lang}`),
  tail: kindHash(`sentence tail ${lang}`),
  pair: kindHash(`sentence pair ${lang}`),
  skip: kindHash(`sentence skip ${lang}`),
})
const kindsOfLanguage = { es: kindsOf('es'), fr: kindsOf('fr') }

const topicKinds = { one: kindHash('sentence topic'), pair: kindHash('sentence topics') }

function addWords(list: Counted, { units, lang }: Outline, { from, to }: Sentence): void {
  const kinds = kindsOfLanguage[lang]
  let lastConcept = 0
  let lastTopic = 0
  for (let at = from; at < to; at++) {
    const unit = units[at]
    if (!unit?.isWord) continue
    list.put(mixHash(kinds.stem, unit.stem), 0.5)
    if (unit.mention < 0) {
      list.put(mixHash(kinds.word, unit.word), 0.5)
      list.put(mixHash(kinds.tail, unit.tail), 0.25)
    }
    const [second, third] = [1, 2].map((far) => (at + far < to ? units[at + far] : undefined))
    addPairs(list, kinds, [unit, second, third])
    if (unit.topic !== 0) {
      list.put(mixHash(topicKinds.one, unit.topic), 0.4)
      list.put(mixHash(topicKinds.pair, mixHash(lastTopic, unit.topic)), 0.4)
      lastTopic = unit.topic
    }
    if (unit.concept === 0) continue
    list.add('sentence concept', unit.concept, 0.4)
    list.add('sentence concepts', mixHash(lastConcept, unit.concept), 0.4)
    lastConcept = unit.concept
  }
}

/** The words that follow a word: the next, the next two, or over one sign the next but one. */
function addPairs(
  list: Counted,
  { pair, skip }: { readonly pair: number; readonly skip: number },
  [first, second, third]: readonly [Unit, Unit | undefined, Unit | undefined],
): void {
  if (!second?.isWord) {
    if (third?.isWord) list.put(mixHash(mixHash(skip, first.stem), third.stem), 0.5)
    return
  }
  const both = mixHash(mixHash(pair, first.stem), second.stem)
  list.put(both, 0.5)
  if (third?.isWord) list.put(mixHash(both, third.stem), 0.5)
}

function addCues(list: Counted, { cues, zone }: Sentence): void {
  const sums = new Map<string, number>()
  for (const { type, weight } of cues) sums.set(type, (sums.get(type) ?? 0) + weight)
  for (const [type, sum] of sums) {
    const key = mixHash(kindHash('sentence cues'), kindHash(type))
    list.put(key, Math.log2(1 + sum) / 2)
    for (const step of [2, 3, 5, 8]) if (sum >= step) list.put(mixHash(key, step), 0.5)
    list.put(mixHash(key, 100 + Math.min(zone, 3)), 0.5)
  }
}

function addNames(list: Counted, { units, found, lang }: Outline, { from, to }: Sentence): void {
  const counts = new Map<number, number>()
  for (let at = from; at < to; at++) {
    const unit = units[at]
    const mention = unit && found.mentions[unit.mention]
    if (!mention) continue
    counts.set(unit.word, (counts.get(unit.word) ?? 0) + 1)
    if (mention.type !== 'programme') continue
    const key = mixHash(kindHash('sentence programme'), kindHash(lang))
    for (const word of fold(mention.text).split(/[^\p{L}\p{N}]+/u))
      if (word.length > 3) list.put(mixHash(key, hashText(word.slice(0, 5))), 0.7)
  }
  for (const [word, count] of counts)
    list.add('sentence names', mixHash(word, Math.min(4, count)), 0.5)
}
