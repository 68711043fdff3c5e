/** Language identification: the shared suites of short texts, and the language of the news pages. */
import fs from 'node:fs'
import path from 'node:path'
import * as cheerio from 'cheerio'
import { eld } from 'eld/large'
import { franc } from 'franc'
import { packageRoot } from '../../src/core/package-root.js'
import { detectLanguage } from '../../src/language/index.js'
import { openProfile } from '../../src/language/profile.js'
import { decodeProfile } from '../../src/language/profile-file.js'
import { sampleWords } from '../../src/language/words.js'
import { readPageBytes, readSuite, type PageTruth } from './article-suite.js'
import { percent, type EvalReport, type EvalTable, type Evaluate } from './report.js'

interface ShortText {
  readonly lang: string
  readonly text: string
}

type Detector = (text: string) => string

const francCodes: Readonly<Record<string, string>> = {
  spa: 'es',
  fra: 'fr',
  cat: 'ca',
  por: 'pt',
  ita: 'it',
  eng: 'en',
}

/** The languages that are told apart in the tables, Spanish and French first. */
const columns = ['es', 'fr', 'ca', 'pt', 'it', 'en', 'eu', 'ro']
const six = columns.slice(0, 6)

const readModel = () =>
  decodeProfile(fs.readFileSync(path.join(packageRoot, 'data/models/language.bin')))

/** The detector with only some families of features, unweighted and without priors. */
function familyDetector(families: readonly number[]): Detector {
  const table = readModel()
  if (!table) throw new Error('data/models/language.bin cannot be read.')
  const profile = openProfile(table)
  return (text) => {
    const { sums } = profile.score(sampleWords(text))
    const totals = profile.header.languages.map((_, column) =>
      families.reduce((sum, family) => sum + (sums[family]?.[column] ?? 0), 0),
    )
    return profile.header.languages[totals.indexOf(Math.max(...totals))] ?? 'und'
  }
}

function detectors(): Readonly<Record<string, Detector>> {
  const only = Object.keys(francCodes)
  return {
    'franc, the first six': (text) => francCodes[franc(text, { only, minLength: 1 })] ?? 'und',
    'eld large, 60 languages': (text) => eld.detect(text).language,
    'function words': familyDetector([2]),
    'own n-grams': familyDetector([1]),
    'n-grams from eld': familyDetector([0]),
    detectLanguage: (text) => detectLanguage(text).code,
  }
}

function readShortTexts(name: string): readonly ShortText[] | undefined {
  const file = path.join(packageRoot, '../shared/suites', `langid.lingua.${name}.jsonl`)
  if (!fs.existsSync(file)) return undefined
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ShortText)
}

function accuracies(texts: readonly ShortText[], detect: Detector): Map<string, number> {
  const counts = new Map<string, { right: number; all: number }>()
  for (const { lang, text } of texts) {
    const count = counts.get(lang) ?? { right: 0, all: 0 }
    count.all++
    if (detect(text) === lang) count.right++
    counts.set(lang, count)
  }
  return new Map([...counts].map(([lang, { right, all }]) => [lang, right / all]))
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

interface Part {
  readonly tables: readonly EvalTable[]
  readonly notes: readonly string[]
  readonly scores: Readonly<Record<string, number>>
}

function evaluateShortTexts(name: string): Part {
  const texts = readShortTexts(name)
  if (!texts) {
    return {
      tables: [],
      scores: {},
      notes: [`../shared/suites/langid.lingua.${name}.jsonl is absent.`],
    }
  }
  const scores: Record<string, number> = {}
  const rows = Object.entries(detectors()).map(([label, detect]) => {
    const found = accuracies(texts, detect)
    const pick = (codes: readonly string[]): number =>
      mean(codes.map((code) => found.get(code) ?? 0))
    if (label === 'detectLanguage') {
      for (const code of columns) scores[`${name}.${code}`] = found.get(code) ?? 0
      scores[`${name}.six`] = pick(six)
    }
    return [label, ...columns.map((code) => percent(found.get(code) ?? 0)), percent(pick(six))]
  })
  const table = { title: `Accuracy on ${name}`, columns: ['', ...columns, 'first six'], rows }
  return { tables: [table], notes: [], scores }
}

/** What is shorter is no article: in the suite, a copyright line and an English teaser of a French page. */
const leastPageText = 300

/** The stated body, or the text of all `<p>`: what a very bad extractor would hand over. */
function pageText(truth: PageTruth): string {
  if (truth.body !== undefined && truth.body_is === 'full') return truth.body
  const html = new TextDecoder(truth.bytes_encoding ?? 'utf-8').decode(readPageBytes(truth))
  const $ = cheerio.load(html)
  return $('p')
    .toArray()
    .map((paragraph) => $(paragraph).text())
    .join('\n\n')
}

function evaluatePages(): Part {
  const truths = readSuite()
  if (!truths) return { tables: [], scores: {}, notes: ['../shared/suites/articles is absent.'] }
  const notes: string[] = []
  const rows = ['es', 'fr'].map((code) => {
    const pages = truths.filter(({ lang }) => lang === code)
    const texts = pages.filter((truth) => pageText(truth).trim().length >= leastPageText)
    const refused = texts.filter((truth) => detectLanguage(pageText(truth)).code !== code)
    const titles = pages.flatMap(({ title }) => (title === undefined ? [] : [title]))
    const wrongTitles = titles.filter((title) => detectLanguage(title).code !== code)
    for (const truth of refused) notes.push(`Refused: ${truth.html_file}`)
    for (const title of wrongTitles) notes.push(`Headline misread: ${title}`)
    const count = (part: readonly unknown[], whole: readonly unknown[]): string =>
      `${part.length} of ${whole.length}`
    return { code, refused, texts, row: [code, count(refused, texts), count(wrongTitles, titles)] }
  })
  const refusedCount = rows.reduce((sum, { refused }) => sum + refused.length, 0)
  return {
    tables: [
      {
        title: 'News pages taken for another language (of those with 300 characters in <p>)',
        columns: ['', 'texts', 'headlines'],
        rows: rows.map(({ row }) => row),
      },
    ],
    notes,
    scores: { 'pages.refused': refusedCount },
  }
}

/** Measures language identification. */
export const evaluate: Evaluate = (): Promise<EvalReport> => {
  const parts = [evaluateShortTexts('sentences'), evaluateShortTexts('word-pairs'), evaluatePages()]
  return Promise.resolve({
    kind: 'language',
    notes: parts.flatMap(({ notes }) => notes),
    tables: parts.flatMap(({ tables }) => tables),
    scores: Object.assign({}, ...parts.map(({ scores }) => scores)) as Record<string, number>,
  })
}
