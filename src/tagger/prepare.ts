/** Annotated articles made ready for training: features as hashes, gold labels. */
import type { Lexicon } from '../model/lexicon.js'
import type { MentionType } from '../model/mention.js'
import type { Span } from '../model/span.js'
import type { TaggerInput } from '../model/tagger.js'
import { readDocument, type TaggerDocument } from './document.js'
import { Evidence } from './evidence.js'
import { addContext } from './features.js'
import type { FirstReading } from './first-reading.js'
import { allowedLabels, type LooseSpan } from './loose-labels.js'
import { labelTypes } from './labels.js'
import { FeatureSink } from './sink.js'
import { writeSpan } from './spans.js'
import type { RawSentence } from './training-set.js'
import { edgeFeature, featuresOf, reach, WordTable } from './words.js'

/** One annotated article. */
export interface TrainingExample {
  readonly input: TaggerInput
  readonly mentions: readonly (Span & { readonly type: MentionType })[]
  /** In place of `mentions`, where the annotation is coarser than ours; roles are then unknown throughout. */
  readonly loose?: readonly LooseSpan[]
  /** Articles of one group are read by a tagger that has not seen the group before the second reading is trained. */
  readonly group: string
}

/** An article with its features. */
export interface PreparedArticle {
  readonly group: string
  readonly document: TaggerDocument
  readonly sentences: readonly RawSentence[]
}

/** Makes articles ready. */
export function prepareArticles(
  examples: readonly TrainingExample[],
  lexicon: Lexicon,
): PreparedArticle[] {
  const tables = { es: new WordTable(lexicon, 'es'), fr: new WordTable(lexicon, 'fr') }
  const sink = new FeatureSink()
  return examples.map((example) => {
    const { input, group } = example
    const document = readDocument(input, tables[input.lang], lexicon)
    const labels = goldLabels(example)
    const allowed = example.loose ? allowedLabels(input, example.loose) : undefined
    const { bounds, count } = input.sentences
    const sentences = Array.from({ length: count }, (_, index) => {
      const place = { from: bounds[index] ?? 0, to: bounds[index + 1] ?? 0 }
      return readSentence(document, place, { labels, allowed, sink })
    })
    return { group, document, sentences }
  })
}

/** Adds to each sentence what a first reading of the article shows. */
export function addEvidence(article: PreparedArticle, reading: FirstReading): RawSentence[] {
  const evidence = new Evidence(article.document, reading)
  const sink = new FeatureSink()
  return article.sentences.map((sentence) => {
    const { from } = sentence
    const to = from + sentence.ends.length
    let start = 0
    sink.length = 0
    const ends = sentence.ends.map((end, index) => {
      for (const hash of sentence.hashes.subarray(start, end)) sink.push(hash)
      evidence.add({ at: from + index, from, to }, sink)
      start = end
      return sink.length
    })
    return { ...sentence, hashes: sink.hashes.slice(0, sink.length), ends }
  })
}

/** Labels of the tokens; mentions that do not begin and end with tokens are left out. */
function goldLabels({ input, mentions }: TrainingExample): Uint8Array {
  const { tokens, sentences } = input
  const labels = new Uint8Array(tokens.length)
  const begins = new Map(Array.from(tokens.starts, (start, at) => [start, at]))
  const ends = new Map(Array.from(tokens.ends, (end, at) => [end, at + 1]))
  const isBound = new Set(sentences.bounds)
  for (const { start, end, type } of mentions) {
    const from = begins.get(start)
    const to = ends.get(end)
    if (from === undefined || to === undefined) continue
    const isCut = Array.from({ length: to - from - 1 }, (_, at) => from + at + 1).some((at) =>
      isBound.has(at),
    )
    if (!isCut) writeSpan(labels, { from, to, type: labelTypes.indexOf(type) })
  }
  return labels
}

function readSentence(
  document: TaggerDocument,
  { from, to }: { from: number; to: number },
  {
    labels,
    allowed,
    sink,
  }: { labels: Uint8Array; allowed: Int32Array | undefined; sink: FeatureSink },
): RawSentence {
  const ends = new Int32Array(to - from)
  sink.length = 0
  for (let at = from; at < to; at++) {
    addWords(document, { at, from, to }, sink)
    addContext(document, { at, from, to }, sink)
    ends[at - from] = sink.length
  }
  return {
    from,
    hashes: sink.hashes.slice(0, sink.length),
    ends,
    labels: labels.slice(from, to),
    ...(allowed ? { allowed: allowed.slice(from, to), weight: looseWeight } : { weight: 1 }),
  }
}

/** How much a sentence counts whose annotation is coarser than ours. */
const looseWeight = 0.5

function addWords(
  document: TaggerDocument,
  { at, from, to }: { at: number; from: number; to: number },
  sink: FeatureSink,
): void {
  for (let offset = 0; offset <= 2 * reach; offset++) {
    const near = at + offset - reach
    const word = near >= from && near < to ? document.words[near] : undefined
    if (!word) {
      sink.push(edgeFeature(offset))
      continue
    }
    word.features ??= featuresOf(word)
    for (const hash of word.features[offset] ?? []) sink.push(hash)
  }
}
