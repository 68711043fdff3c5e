/** What tells which types of events an article tells: the words of headline, opening and body, with names as types. */
import { mixHash } from '../text/hash.js'
import type { Figure } from '../model/figure.js'
import { fold } from '../text/fold.js'
import { hashText } from '../text/hash.js'
import type { Features } from './linear.js'
import { bySentence } from './by-sentence.js'
import { nameWordFeatures } from './name-words.js'
import type { Outline, Sentence } from './outline.js'
import { partyFeatures } from './sentence-company.js'
import { dateFeatures } from './sentence-dates.js'
import { shapeFeatures } from './sentence-shape.js'
import { FeatureSink, kindHash } from './sink.js'

// The further down, the more words and the less each says.
const zoneWeights = [1, 0.8, 0.5, 0.3, 0.2] as const

const areas = ['headline', 'lead', 'lead', 'body', 'body'] as const

/** The features of one article. */
export function typeFeatures(outline: Outline): Features {
  const sink = new FeatureSink()
  const lang = kindHash(outline.lang)
  sink.add('bias')
  const sums = new Map<string, number>()
  for (const sentence of outline.sentences) {
    addWords(sink, outline, sentence)
    addCues(sink, outline, { sentence, sums })
    addTopics(sink, outline, sentence)
  }
  addSentences(sink, outline)
  for (const [name, sum] of sums) addSum(sink, name, sum)
  addNames(sink, outline, lang)
  for (const figure of outline.found.figures) addFigure(sink, figure, lang)
  return evened(sink.finish())
}

/** The sum of squares of an article of usual length. */
const usualSum = 90

/** Makes what each feature of a long article says smaller, of a short one greater: halfway to equal sums of squares. */
function evened({ keys, values }: Features): Features {
  const sum = values.reduce((total, value) => total + value * value, 0)
  const factor = (sum / usualSum) ** -0.25
  return { keys, values: values.map((value) => value * factor) }
}

interface CuePlace {
  readonly sentence: Sentence
  /** Weight of the cues of each type in each part of the article. */
  readonly sums: Map<string, number>
}

const strongCue = 3

/** Adds the cues of the sentence: alone, and together with what else stands in it. */
function addCues(sink: FeatureSink, outline: Outline, { sentence, sums }: CuePlace): void {
  const area = Math.min(sentence.zone, 3)
  const strong = new Set<string>()
  for (const { type, weight } of sentence.cues) {
    for (const name of [`${type} ${area}`, `${type} all`])
      sums.set(name, (sums.get(name) ?? 0) + weight)
    if (weight >= strongCue) strong.add(type)
  }
  if (strong.size === 0) return
  const beside = factsBeside(outline, sentence)
  for (const type of strong) {
    const key = mixHash(kindHash(`cue ${area === 3 ? 'body' : 'lead'}`), kindHash(type))
    for (const other of beside) sink.put(mixHash(key, other), 0.5)
    sink.put(mixHash(kindHash('strong cue'), mixHash(kindHash(type), area)), 1)
  }
}

/** Kinds of figures and types of names in the sentence. */
function factsBeside({ found, units }: Outline, { start, end, from, to }: Sentence): Set<number> {
  const figures = found.figures.filter((figure) => figure.start >= start && figure.end <= end)
  const names = units.slice(from, to).filter(({ mention }) => mention >= 0)
  return new Set([...figures.map(({ kind }) => kindHash(kind)), ...names.map(({ word }) => word)])
}

/** Adds the weight of all cues in one part: how much, and whether it passes each of some steps. */
function addSum(sink: FeatureSink, name: string, sum: number): void {
  const key = mixHash(kindHash('cues'), kindHash(name))
  sink.put(key, Math.log2(1 + sum) / 3)
  for (const step of [2, 4, 8, 16]) if (sum >= step) sink.put(mixHash(key, step), 0.5)
}

