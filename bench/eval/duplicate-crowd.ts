/** A crowd of different stories, to see how many candidates each of many texts meets. */
import type { CorpusArticle } from './corpus.js'
import { boilerplates, templates } from './duplicate-words.js'
import {
  changeNumbers,
  fillTemplate,
  layOut,
  named,
  partsOf,
  pick,
  seededRandom,
  swapNames,
  type MadeText,
} from './made-texts.js'

/**
 * Makes a crowd of different stories: paragraphs of two articles with the names and figures of others; one in seven
 * fills a written template, one in ten ends in one of two closing notes. The names are few, so they recur more often
 * than in a real crowd.
 */
export function* makeCrowd(articles: readonly CorpusArticle[], size: number): Generator<MadeText> {
  const random = seededRandom(1)
  const pools = (['es', 'fr'] as const).map((lang) =>
    articles.filter((article) => article.lang === lang),
  )
  for (let index = 0; index < size; index++) {
    const others = pools[index % 2] ?? []
    const article = pick(others, random, undefined)
    if (!article) return
    if (index % 7 === 0) {
      const template = pick(templates[article.lang], random, '')
      yield layOut('', fillTemplate(template, article.lang, { others, random }).split('\n\n'))
      continue
    }
    const second = pick(others, random, article)
    const context = {
      article: { ...article, mentions: [...article.mentions, ...second.mentions] },
      others,
      random,
    }
    const parts = [...partsOf(article).slice(0, 3), ...partsOf(second).slice(1, 4)]
    const made = changeNumbers(swapNames(parts, context, named), random)
    yield layOut(
      '',
      index % 10 === 1 ? [...made, pick(boilerplates[article.lang], random, '')] : made,
    )
  }
}
