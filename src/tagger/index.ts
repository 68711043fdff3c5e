/**
 * The statistical tagger: finds names and roles in an article, which it reads twice; the second reading knows what the
 * first one found in the whole article. `loadTagger` makes a tagger from a model file, `trainTagger` makes a model
 * file from annotated articles.
 */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Lexicon } from '../model/lexicon.js'
import type { TaggedSpan, Tagger, TaggerInput } from '../model/tagger.js'
import type { Chain } from './chain.js'
import { readDocument } from './document.js'
import { Evidence } from './evidence.js'
import { readSpans, ReadingCollector, type ReadSpan } from './first-reading.js'
import { pairsPerReading } from './kernel.js'
import { labelTypes, outside } from './labels.js'
import { decodeModel, type Model } from './model-file.js'
import { Scorer } from './scorer.js'
import { WordTable } from './words.js'

export type { LooseSpan } from './loose-labels.js'
export { trainTagger, type TrainingExample, type TrainingOptions } from './train.js'

// Labels whose weight is below this part of the best one's (e^-5) are not considered: on the corpus this changes no
// mention, and leaves a third of the work.
const beam = 5

/** Loads a tagger from the bytes of its model file; the lexicon must be the one that it was trained with. */
export function loadTagger(bytes: Uint8Array, lexicon: Lexicon): Result<Tagger> {
  const model = decodeModel(bytes)
  if (!model.ok) return model
  if (model.value.lexicon === lexicon.checksum) return success(makeTagger(model.value, lexicon))
  return failure(
    problem('model/unreadable', 'The tagger model was trained with another lexicon; train again.'),
  )
}

function makeTagger(model: Model, lexicon: Lexicon): Tagger {
  const tables = { es: new WordTable(lexicon, 'es'), fr: new WordTable(lexicon, 'fr') }
  const scorer = new Scorer(model, beam)
  const { chain } = scorer
  return {
    tag: (input) => {
      const document = readDocument(input, tables[input.lang], lexicon)
      const second = new Int32Array(document.words.length * pairsPerReading)
      const reading = new ReadingCollector(document.words.length)
      chain.read(0)
      for (const { from, to } of sentencesOf(input)) {
        scorer.score(document, { from, to }, second)
        reading.add(chain, from, to - from)
      }
      const evidence = new Evidence(document, reading)
      const found: ReadSpan[] = []
      chain.read(1)
      for (const { from, to } of sentencesOf(input)) {
        scorer.rescore(evidence, { from, to }, second)
        found.push(...readAgain(chain, from, to))
      }
      return found.flatMap(toTagged)
    },
  }
}

function readAgain(chain: Chain, from: number, to: number): ReadSpan[] {
  const path = new Uint8Array(to - from)
  for (const stretch of chain.stretches(to - from)) {
    chain.findPath(path, stretch)
    if (path.subarray(stretch.begin, stretch.end).some((label) => label !== outside))
      chain.infer(stretch)
  }
  return readSpans(chain, path, from)
}

function sentencesOf({ sentences }: TaggerInput): { from: number; to: number }[] {
  return Array.from({ length: sentences.count }, (_, index) => ({
    from: sentences.bounds[index] ?? 0,
    to: sentences.bounds[index + 1] ?? 0,
  }))
}

function toTagged({ from, to, type, confidence }: ReadSpan): TaggedSpan[] {
  const name = labelTypes[type]
  return name ? [{ from, to, type: name, confidence }] : []
}
