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
  return { input, mentions: article.mentions }
}
