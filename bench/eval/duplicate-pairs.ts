/** Makes pairs of texts from the corpus: copies of one article, and other stories that look like it. */
import type { Language } from '../../src/model/language.js'
import type { CorpusArticle } from './corpus.js'
import { boilerplates, lightEdits, localLeads, surroundings, templates } from './duplicate-words.js'
import {
  changeNumbers,
  fillTemplate,
  layOut,
  named,
  partsOf,
  pick,
  seededRandom,
  swapNames,
  type Context,
  type MadeText,
  type Random,
} from './made-texts.js'

/** Two texts and whether they are copies of one. */
export interface MadePair {
  readonly kind: string
  readonly isDuplicate: boolean
  readonly left: MadeText
  readonly right: MadeText
}

const wordCount = (text: string): number => text.split(/\s+/u).length

function editLightly(text: string, lang: Language): string {
  return lightEdits[lang]
    .reduce((result, [from, to]) => result.replaceAll(` ${from} `, ` ${to} `), text)
    .replace(/[«“] ?([^»”]*?) ?[»”]/gu, '"$1"')
    .replaceAll('’', "'")
}

type Variation = (parts: readonly string[], context: Context) => readonly string[]

const without = (parts: readonly string[], index: number): string[] =>
  parts.filter((_, position) => position !== index)

function strangeParagraph({ others, random, article }: Context): string {
  return pick(partsOf(pick(others, random, article)), random, '')
}

/** The ways in which copies of one text differ. */
const copies: Readonly<Record<string, Variation>> = {
  'another headline': (parts) => parts,
  'one paragraph cut': (parts, { random }) => without(parts, Math.floor(random() * parts.length)),
  'one paragraph added': (parts, context) => {
    const position = Math.floor(context.random() * (parts.length + 1))
    return [...parts.slice(0, position), strangeParagraph(context), ...parts.slice(position)]
  },
  'second half cut': (parts) => parts.slice(0, Math.ceil(parts.length / 2)),
  'first paragraph cut': (parts) => parts.slice(1),
  'light edits': (parts, { article }) => parts.map((part) => editLightly(part, article.lang)),
  'one plain word in twelve changed': (parts, { random }) => {
    const plain = parts.flatMap((part) => part.match(/\b[a-z]{3,}\b/gu) ?? [])
    return parts.map((part) =>
      part.replace(/(?<= )[a-z]{3,}(?= )/gu, (word) =>
        random() < 1 / 12 ? pick(plain, random, word) : word,
      ),
    )
  },
  'agency line and tails': (parts, { article, random }) => {
    const { heads, tails } = surroundings[article.lang]
    return [`${pick(heads, random, '')}${parts[0] ?? ''}`, ...parts.slice(1), ...tails.slice(0, 2)]
  },
  'local opening, cut, edits': (parts, { article, random }) => [
    pick(localLeads[article.lang], random, ''),
    ...without(parts, parts.length - 1).map((part) => editLightly(part, article.lang)),
  ],
  'paragraphs joined, capitals lost': (parts) => [
    parts
      .slice(0, 2)
      .join(' ')
      .replace(/^\P{Ll}{2,20}[.,:]/u, ''),
    ...parts.slice(2),
  ],
}

const recurringNotice = 'same notice, other year and figures'

const numberCount = (parts: readonly string[]): number =>
  parts.join(' ').match(/\d+/gu)?.length ?? 0

/** Stories that are not copies, however many words they share. */
const lookAlikes: Readonly<Record<string, Variation>> = {
  'same template, other names and figures': (parts, context) =>
    changeNumbers(swapNames(parts, context, named), context.random),
  'same template, other company, person, place and figures': (parts, context) =>
    changeNumbers(swapNames(parts, context, ['company', 'person', 'place']), context.random),
  [recurringNotice]: (parts, { random }) => changeNumbers(parts, random),
  'follow-up with the old background': (parts, context) => {
    const news = partsOf(pick(context.others, context.random, context.article))
    return [
      ...news.slice(0, Math.max(2, news.length - 1)),
      ...parts.slice(-Math.max(1, Math.floor(parts.length / 3))),
    ]
  },
}

function templatePairs(
  articles: readonly CorpusArticle[],
  lang: Language,
  random: Random,
): MadePair[] {
  const others = articles.filter((article) => article.lang === lang)
  return templates[lang].flatMap((template) =>
    Array.from({ length: 12 }, (): MadePair => {
      const make = (): MadeText =>
        layOut('', fillTemplate(template, lang, { others, random }).split('\n\n'))
      return {
        kind: 'written template, filled twice',
        isDuplicate: false,
        left: make(),
        right: make(),
      }
    }),
  )
}

function boilerplatePairs(
  articles: readonly CorpusArticle[],
  lang: Language,
  random: Random,
): MadePair[] {
  const own = articles.filter((article) => article.lang === lang)
  return own.flatMap((article, index): MadePair[] => {
    const other = own[(index + 7) % own.length]
    if (!other || other === article) return []
    const tail = pick(boilerplates[lang], random, '')
    const make = (from: CorpusArticle): MadeText =>
      layOut(from.title, [...partsOf(from).slice(0, 3), tail])
    return [
      { kind: 'same closing note', isDuplicate: false, left: make(article), right: make(other) },
    ]
  })
}

/** Articles that are long enough to be cut and still be recognised by a person. */
function isUsable(article: CorpusArticle): boolean {
  return article.paragraphs.length >= 4 && wordCount(article.text) >= 120
}

/** Makes all pairs from the articles; the same ones each time. */
export function makePairs(articles: readonly CorpusArticle[]): MadePair[] {
  const random = seededRandom(20261121)
  const pairs: MadePair[] = []
  for (const article of articles.filter(isUsable)) {
    const others = articles.filter(({ lang, id }) => lang === article.lang && id !== article.id)
    const context = { article, others, random }
    const parts = partsOf(article)
    const left = layOut(article.title, parts)
    const title = pick(others, random, article).title
    for (const [kind, vary] of Object.entries(copies)) {
      pairs.push({ kind, isDuplicate: true, left, right: layOut(title, vary(parts, context)) })
    }
    const ways = Object.values(copies)
    const copy = (): MadeText =>
      layOut(title, pick(ways, random, (same: readonly string[]) => same)(parts, context))
    pairs.push({
      kind: 'two copies, each its own way',
      isDuplicate: true,
      left: copy(),
      right: copy(),
    })
    for (const [kind, vary] of Object.entries(lookAlikes)) {
      // A notice without figures that comes again is the same text.
      if (kind === recurringNotice && numberCount(parts) < 3) continue
      pairs.push({
        kind,
        isDuplicate: false,
        left,
        right: layOut(article.title, vary(parts, context)),
      })
    }
    const twin = pick(others, random, article)
    if (twin !== article) {
      pairs.push({
        kind: 'another article',
        isDuplicate: false,
        left,
        right: layOut(twin.title, partsOf(twin)),
      })
    }
  }
  for (const lang of ['es', 'fr'] as const) {
    pairs.push(
      ...templatePairs(articles, lang, random),
      ...boilerplatePairs(articles, lang, random),
    )
  }
  return pairs
}
