/** Reads the annotated corpus (`data/corpus/*.txt`) into articles; `data/corpus/GUIDELINES.md` describes the format. */
import fs from 'node:fs'
import path from 'node:path'
import { isLanguage, type Language } from '../../src/model/language.js'
import { entityTypes, type EntityType, type MentionType } from '../../src/model/mention.js'
import type { EventStatus, EventType } from '../../src/model/event.js'
import type { FigureKind, Qualifier } from '../../src/model/figure.js'
import type { Span } from '../../src/model/span.js'

/** A mention as annotated; its span points into the article's plain text. */
export interface GoldMention extends Span {
  readonly type: MentionType
  readonly text: string
}

/** A figure as annotated: verbatim text without a place, and its value. */
export interface GoldFigure {
  readonly text: string
  readonly kind: FigureKind
  readonly value?: number
  readonly low?: number
  readonly high?: number
  readonly unit?: string
  readonly qualifier: Qualifier
}

/** An event as annotated; entity slots hold the longest form in the text. */
export interface GoldEvent {
  readonly type: EventType
  readonly status?: EventStatus
  readonly programme?: string
  readonly organizer?: readonly string[]
  readonly participant?: readonly string[]
  readonly counterpart?: readonly string[]
  readonly supporter?: readonly string[]
  readonly origin?: readonly string[]
  readonly destination?: readonly string[]
  readonly start?: string
  readonly end?: string
  readonly amount?: { readonly value: number; readonly unit?: string }
  readonly jobs?: number
  readonly companies_count?: number
}

/** One annotated article. */
export interface CorpusArticle {
  readonly id: string
  /** Name of its file without `.txt`. */
  readonly file: string
  /** Fold of `data/corpus/README.md`, such as `es-1`; the file's name where the table does not list it. */
  readonly fold: string
  readonly lang: Language
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  /** ISO date. */
  readonly published: string
  readonly title: string
  /** Headline, a line break, then the paragraphs separated by an empty line; markup taken out. */
  readonly text: string
  /** Each paragraph of the body in `text`. */
  readonly paragraphs: readonly Span[]
  /** In order of their place. */
  readonly mentions: readonly GoldMention[]
  readonly events: readonly GoldEvent[]
  /** A sample of the article's figures. */
  readonly figures: readonly GoldFigure[]
}

/** Reads every article of the folder's `*.txt` files, in the order of their names. */
export function readCorpus(folder: string): CorpusArticle[] {
  const folds = readFolds(path.join(folder, 'README.md'))
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
  return files.flatMap((name) => {
    const file = name.slice(0, -'.txt'.length)
    const content = fs.readFileSync(path.join(folder, name), 'utf8').replace(/\r/g, '')
    const blocks = content.split(/^=== /m).slice(1)
    return blocks.map((block) => parseArticle(block, { file, fold: folds.get(file) ?? file }))
  })
}

/** The file-to-fold table of the corpus' README. */
function readFolds(file: string): Map<string, string> {
  const folds = new Map<string, string>()
  if (!fs.existsSync(file)) return folds
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const [, fold, names] = line.split('|').map((cell) => cell.trim())
    if (fold && names && /^[a-z]{2}-\d$/.test(fold))
      for (const name of names.split(', ')) folds.set(name, fold)
  }
  return folds
}

function parseArticle(
  block: string,
  { file, fold }: { file: string; fold: string },
): CorpusArticle {
  const split = block.indexOf('\n\n')
  const [id = '', ...header] = block.slice(0, split).split('\n')
  const fields: Record<string, string> = {}
  const events: GoldEvent[] = []
  const figures: GoldFigure[] = []
  for (const line of header) {
    const at = line.indexOf(':')
    const key = line.slice(0, at)
    const value = line.slice(at + 1).trim()
    if (key === 'event') events.push(JSON.parse(value) as GoldEvent)
    else if (key === 'figure') figures.push(JSON.parse(value) as GoldFigure)
    else fields[key] = value
  }
  const { lang, country, published = '', title = '' } = fields
  if (!isLanguage(lang)) throw new Error(`${file}: ${id}: unknown language ${String(lang)}`)
  const marked = parseMarkup(`${title}\n${block.slice(split + 2).trim()}`)
  const plainTitle = marked.text.slice(0, marked.text.indexOf('\n'))
  return {
    id: id.trim(),
    file,
    fold,
    lang,
    ...(country === undefined ? {} : { country }),
    published,
    title: plainTitle,
    ...marked,
    paragraphs: findParagraphs(marked.text, plainTitle.length + 1),
    events,
    figures,
  }
}

const mentionTypes = new Set<string>([...entityTypes, 'role'] satisfies (EntityType | 'role')[])

/** Takes the inline markup `{type:text}` out and keeps where it stood. */
function parseMarkup(marked: string): { text: string; mentions: GoldMention[] } {
  const mentions: GoldMention[] = []
  let text = ''
  let at = 0
  for (const match of marked.matchAll(/\{([a-z_]+):([^{}]*)\}/g)) {
    const [whole, type = '', surface = ''] = match
    if (!mentionTypes.has(type)) throw new Error(`unknown type in ${whole}`)
    text += marked.slice(at, match.index)
    const start = text.length
    text += surface
    mentions.push({ type: type as MentionType, text: surface, start, end: text.length })
    at = match.index + whole.length
  }
  return { text: text + marked.slice(at), mentions }
}

function findParagraphs(text: string, from: number): Span[] {
  const paragraphs: Span[] = []
  let start = from
  for (const paragraph of text.slice(from).split('\n\n')) {
    if (paragraph !== '') paragraphs.push({ start, end: start + paragraph.length })
    start += paragraph.length + 2
  }
  return paragraphs
}
