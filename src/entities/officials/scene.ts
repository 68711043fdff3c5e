/** The article laid out for the search: mentions in order, which of them name one thing, clauses, quotations. */
import type { Language } from '../../model/language.js'
import type { Mention } from '../../model/mention.js'
import type { Span } from '../../model/span.js'
import { fold } from '../../text/fold.js'
import { groupNames } from '../../text/name-groups.js'
import { es } from './es.js'
import { fr } from './fr.js'
import type { OfficeWords } from './words.js'

const wordsOf: Readonly<Record<Language, OfficeWords>> = { es, fr }

/** An article as the search for officials sees it. */
export interface Scene {
  readonly text: string
  readonly words: OfficeWords
  /** Sorted, none overlapping another. */
  readonly mentions: readonly Mention[]
  /** Beginnings of the mentions. */
  readonly starts: readonly number[]
  /** Fullest name of the thing that the mention names; its own text for roles and places. */
  readonly names: readonly string[]
  /** Beginnings of clauses, sorted. */
  readonly clauses: readonly number[]
  /** Beginnings of the paragraphs, the headline's included. */
  readonly paragraphs: readonly number[]
  /** Whether the mention stands inside a quotation. */
  readonly quoted: readonly boolean[]
}

/** Lays the article out. */
export function layOut(
  article: { text: string; lang: Language; paragraphs: readonly Span[] },
  mentions: readonly Mention[],
): Scene {
  const sorted = joinTitles(article.text, inOrder(mentions))
  const names = sorted.map((mention) => mention.text.replace(/\s+/g, ' '))
  for (const group of groupNames(article.text, sorted))
    if (group.type !== 'place') for (const member of group.members) names[member] = group.name
  const isQuoted = insideOf(findQuotes(article.text))
  return {
    text: article.text,
    words: wordsOf[article.lang],
    mentions: sorted,
    starts: sorted.map(({ start }) => start),
    names,
    clauses: findClauses(article.text, sorted),
    paragraphs: [0, ...article.paragraphs.map(({ start }) => start)],
    quoted: sorted.map(({ start }) => isQuoted(start)),
  }
}

function inOrder(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = []
  let end = 0
  for (const mention of [...mentions].sort((a, b) => a.start - b.start || b.end - a.end))
    if (mention.start >= end) {
      kept.push(mention)
      end = mention.end
    }
  return kept
}

/** `CEO y presidente`: two roles with only `y` between them are one joined title. */
function joinTitles(text: string, mentions: readonly Mention[]): Mention[] {
  const joined: Mention[] = []
  for (const mention of mentions) {
    const before = joined.at(-1)
    const isJoined = before?.type === 'role' && mention.type === 'role'
    if (isJoined && /^ (?:y|e|et|&) $/.test(text.slice(before.end, mention.start))) {
      const { start } = before
      joined[joined.length - 1] = {
        ...before,
        end: mention.end,
        text: text.slice(start, mention.end),
      }
    } else joined.push(mention)
  }
  return joined
}

/** A mention of a company, public body or organisation. */
export type BodyMention = Mention & { readonly type: 'company' | 'public_body' | 'organization' }

/** Whether the mention is a company, public body or organisation. */
export function isBody(mention: Mention | undefined): mention is BodyMention {
  const type = mention?.type
  return type === 'company' || type === 'public_body' || type === 'organization'
}

/** Beginning of the mention; 0 where there is none. */
export function startOf(scene: Scene, index: number): number {
  return scene.mentions[index]?.start ?? 0
}

/** End of the mention; 0 where there is none. */
export function endOf(scene: Scene, index: number): number {
  return scene.mentions[index]?.end ?? 0
}

/** Beginning of the clause that the position lies in. */
export function clauseAt(scene: Scene, position: number): number {
  return scene.clauses[lastAtOrBefore(scene.clauses, position)] ?? 0
}

/** The last of the sorted positions at or before the index. */
export function lastAtOrBefore(positions: readonly number[], index: number): number {
  let [low, high] = [0, positions.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((positions[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

/** Folded words and signs of the text between two indices; undefined where it is too long to be a link. */
export function gapTokens(text: string, from: number, to: number): string[] | undefined {
  if (to < from || to - from > 90) return undefined
  const gap = text.slice(from, to)
  if (gap.includes('\n')) return undefined
  return (gap.match(/[\p{L}\p{N}]+['’]?|[^\s\p{L}\p{N}]/gu) ?? []).map(fold)
}

/** The folded word that ends right before the index, with its apostrophe; empty where there is none. */
export function wordBefore(text: string, index: number): string {
  const tokens = gapTokens(text, Math.max(0, index - 24), index)
  const last = tokens?.[tokens.length - 1] ?? ''
  return /[\p{L}\p{N}]/u.test(last) ? last.replace(/'$/, "'") : ''
}

const closers: Readonly<Record<string, '”' | '»' | '"'>> = { '“': '”', '«': '»', '"': '"' }
// A quotation whose end is missing ends with its paragraph, or here.
const longestQuote = 2000
// Shorter ones are names or irony, not speech.
const shortestQuote = 30

function findQuotes(text: string): Span[] {
  const quotes: Span[] = []
  const ends = { '”': nextOf(text, '”'), '»': nextOf(text, '»'), '"': nextOf(text, '"') }
  const lineEnd = nextOf(text, '\n')
  const opening = /[“«"]/g
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index
    const closer = closers[match[0]]
    if (closer === undefined) continue
    const end = ends[closer](start + 1)
    if (end > Math.min(lineEnd(start), start + longestQuote)) continue
    if (end - start > shortestQuote) quotes.push({ start, end })
    opening.lastIndex = end + 1
  }
  return quotes
}

/** Finds the next place of the character; asked for rising positions, it reads the text only once. */
function nextOf(text: string, character: string): (from: number) => number {
  let known = -1
  return (from) => {
    if (known < from) known = text.indexOf(character, from)
    if (known < 0) known = Infinity
    return known
  }
}

/** Tells of places whether they lie in one of the spans, which are in order. */
function insideOf(spans: readonly Span[]): (index: number) => boolean {
  const starts = spans.map(({ start }) => start)
  return (index) => {
    const span = spans[lastAtOrBefore(starts, index)]
    return span !== undefined && span.start <= index && index < span.end
  }
}

/** Clauses begin at line breaks and after `.`, `!`, `?`, `;`, `…` before a space; not inside names. */
function findClauses(text: string, mentions: readonly Mention[]): number[] {
  const starts = [0]
  const inside = insideOf(mentions)
  for (const { index } of text.matchAll(/[\n.!?;…]/g))
    if (text[index] === '\n' || (isStop(text, index) && !inside(index))) starts.push(index + 1)
  return starts
}

function isStop(text: string, index: number): boolean {
  const character = text[index] ?? ''
  if (!'.!?;…'.includes(character)) return false
  if (!/[\s”»"]/.test(text[index + 1] ?? '')) return false
  // `M. Dupont`, `Sr. López`, `S.E.` end no sentence.
  return (
    character !== '.' ||
    !/(?:^|[\s.(])(?:\p{Lu}|Sr|Sra|Dr|Dra|Lic|Ing|Mtro|Mtra|MM|Mme)$/u.test(
      text.slice(Math.max(0, index - 5), index),
    )
  )
}