function addWords(sink: FeatureSink, outline: Outline, { from, to, zone }: Sentence): void {
  const lang = kindHash(outline.lang)
  const weight = zoneWeights[zone]
  const area = areas[zone]
  const keyOf = (kind: string): number => mixHash(kindHash(kind), lang)
  const [word, stem, anywhere, pair] = [
    keyOf(`${area} word`),
    keyOf(`${area} stem`),
    keyOf('stem'),
    keyOf('pair'),
  ]
  const words = outline.units.slice(from, to)
  for (const [at, unit] of words.entries()) {
    if (!unit.isWord) continue
    sink.put(mixHash(anywhere, unit.stem), weight * 0.5)
    if (zone < 3) sink.put(mixHash(word, unit.word), weight * 0.5)
    sink.put(mixHash(stem, unit.stem), weight * 0.5)
    const next = words[at + 1]
    if (next?.isWord) sink.put(mixHash(mixHash(pair, unit.stem), next.stem), weight)
  }
}

const anywhereKind = kindHash('in a sentence')
const zoneKinds = ['headline', 'first', 'second'].map((zone) => kindHash(`in the ${zone} zone`))

/** Adds what is known of single sentences: their dates, whom they name around a topic, offices and bodies, their shape. */
function addSentences(sink: FeatureSink, outline: Outline): void {
  const { sentences, found, article } = outline
  const periods = bySentence(outline, found.periods)
  const shapes = shapeFeatures(outline)
  sentences.forEach((sentence, index) => {
    const lists = [
      dateFeatures(periods[index] ?? [], article.published),
      partyFeatures(outline, sentence),
      nameWordFeatures(outline, sentence),
      shapes[index],
    ]
    for (const list of lists) if (list) addZoned(sink, list, sentence.zone)
  })
}

/** Adds features as such, the further down the weaker, and near the top once more by their zone. */
function addZoned(sink: FeatureSink, { keys, values }: Features, zone: Sentence['zone']): void {
  const here = zoneKinds[zone]
  keys.forEach((key, at) => {
    const value = values[at] ?? 0
    sink.put(mixHash(anywhereKind, key), value * zoneWeights[zone])
    if (here !== undefined) sink.put(mixHash(here, key), value)
  })
}

const topicKinds = { one: kindHash('topic'), pair: kindHash('topic pair') }

/** What the sentence is about, in either language: each topic, and each with the next. */
function addTopics(sink: FeatureSink, { units }: Outline, { from, to, zone }: Sentence): void {
  const weight = zoneWeights[zone] * 0.7
  const here = kindHash(`${areas[zone]} topic`)
  let last = 0
  for (let at = from; at < to; at++) {
    const topic = units[at]?.topic ?? 0
    if (topic === 0) continue
    sink.put(mixHash(topicKinds.one, topic), weight)
    sink.put(mixHash(here, topic), weight)
    if (last !== 0) sink.put(mixHash(mixHash(topicKinds.pair, last), topic), weight)
    last = topic
  }
}

function addNames(sink: FeatureSink, { found }: Outline, lang: number): void {
  const counts = new Map<string, number>()
  for (const { type } of found.entities) counts.set(type, (counts.get(type) ?? 0) + 1)
  const programmes = found.entities.filter(({ type }) => type === 'programme')
  const parts = programmes.flatMap(({ name }) => fold(name).split(/[^\p{L}\p{N}]+/u))
  const key = mixHash(kindHash('programme word'), lang)
  for (const part of parts)
    if (part.length > 3) sink.put(mixHash(key, hashText(part.slice(0, 5))), 0.7)
  for (const [type, count] of counts) {
    const step = Math.min(4, Math.ceil(Math.log2(count + 1)))
    sink.put(mixHash(mixHash(kindHash('names'), kindHash(type)), step), 0.5)
  }
}

function addFigure(sink: FeatureSink, figure: Figure, lang: number): void {
  sink.put(mixHash(kindHash('figure'), kindHash(figure.kind)), 0.5)
  if (figure.kind !== 'count' || figure.unit === undefined) return
  const unit = hashText(fold(figure.unit).slice(0, 5))
  sink.put(mixHash(mixHash(kindHash('unit'), lang), unit), 0.5)
}
