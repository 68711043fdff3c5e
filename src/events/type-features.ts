/** What tells which types of events an article tells: the words of headline, opening and body, with names as types. */
import { eventTypes } from '../model/event.js'
import { mixHash } from '../text/hash.js'
import type { Figure } from '../model/figure.js'
import { fold } from '../text/fold.js'
import { hashText } from '../text/hash.js'
import type { Features } from './linear.js'
import type { Outline, Sentence } from './outline.js'
import { FeatureSink, kindHash } from './sink.js'
import { cueHits } from './cues.js'

// The further down, the more words and the less each says.
const zoneWeights = [1, 0.8, 0.5, 0.3, 0.2] as const

/** The features of one article. */
export function typeFeatures(outline: Outline): Features {
  const sink = new FeatureSink()
  const lang = kindHash(outline.lang)
  sink.add('bias')
  const sums = new Map<string, number>()
  for (const sentence of outline.sentences) {
    addWords(sink, outline, sentence)
    addCues(sink, outline, { sentence, sums })
  }
  for (const [name, sum] of sums) addSum(sink, name, sum)
  for (const area of ['0', '1', '2', '3', 'all']) addShares(sink, area, sums)
  addNames(sink, outline, lang)
  for (const figure of outline.found.figures) addFigure(sink, figure, lang)
  return sink.finish()
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
  const beside = new Set<number>()
  for (const { start, end, kind } of outline.found.figures)
    if (start >= sentence.start && end <= sentence.end) beside.add(kindHash(kind))
  for (let at = sentence.from; at < sentence.to; at++)
    if ((outline.units[at]?.mention ?? -1) >= 0) beside.add(outline.units[at]?.word ?? 0)
  const strong = new Set<string>()
  for (const { type, weight } of cueHits(sentence, outline.lang)) {
    for (const name of [`${type} ${area}`, `${type} all`])
      sums.set(name, (sums.get(name) ?? 0) + weight)
    if (weight >= strongCue) strong.add(type)
  }
  for (const type of strong) {
    const key = mixHash(kindHash(`cue ${area === 3 ? 'body' : 'lead'}`), kindHash(type))
    for (const other of beside) sink.put(mixHash(key, other), 0.5)
    sink.put(mixHash(kindHash('strong cue'), mixHash(kindHash(type), area)), 1)
  }
}

/** Adds how the types compare in one part: the share of each, the strongest and the next. */
function addShares(sink: FeatureSink, area: string, sums: ReadonlyMap<string, number>): void {
  const ranked = eventTypes
    .map((type) => ({ type, sum: sums.get(`${type} ${area}`) ?? 0 }))
    .filter(({ sum }) => sum > 0)
    .sort((one, other) => other.sum - one.sum)
  const total = ranked.reduce((sum, one) => sum + one.sum, 0)
  const key = mixHash(kindHash('share'), kindHash(area))
  ranked.forEach(({ type, sum }, rank) => {
    sink.put(mixHash(key, kindHash(type)), sum / total)
    if (rank < 2) sink.put(mixHash(mixHash(key, rank), kindHash(type)), 1)
  })
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
  const area = zone === 0 ? 'headline' : zone < 3 ? 'lead' : 'body'
  const [word, stem, pair] = [
    kindHash(`${area} word`),
    kindHash(`${area} stem`),
    kindHash('pair'),
  ].map((kind) => mixHash(kind, lang))
  const anywhere = mixHash(kindHash('stem'), lang)
  for (let at = from; at < to; at++) {
    const unit = outline.units[at]
    if (!unit?.isWord) continue
    sink.put(mixHash(anywhere, unit.stem), weight * 0.5)
    if (zone < 3) sink.put(mixHash(word ?? 0, unit.word), weight * 0.5)
    sink.put(mixHash(stem ?? 0, unit.stem), weight * 0.5)
    const next = outline.units[at + 1]
    if (next?.isWord && at + 1 < to)
      sink.put(mixHash(mixHash(pair ?? 0, unit.stem), next.stem), weight)
  }
}

function addNames(sink: FeatureSink, outline: Outline, lang: number): void {
  const counts = new Map<string, number>()
  for (const entity of outline.found.entities) {
    counts.set(entity.type, (counts.get(entity.type) ?? 0) + 1)
    if (entity.type === 'programme')
      for (const part of fold(entity.name).split(/[^\p{L}\p{N}]+/u))
        if (part.length > 3)
          sink.put(
            mixHash(mixHash(kindHash('programme word'), lang), hashText(part.slice(0, 5))),
            0.7,
          )
  }
  for (const [type, count] of counts)
    sink.put(
      mixHash(
        mixHash(kindHash('names'), kindHash(type)),
        Math.min(4, Math.ceil(Math.log2(count + 1))),
      ),
      0.5,
    )
}

function addFigure(sink: FeatureSink, figure: Figure, lang: number): void {
  sink.put(mixHash(kindHash('figure'), kindHash(figure.kind)), 0.5)
  if (figure.kind !== 'count' || figure.unit === undefined) return
  const unit = hashText(fold(figure.unit).slice(0, 5))
  sink.put(mixHash(mixHash(kindHash('unit'), lang), unit), 0.5)
}
