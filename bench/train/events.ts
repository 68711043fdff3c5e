/** Learns the event models from `data/corpus` and `data/quiet` and gives the bytes of their file. */
import { encodeEventModels, lessonsOf, trainEvents } from '../../src/events/index.js'
import { loadGazetteer } from '../../src/lexicon/gazetteer.js'
import type { CorpusArticle } from '../eval/corpus.js'
import { exampleOf, goldMentions } from '../eval/event-gold.js'
import { readQuietNews } from '../eval/quiet-news.js'

/**
 * Learns from annotated mentions, and from news without events with the names that the tagger of `data/models` finds. The
 * same texts and tagger give the same bytes.
 */
export function trainEventModels(articles: readonly CorpusArticle[]): Uint8Array {
  const gazetteer = loadGazetteer()
  const taught = articles.map((article) =>
    lessonsOf(exampleOf(article, goldMentions(article), gazetteer)),
  )
  return encodeEventModels(trainEvents(taught, readQuietNews(gazetteer).map(lessonsOf)))
}
