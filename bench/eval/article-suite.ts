/** The shared suite of news pages: its records, and how one reading is scored against them. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { nameKey } from '../../src/text/fold.js'

/** What should come out of one page, as the projects that collected it say. */
export interface PageTruth {
  readonly set: string
  readonly id: string
  readonly lang: string
  readonly html_file: string
  readonly bytes_encoding?: string
  readonly url?: string
  readonly title?: string
  readonly author?: string | readonly string[]
  readonly date?: string
  readonly body?: string
  /** `full`: the whole text; `prefix`: its first words; `html`: what Readability keeps, as markup. */
  readonly body_is?: 'full' | 'prefix' | 'html'
  /** Texts that must be kept. */
  readonly with?: readonly string[]
  /** Texts that must go. */
  readonly without?: readonly string[]
}

/** What a reader made of one page. */
export interface PageReading {
  readonly title: string
  readonly authors: readonly string[]
  readonly published: string
  /** Paragraphs of the body. */
  readonly paragraphs: readonly string[]
}

/** Folder of the suite beside the project. */
export const suiteFolder = path.join(packageRoot, '../shared/suites/articles')

/** Reads the truths of the suite, in the order of its index; undefined when the suite is not on this machine. */
export function readSuite(folder = suiteFolder): readonly PageTruth[] | undefined {
  const index = path.join(folder, 'index.jsonl')
  if (!fs.existsSync(index)) return undefined
  return fs
    .readFileSync(index, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const file = (JSON.parse(line) as PageTruth).html_file.replace(/\.html$/u, '.json')
      return JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as PageTruth
    })
}

/** Reads the bytes of a page of the suite. */
export function readPageBytes(truth: PageTruth, folder = suiteFolder): Uint8Array {
  return fs.readFileSync(path.join(folder, truth.html_file))
}

/** One measure of one page: a value from 0 to 1. Absent measures do not count. */
export type PageScores = Readonly<Partial<Record<Measure, number>>>

/** Names of the measures, in the order of the tables. */
export const measures = [
  'bodyF1',
  'segmentF1',
  'text',
  'headline',
  'authors',
  'authorsF1',
  'day',
] as const

/** What is measured. */
export type Measure = (typeof measures)[number]

/** Scores one reading. */
export function scorePage(truth: PageTruth, reading: PageReading): PageScores {
  return {
    ...bodyScores(truth, reading),
    ...(truth.title !== undefined && { headline: sameKey(truth.title, reading.title) }),
    ...(truth.author !== undefined && authorScores([truth.author].flat(), reading.authors)),
    ...(truth.date !== undefined && { day: sameDay(truth.date, reading.published) }),
  }
}

function bodyScores(truth: PageTruth, { paragraphs }: PageReading): PageScores {
  const { body = '', body_is: kind, without: gone = [] } = truth
  const whole = paragraphs.join(' ')
  const kept = kind === 'prefix' ? [...(truth.with ?? []), body] : (truth.with ?? [])
  return {
    ...(kind === 'full' && {
      bodyF1: tokenF1(body, whole),
      segmentF1: segmentF1(body, paragraphs),
    }),
    ...(kept.length + gone.length > 0 && { text: textShare(kept, gone, whole) }),
  }
}

function tokenF1(gold: string, found: string): number {
  const counts = new Map<string, number>()
  const goldTokens = nameKey(gold).split(' ')
  const foundTokens = nameKey(found).split(' ')
  for (const token of goldTokens) counts.set(token, (counts.get(token) ?? 0) + 1)
  let hits = 0
  for (const token of foundTokens) {
    const left = counts.get(token) ?? 0
    if (left > 0) hits++
    counts.set(token, left - 1)
  }
  return (2 * hits) / (goldTokens.length + foundTokens.length)
}

/** Paragraphs of the truth that are kept, and paragraphs of the reading that the truth holds. */
function segmentF1(gold: string, paragraphs: readonly string[]): number {
  const goldParts = gold
    .split('\n\n')
    .map(nameKey)
    .filter((part) => part !== '')
  const foundParts = paragraphs.map(nameKey).filter((part) => part !== '')
  const allGold = goldParts.join(' ')
  const allFound = foundParts.join(' ')
  const recall = share(goldParts, allFound)
  const precision = share(foundParts, allGold)
  return recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision)
}

function share(parts: readonly string[], whole: string): number {
  const padded = ` ${whole} `
  return parts.length === 0
    ? 0
    : parts.filter((part) => padded.includes(` ${part} `)).length / parts.length
}

function textShare(texts: readonly string[], gone: readonly string[], body: string): number {
  const whole = ` ${nameKey(body)} `
  const kept = texts.filter((text) => whole.includes(nameKey(text))).length
  const dropped = gone.filter((text) => !whole.includes(nameKey(text))).length
  return (kept + dropped) / (texts.length + gone.length)
}

function sameKey(gold: string, found: string): number {
  return nameKey(gold) === nameKey(found) ? 1 : 0
}

/** Some truths copy the whole line that the page prints; names are looked for in it. */
function authorScores(
  gold: readonly string[],
  found: readonly string[],
): { readonly authors: number; readonly authorsF1: number } {
  const goldKey = nameKey(gold.join(' '))
  const hits = found.filter((name) => ` ${goldKey} `.includes(` ${nameKey(name)} `)).length
  const covered = gold.filter((line) =>
    found.some((name) => ` ${nameKey(line)} `.includes(` ${nameKey(name)} `)),
  ).length
  const precision = found.length === 0 ? 0 : hits / found.length
  const recall = covered / gold.length
  return {
    authors: precision === 1 && recall === 1 ? 1 : 0,
    authorsF1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}

/** The same calendar day as written, or the same moment in another zone. */
function sameDay(gold: string, found: string): number {
  if (found.slice(0, 10) === gold.slice(0, 10)) return 1
  const moments = [Date.parse(gold.replace(' ', 'T')), Date.parse(found)]
  return gold.length > 10 && found.length > 10 && moments[0] === moments[1] ? 1 : 0
}

/** Mean of each measure over the pages that have it, with the number of pages. */
export function meanScores(
  scores: readonly PageScores[],
): Readonly<Record<Measure, { readonly mean: number; readonly pages: number }>> {
  const means = measures.map((measure) => {
    const values = scores.flatMap((score) => score[measure] ?? [])
    const sum = values.reduce((total, value) => total + value, 0)
    return [measure, { mean: values.length === 0 ? 0 : sum / values.length, pages: values.length }]
  })
  return Object.fromEntries(means) as ReturnType<typeof meanScores>
}
