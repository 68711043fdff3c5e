/** The headline as printed: the block of the page that its own titles agree on. */
import { nameKey } from '../text/fold.js'
import { cleanLine } from './clean.js'
import type { Block } from './outline.js'
import { headingTags } from './tags.js'

/** The headline and, when it stands in the page, the index of its block. */
export interface Headline {
  readonly text: string
  readonly block: number | undefined
  readonly method: 'printed' | 'json-ld' | 'meta' | 'title' | 'none'
}

/** Titles that the page states outside its visible text. */
export interface StatedTitles {
  readonly jsonLd: string | undefined
  readonly meta: readonly string[]
  readonly title: string | undefined
  readonly site: string | undefined
}

// Titles are clean lines: spaces stand alone in them.
const separator = / [|–—·•»«:-]+ | ?\| ?/u

/** Takes the site's name and section off a title: `Headline - Section | Paper` → `Headline`. */
export function stripSuffix(title: string, site: string | undefined): string {
  const parts = title.split(separator)
  if (parts.length < 2) return title
  const siteKey = nameKey(site ?? '')
  const first = parts[0] ?? ''
  if (siteKey !== '' && nameKey(first) === siteKey)
    return title.slice(title.indexOf(parts[1] ?? ''))
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '')
  const start = title.indexOf(longest)
  return longest.length >= 20
    ? title.slice(Math.min(start, title.indexOf(first)), start + longest.length)
    : title
}

/** Finds the headline: the block that agrees best with a stated title, else the first `h1`, else a stated title. */
export function findHeadline(blocks: readonly Block[], titles: StatedTitles): Headline {
  const printed = findPrinted(blocks, titles)
  if (printed !== undefined)
    return { text: blocks[printed]?.text ?? '', block: printed, method: 'printed' }
  const { jsonLd, meta, title, site } = titles
  if (jsonLd !== undefined) return { text: cleanLine(jsonLd), block: undefined, method: 'json-ld' }
  const stated = meta[0] ?? title
  if (stated === undefined) return { text: '', block: undefined, method: 'none' }
  const method = meta.length > 0 ? 'meta' : 'title'
  return { text: stripSuffix(cleanLine(stated), site), block: undefined, method }
}

const leastScore = 0.99
// Each block is compared with each stated title: a page made to be slow states many, or one without end.
const mostTitles = 12
const longestTitle = 1000

function findPrinted(
  blocks: readonly Block[],
  { jsonLd, meta, title }: StatedTitles,
): number | undefined {
  const stated = [jsonLd, title, ...meta].filter((text) => text !== undefined)
  const keys = [
    ...new Set(stated.slice(0, mostTitles).map((text) => nameKey(text.slice(0, longestTitle)))),
  ].map(titleKey)
  const headings = blocks.flatMap((block, index) => (isTitleBlock(block) ? [{ block, index }] : []))
  let best: number | undefined
  let bestScore = leastScore
  for (const { block, index } of headings) {
    const score = agreement(nameKey(block.text), keys) + rank(block)
    if (score <= bestScore) continue
    best = index
    bestScore = score
  }
  return best === undefined ? undefined : (shorterTwin(best, headings) ?? best)
}

/** Some pages print the headline once with the site's name behind it and once without. */
function shorterTwin(
  index: number,
  headings: readonly { readonly block: Block; readonly index: number }[],
): number | undefined {
  const text = headings.find((heading) => heading.index === index)?.block.text ?? ''
  const twin = headings.find(
    ({ block }) =>
      headingLevel(block) > 0 &&
      text.startsWith(block.text) &&
      block.text.length < text.length &&
      block.text.length > text.length * 0.6,
  )
  return twin?.index
}

function isTitleBlock(block: Block): boolean {
  return block.text.length >= 8 && block.text.length <= 300
}

function headingLevel(block: Block): number {
  for (let holder = block.element, step = 0; step < 4; step++) {
    if (headingTags.has(holder.tag)) return Number(holder.tag[1])
    if (!holder.parent) break
    holder = holder.parent
  }
  return 0
}

function rank(block: Block): number {
  const level = headingLevel(block)
  return level === 1 ? 1 : level > 1 ? 0.3 / level : 0
}

/** A stated title as it is compared. */
interface TitleKey {
  readonly key: string
  readonly words: ReadonlySet<string>
}

const titleKey = (key: string): TitleKey => ({ key, words: new Set(key.split(' ')) })

/** From 0 to 2: how far one of the stated titles begins with the block's words, or the reverse. */
function agreement(text: string, keys: readonly TitleKey[]): number {
  let best = 0
  if (text === '') return 0
  const most = countWords(text)
  let words: ReadonlySet<string> | undefined
  for (const { key, words: others } of keys) {
    if (key === text) best = Math.max(best, 2)
    else if (key.startsWith(`${text} `) || text.startsWith(`${key} `))
      best = Math.max(
        best,
        1.8 * (Math.min(text.length, key.length) / Math.max(text.length, key.length)),
      )
    else if (most * 3 > others.size)
      best = Math.max(best, 1.6 * wordOverlap((words ??= new Set(text.split(' '))), others))
  }
  return best
}

/** A text of less than a third as many words cannot share half of all. */
function countWords(text: string): number {
  let count = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count++
  return count
}

function wordOverlap(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0
  for (const word of words) if (others.has(word)) shared++
  const share = (2 * shared) / (words.size + others.size)
  return share > 0.5 ? share : 0
}
