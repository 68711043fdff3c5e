/** Lays made-up texts out, with the names and figures of other articles; everything follows from a seeded chance. */
import type { Language } from '../../src/model/language.js'
import type { Span } from '../../src/model/span.js'
import type { CorpusArticle } from './corpus.js'
import { months } from './duplicate-words.js'

/** A text as the detection takes it. */
export interface MadeText {
  readonly text: string
  readonly paragraphs: readonly Span[]
}

/** Gives numbers from 0 to below 1. */
export type Random = () => number

/** A small linear congruential generator: the same pairs on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** One of the items by chance; another where there are none. */
export const pick = <Item>(items: readonly Item[], random: Random, otherwise: Item): Item =>
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

/** The paragraphs of an article. */
export const partsOf = ({ text, paragraphs }: CorpusArticle): string[] =>
  paragraphs.map(({ start, end }) => text.slice(start, end))

/** What a text is made from: an article, others of its language, and chance. */
export interface Context {
  readonly article: CorpusArticle
  readonly others: readonly CorpusArticle[]
  readonly random: Random
}

/** The types of names that are exchanged. */
export const named = ['company', 'person', 'place', 'organization', 'public_body', 'programme']

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
export function swapNames(
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

/** Changes every number and keeps its length. */
export function changeNumbers(parts: readonly string[], random: Random): string[] {
  return parts.map((part) =>
    part.replace(/\d+/gu, (digits) => {
      const changed = String(Math.floor(Number(digits) * (0.6 + random() * 0.8)) + 1)
      return changed.padStart(digits.length, '1').slice(0, digits.length)
    }),
  )
}

/** Fills the slots of a written template with names, days and amounts. */
export function fillTemplate(
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
