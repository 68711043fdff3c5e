/** Makes pairs of texts from the corpus: copies of one article, and other stories that look like it. */
import type { Language } from '../../src/model/language.js'
import type { Span } from '../../src/model/span.js'
import type { CorpusArticle } from './corpus.js'
import {
  boilerplates,
  lightEdits,
  localLeads,
  months,
  surroundings,
  templates,
} from './duplicate-words.js'

/** A text as the detection takes it. */
export interface MadeText {
  readonly text: string
  readonly paragraphs: readonly Span[]
}

/** Two texts and whether they are copies of one. */
export interface MadePair {
  readonly kind: string
  readonly isDuplicate: boolean
  readonly left: MadeText
  readonly right: MadeText
}

type Random = () => number

/** A small linear congruential generator: the same pairs on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const pick = <Item>(items: readonly Item[], random: Random, otherwise: Item): Item =>
  items[Math.floor(random() * items.length)] ?? otherwise

/** Lays paragraphs out under a headline. */
export function layOut(title: string, parts: readonly string[]): MadeText {
  let text = `${title}\n`
  const paragraphs = parts.map((part) => {
    const start = text.length
    text += `${part}\n\n`
    return { start, end: start + part.length }
  })
  return { text: text.trimEnd(), paragraphs }
}

const partsOf = ({ text, paragraphs }: CorpusArticle): string[] =>
  paragraphs.map(({ start, end }) => text.slice(start, end))

const wordCount = (text: string): number => text.split(/\s+/u).length

function editLightly(text: string, lang: Language): string {
  return lightEdits[lang]
    .reduce((result, [from, to]) => result.replaceAll(` ${from} `, ` ${to} `), text)
    .replace(/[«“] ?([^»”]*?) ?[»”]/gu, '"$1"')
    .replaceAll('’', "'")
}

type Variation = (parts: readonly string[], context: Context) => readonly string[]

interface Context {
  readonly article: CorpusArticle
  readonly others: readonly CorpusArticle[]
  readonly random: Random
}

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

const poolsOf = new WeakMap<readonly CorpusArticle[], Map<string, readonly string[]>>()

/** All names of one type in the articles; remembered, because a crowd asks for them a million times. */
function namePool(articles: readonly CorpusArticle[], type: string): readonly string[] {
  const pools = poolsOf.get(articles) ?? new Map<string, readonly string[]>()
  poolsOf.set(articles, pools)
  const known = pools.get(type)
  if (known) return known
  const pool = articles.flatMap(({ mentions }) =>
    mentions.filter((mention) => mention.type === type).map(({ text }) => text),
  )
  pools.set(type, pool)
  return pool
}

/** Names and figures of other articles, of the same kind, for stories by the same template. */
function swapNames(
  parts: readonly string[],
  { article, others, random }: Context,
  types: readonly string[],
): string[] {
  const swaps = new Map<string, string>()
  for (const { type, text } of article.mentions) {
    if (!types.includes(type) || swaps.has(text)) continue
    swaps.set(text, pick(namePool(others, type), random, text))
  }
  const longestFirst = [...swaps].sort(([left], [right]) => right.length - left.length)
  return parts.map((part) => {
    let result = part
    longestFirst.forEach(([from], index) => {
      result = result.replaceAll(from, `\u0001${index}\u0002`)
    })
    return result.replace(
      /\u0001(\d+)\u0002/gu,
      (_, index) => longestFirst[Number(index)]?.[1] ?? '',
    )
  })
}

function changeNumbers(parts: readonly string[], random: Random): string[] {
  return parts.map((part) =>
    part.replace(/\d+/gu, (digits) => {
      const changed = String(Math.floor(Number(digits) * (0.6 + random() * 0.8)) + 1)
      return changed.padStart(digits.length, '1').slice(0, digits.length)
    }),
  )
}

const recurringNotice = 'same notice, other year and figures'

const numberCount = (parts: readonly string[]): number =>
  parts.join(' ').match(/\d+/gu)?.length ?? 0

const named = ['company', 'person', 'place', 'organization', 'public_body', 'programme']

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

function fillTemplate(
  template: string,
  lang: Language,
  { others, random }: Omit<Context, 'article'>,
): string {
  const mentionOf = (type: string): string => pick(namePool(others, type), random, type)
  return template.replace(/\{([a-z]+)\}/gu, (_, slot: string) => {
    if (slot === 'number') return String(2 + Math.floor(random() * 90))
    if (slot === 'day') return String(1 + Math.floor(random() * 28))
    if (slot === 'amount')
      return `${1 + Math.floor(random() * 900)}.${100 + Math.floor(random() * 899)}`
    if (slot === 'month') return pick(months[lang], random, '')
    return mentionOf(slot)
  })
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
