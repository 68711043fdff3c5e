/**
 * The statistical tagger: finds names and roles in an article. `loadTagger` makes one from a model file, `trainTagger`
 * makes a model file from annotated articles.
 */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Lexicon } from '../model/lexicon.js'
import type { TaggedSpan, Tagger, TaggerInput } from '../model/tagger.js'
import { findPath, Lattice } from './crf.js'
import { readDocument } from './document.js'
import { labelTypes, outside } from './labels.js'
import { decodeModel, type ModelContent } from './model-file.js'
import { Scorer } from './scorer.js'
import { spansOf } from './spans.js'
import { WordTable } from './words.js'

export { trainTagger, type TrainingExample, type TrainingOptions } from './train.js'

/** Loads a tagger from the bytes of its model file; the lexicon must be the one that it was trained with. */
export function loadTagger(bytes: Uint8Array, lexicon: Lexicon): Result<Tagger> {
  const content = decodeModel(bytes)
  if (!content.ok) return content
  if (content.value.lexicon !== lexicon.checksum)
    return failure(
      problem(
        'model/unreadable',
        'The tagger model was trained with another lexicon; train again.',
      ),
    )
  return success(makeTagger(content.value, lexicon))
}

function makeTagger(content: ModelContent, lexicon: Lexicon): Tagger {
  const tables = { es: new WordTable(lexicon, 'es'), fr: new WordTable(lexicon, 'fr') }
  const scorers = content.layers.map((layer, slot) => new Scorer(layer, slot))
  const lattice = new Lattice()
  return {
    tag: (input) => {
      const document = readDocument(input, tables[input.lang], lexicon)
      const scorer = scorers[0]
      if (!scorer) return []
      const found: TaggedSpan[] = []
      lattice.setTransitions(scorer.layer.transitions)
      for (let sentence = 0; sentence < input.sentences.count; sentence++) {
        const from = input.sentences.bounds[sentence] ?? 0
        const to = input.sentences.bounds[sentence + 1] ?? 0
        lattice.reserve(to - from)
        scorer.score(document, { from, to }, lattice.scores)
        const path = new Uint8Array(to - from)
        findPath(lattice.scores, scorer.layer.transitions, path)
        if (path.every((label) => label === outside)) continue
        lattice.infer(to - from)
        for (const span of spansOf(path)) {
          const type = labelTypes[span.type]
          if (!type) continue
          const confidence = lattice.spanProbability(span.from, span.to, span.type)
          found.push({ from: from + span.from, to: from + span.to, type, confidence })
        }
      }
      return found
    },
  }
}

/** What the tagger reads, from a text that is cut into tokens and sentences. */
export type { TaggerInput }
