/** From corpus articles to what the tagger trains on. */
import type { TrainingExample } from '../../src/tagger/index.js'
import { splitSentences } from '../../src/text/sentences.js'
import { tokenize } from '../../src/text/tokens.js'
import type { CorpusArticle } from '../eval/corpus.js'

/** Cuts an annotated article into tokens and sentences. */
export function exampleOf(article: CorpusArticle): TrainingExample {
  const tokens = tokenize(article.text)
  const input = {
    lang: article.lang,
    tokens,
    sentences: splitSentences(tokens),
    titleEnd: article.title.length,
  }
  // The folds of both languages go in pairs: `es-1` with `fr-1`.
  return { input, mentions: article.mentions, group: article.fold.slice(-1) }
}
