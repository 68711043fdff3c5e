/** Reads the annotated corpus (`data/corpus/*.txt`) into articles; `data/corpus/GUIDELINES.md` describes the format. */
import fs from 'node:fs'
import path from 'node:path'
import { messageOf } from '../../src/core/problem.js'
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
  /** Fold of `data/corpus/README.md`, such as `es-1`. */
  readonly fold: string
  /** Whether scores are taken on it; all other articles only teach, and never when their own fold is read. */
  readonly isScored: boolean
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

/**
 * Volumes that scores are taken on. Later volumes teach only, so that scores stay comparable and rest on text whose
 * writers did not know the program.
 */
const scoredVolumes = new Set(
  (
    'es-mx es-mx2 es-south es-south2 es-spain es-general ' +
    'fr-france fr-france2 fr-world fr-world2 fr-core fr-general'
  ).split(' '),
)

/** Reads every article of the folder's `*.txt` files, in the order of their names. */
export function readCorpus(folder: string): CorpusArticle[] {
  const folds = readFolds(path.join(folder, 'README.md'))
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
  return files.flatMap((name) => {
    const content = fs.readFileSync(path.join(folder, name), 'utf8').replace(/\r/g, '')
    return parseVolume(name.slice(0, -'.txt'.length), content, folds)
  })
}

/** Reads the volumes that scores are taken on. */
export function readScoredCorpus(folder: string): CorpusArticle[] {
  return readCorpus(folder).filter(({ isScored }) => isScored)
}

/** The file-to-fold table of the corpus' README. */
function readFolds(file: string): Map<string, string> {
  const folds = new Map<string, string>()
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const [, fold, names] = line.split('|').map((cell) => cell.trim())
    if (fold && names && /^[a-z]{2}-\d$/.test(fold))
      for (const name of names.split(', ')) folds.set(name, fold)
  }
  return folds
}

/** A volume that the table does not list belongs to the fold of its series: `es-mx3` to that of `es-mx`. */
function foldOf(volume: string, folds: ReadonlyMap<string, string>): string {
  const fold = folds.get(volume) ?? folds.get(volume.replace(/\d+$/, ''))
  if (fold === undefined)
    throw new Error(`${volume}.txt: no fold; list the file in the table of README.md beside it.`)
  return fold
}

/** Where an article stands, for messages. */
interface Origin {
  readonly file: string
  readonly id: string
  /** Line of the article's `===`, counted from 1. */
  readonly line: number
}

/** Refuses an article: names its file, the article and the line, counted from the article's first. */
function refuse({ file, id, line }: Origin, offset: number, reason: string): never {
  throw new Error(`${file}.txt:${line + offset}: article ${id}: ${reason}`)
}

function parseVolume(
  file: string,
  content: string,
  folds: ReadonlyMap<string, string>,
): CorpusArticle[] {
  const [before = '', ...blocks] = content.split(/^=== /m)
  const place = { file, fold: foldOf(file, folds), isScored: scoredVolumes.has(file) }
  let line = countLines(before)
  return blocks.map((block) => {
    const id = block.slice(0, Math.max(0, block.indexOf('\n'))).trim()
    const article = parseArticle(block, { file, id, line: line + 1 })
    line += countLines(block)
    return { ...article, ...place }
  })
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}

type ParsedArticle = Omit<CorpusArticle, 'file' | 'fold' | 'isScored'>

function parseArticle(block: string, origin: Origin): ParsedArticle {
  const split = block.indexOf('\n\n')
  if (split < 0) refuse(origin, 0, 'no empty line between header and body')
  const { fields, events, figures } = parseHeader(block.slice(0, split).split('\n'), origin)
  const { lang, country, published = '', title = '' } = fields
  if (!isLanguage(lang)) refuse(origin, 0, `unknown language ${String(lang)}`)
  checkMarkup(block, origin)
  const marked = parseMarkup(`${title}\n${block.slice(split + 2).trim()}`)
  const plainTitle = marked.text.slice(0, marked.text.indexOf('\n'))
  return {
    id: origin.id,
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

interface Header {
  readonly fields: Readonly<Record<string, string>>
  readonly events: readonly GoldEvent[]
  readonly figures: readonly GoldFigure[]
}

/** The `key: value` lines below the article's id. */
function parseHeader(lines: readonly string[], origin: Origin): Header {
  const fields: Record<string, string> = {}
  const events: GoldEvent[] = []
  const figures: GoldFigure[] = []
  lines.forEach((line, offset) => {
    if (offset === 0) return
    const at = line.indexOf(':')
    const key = line.slice(0, at)
    const value = line.slice(at + 1).trim()
    const readJson = (): unknown => {
      try {
        return JSON.parse(value) as unknown
      } catch (cause) {
        return refuse(origin, offset, `the ${key} is no JSON: ${messageOf(cause)}`)
      }
    }
    if (key === 'event') events.push(readJson() as GoldEvent)
    else if (key === 'figure') figures.push(readJson() as GoldFigure)
    else fields[key] = value
  })
  return { fields, events, figures }
}

const mentionTypes = new Set<string>([...entityTypes, 'role'] satisfies (EntityType | 'role')[])

const mark = /\{([a-z_]+):([^{}]*)\}/g

/** Refuses marks of unknown type and braces that are no mark, in headline and body. */
function checkMarkup(block: string, origin: Origin): void {
  block.split('\n').forEach((line, offset) => {
    if (/^(?:event|figure):/.test(line)) return
    const rest = line.replace(mark, (whole, type: string, surface: string) => {
      if (!mentionTypes.has(type)) refuse(origin, offset, `unknown type in ${whole}`)
      if (surface === '' || surface !== surface.trim())
        refuse(origin, offset, `nothing, or a space at an end, in ${whole}`)
      return ''
    })
    const stray = rest.search(/[{}]/)
    if (stray >= 0)
      refuse(origin, offset, `a brace that is no mark near "${rest.slice(stray, stray + 40)}"`)
  })
}

/** Takes the inline markup `{type:text}` out and keeps where it stood. */
function parseMarkup(marked: string): { text: string; mentions: GoldMention[] } {
  const mentions: GoldMention[] = []
  let text = ''
  let at = 0
  for (const match of marked.matchAll(mark)) {
    const [whole, type = '', surface = ''] = match
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
