/** From annotated articles to a model file. */
import type { Lexicon } from '../model/lexicon.js'
import { f32, i32 } from './cells.js'
import { Lattice } from './crf.js'
import { FeatureIndex, frequentHashes } from './feature-index.js'
import { ReadingCollector, type FirstReading } from './first-reading.js'
import { closedLabels, labelCount, labelOf, labelTypes, part } from './labels.js'
import { learn, type LearnOptions } from './learn.js'
import { encodeModel } from './model-file.js'
import {
  addEvidence,
  prepareArticles,
  type PreparedArticle,
  type TrainingExample,
} from './prepare.js'
import { quantize, type TrainedReading } from './quantize.js'
import { numberFeatures, type RawSentence } from './training-set.js'

export type { TrainingExample } from './prepare.js'

/** How to train. */
export interface TrainingOptions {
  readonly lexicon: Lexicon
  /** Passes over the articles, by reading. */
  readonly epochs?: readonly [number, number]
  /** Features that occur less often are left out. */
  readonly leastCount?: number
  /** Features whose weights have a smaller Euclidean norm than this are left out of the file. */
  readonly leastNorm?: number
  /** Keeps first readings between runs on parts of the same articles, by the groups that they were trained on. */
  readonly memory?: Map<string, TrainedReading>
  /** Is told what is being learned. */
  readonly onStep?: (step: string) => void
}

const defaultFirst = 6
const defaults: LearnOptions = {
  epochs: 8,
  rate: 0.02,
  dropout: 0.5,
  lexicalDropout: 0.2,
  decay: 0,
  averageFrom: 4,
  seed: 1,
}

// The root of 36 squared steps of the file's bytes: a fifth of the features, and a tenth of a point on the folds or two.
const leastNorm = (Math.sqrt(35.5) * 4) / 127

/** Trains a tagger and gives the bytes of its model file. The same examples and options give the same bytes. */
export function trainTagger(
  examples: readonly TrainingExample[],
  options: TrainingOptions,
): Uint8Array {
  const articles = prepareArticles(examples, options.lexicon)
  const groups = [...new Set(articles.map((article) => article.group))].sort()
  const first = trainFirst(articles, groups, options)
  const sentences: RawSentence[] = []
  for (const group of groups) {
    const others = groups.filter((other) => other !== group)
    // With a single group there is nothing unseen to read; its own reading is then the next best.
    const reader = others.length === 0 ? first : trainFirst(articles, others, sketch(options))
    for (const article of articles)
      if (article.group === group)
        sentences.push(...addEvidence(article, readFirst(reader, article)))
  }
  options.onStep?.('second reading')
  const second = trainReading(sentences, options, options.epochs?.[1] ?? defaults.epochs)
  lean(second.weights.transitions)
  return encodeModel(
    quantize([first, second], options.lexicon.checksum, options.leastNorm ?? leastNorm),
  )
}

/** Readers that only make first readings to learn from need fewer passes. */
function sketch(options: TrainingOptions): TrainingOptions {
  const [first, second] = options.epochs ?? [defaultFirst, defaults.epochs]
  return { ...options, epochs: [Math.ceil((first * 2) / 3), second] }
}

/** Types that are missed more often than found wrongly begin a little more readily (natural logarithms). */
const readiness = { programme: 0.5, role: 0.3 } as const

function lean(transitions: Float32Array): void {
  for (const [name, more] of Object.entries(readiness))
    for (const position of [part.single, part.begin]) {
      const right = labelOf(labelTypes.indexOf(name as keyof typeof readiness), position)
      for (const left of closedLabels) {
        const cell = left * labelCount + right
        transitions[cell] = f32(transitions, cell) + more
      }
    }
}

function trainFirst(
  articles: readonly PreparedArticle[],
  groups: readonly string[],
  options: TrainingOptions,
): TrainedReading {
  const key = `${groups.join(' ')} ${options.epochs?.[0] ?? defaultFirst}`
  const known = options.memory?.get(key)
  if (known) return known
  options.onStep?.(`first reading of ${groups.join(' ')}`)
  const sentences = articles
    .filter((article) => groups.includes(article.group))
    .flatMap((article) => article.sentences)
  const trained = trainReading(sentences, options, options.epochs?.[0] ?? defaultFirst)
  options.memory?.set(key, trained)
  return trained
}

function trainReading(
  raw: readonly RawSentence[],
  options: TrainingOptions,
  epochs: number,
): TrainedReading {
  const hashes = raw.map((sentence) => sentence.hashes)
  const keys = frequentHashes(hashes, options.leastCount ?? 2)
  const index = new FeatureIndex(keys)
  const sentences = raw.map((sentence) => numberFeatures(sentence, index))
  const weights = learn(sentences, keys, { ...defaults, epochs, averageFrom: epochs >> 1 })
  return { keys, index, weights }
}

const beam = 12

function readFirst(trained: TrainedReading, article: PreparedArticle): FirstReading {
  const reading = new ReadingCollector(article.document.words.length)
  const lattice = new Lattice(beam)
  lattice.setTransitions(trained.weights.transitions)
  for (const sentence of article.sentences) {
    lattice.reserve(sentence.ends.length)
    addScores(trained, sentence, lattice.scores)
    lattice.prepare(sentence.ends.length)
    reading.add(lattice, sentence.from, sentence.ends.length)
  }
  return reading
}

function addScores(
  { index, weights }: TrainedReading,
  { hashes, ends }: RawSentence,
  scores: Float32Array,
): void {
  let token = 0
  hashes.forEach((hash, feature) => {
    while (feature >= i32(ends, token)) token++
    const row = index.rowOf(hash) * labelCount
    if (row < 0) return
    const base = token * labelCount
    for (let label = 0; label < labelCount; label++)
      scores[base + label] = f32(scores, base + label) + f32(weights.rows, row + label)
  })
}
