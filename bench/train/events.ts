/** Learns the event models from the whole of `data/corpus` and gives the bytes of their file. */
import { encodeEventModels, lessonsOf, trainEvents } from '../../src/events/index.js'
import { loadGazetteer } from '../../src/lexicon/gazetteer.js'
import type { CorpusArticle } from '../eval/corpus.js'
import { exampleOf, goldMentions } from '../eval/event-gold.js'

/** Learns from annotated mentions; the same corpus gives the same bytes. */
export function trainEventModels(articles: readonly CorpusArticle[]): Uint8Array {
  const gazetteer = loadGazetteer()
  const lessons = articles.map((article) =>
    lessonsOf(exampleOf(article, goldMentions(article), gazetteer)),
  )
  return encodeEventModels(trainEvents(lessons))
}
