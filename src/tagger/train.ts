/** From annotated articles to a model file. */
import type { Lexicon } from '../model/lexicon.js'
import type { MentionType } from '../model/mention.js'
import type { Span } from '../model/span.js'
import type { TaggerInput } from '../model/tagger.js'
import { readDocument, type TaggerDocument } from './document.js'
import { FeatureIndex, frequentHashes } from './feature-index.js'
import { addContext } from './features.js'
import { labelTypes } from './labels.js'
import { learn, type LearnOptions } from './learn.js'
import { encodeModel, quantize } from './model-file.js'
import { FeatureSink } from './sink.js'
import { writeSpan } from './spans.js'
import { numberFeatures, type RawSentence } from './training-set.js'
import { edgeFeature, reach, WordTable } from './words.js'

/** One annotated article. */
export interface TrainingExample {
  readonly input: TaggerInput
  readonly mentions: readonly (Span & { readonly type: MentionType })[]
}

/** How to train. */
export interface TrainingOptions extends Partial<LearnOptions> {
  readonly lexicon: Lexicon
  /** Features that occur less often are left out. */
  readonly leastCount?: number
  /** Features whose weights are all below this are left out of the file. */
  readonly leastWeight?: number
}

const defaults: LearnOptions = {
  epochs: 8,
  rate: 0.03,
  dropout: 0.5,
  decay: 0,
  averageFrom: 4,
  seed: 1,
}

/** Trains a tagger and gives the bytes of its model file. The same examples and options give the same bytes. */
export function trainTagger(
  examples: readonly TrainingExample[],
  options: TrainingOptions,
): Uint8Array {
  const { lexicon } = options
  const tables = { es: new WordTable(lexicon, 'es'), fr: new WordTable(lexicon, 'fr') }
  const raw = examples.flatMap((example) => {
    const document = readDocument(example.input, tables[example.input.lang], lexicon)
    return readSentences(document, goldLabels(example))
  })
  const keys = frequentHashes(
    raw.map((sentence) => sentence.hashes),
    options.leastCount ?? 2,
  )
  const index = new FeatureIndex(keys)
  const sentences = raw.map((sentence) => numberFeatures(sentence, index))
  const weights = learn(sentences, keys.length, { ...defaults, ...options })
  const layer = quantize(keys, weights, options.leastWeight ?? 0.03)
  return encodeModel({ lexicon: lexicon.checksum, layers: [layer] })
}

/** Labels of the tokens; mentions that do not begin and end with tokens are left out. */
export function goldLabels({ input, mentions }: TrainingExample): Uint8Array {
  const { tokens } = input
  const labels = new Uint8Array(tokens.length)
  const begins = new Map(Array.from(tokens.starts, (start, at) => [start, at]))
  const ends = new Map(Array.from(tokens.ends, (end, at) => [end, at + 1]))
  for (const { start, end, type } of mentions) {
    const from = begins.get(start)
    const to = ends.get(end)
    if (from !== undefined && to !== undefined)
      writeSpan(labels, { from, to, type: labelTypes.indexOf(type) })
  }
  return labels
}

function readSentences(document: TaggerDocument, labels: Uint8Array): RawSentence[] {
  const { sentences } = document.input
  const sink = new FeatureSink()
  return Array.from({ length: sentences.count }, (_, sentence) => {
    const from = sentences.bounds[sentence] ?? 0
    const to = sentences.bounds[sentence + 1] ?? 0
    const ends = new Int32Array(to - from)
    sink.length = 0
    for (let at = from; at < to; at++) {
      addWords(document, { at, from, to }, sink)
      addContext(document, { at, from, to }, sink)
      ends[at - from] = sink.length
    }
    return {
      hashes: sink.hashes.slice(0, sink.length),
      ends,
      labels: labels.slice(from, to),
      weight: 1,
    }
  })
}

function addWords(
  document: TaggerDocument,
  { at, from, to }: { at: number; from: number; to: number },
  sink: FeatureSink,
): void {
  for (let offset = 0; offset <= 2 * reach; offset++) {
    const near = at + offset - reach
    const word = near >= from && near < to ? document.words[near] : undefined
    if (!word) sink.push(edgeFeature(offset))
    else for (const hash of word.features[offset] ?? []) sink.push(hash)
  }
}
