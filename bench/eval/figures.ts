/** `npm run eval -- figures`: the corpus' figures, and the open suites of numbers, currencies and percentages. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { findFigures } from '../../src/entities/figures/index.js'
import { findPeriods } from '../../src/entities/periods/index.js'
import type { Figure } from '../../src/model/figure.js'
import { readScoredCorpus, type CorpusArticle, type GoldFigure } from './corpus.js'
import { figureExceptions } from './figure-exceptions.js'
import { isCaseRight, readSuite } from './figure-suites.js'
import { percent, type EvalTable, type Evaluate } from './report.js'

const suiteNames = [
  'recognizers-text.number',
  'recognizers-text.currency',
  'recognizers-text.percentage',
  'recognizers-text.ordinal',
  'recognizers-text.dimension',
  'recognizers-text.age',
  'recognizers-text.numberrange',
  'text2num',
].flatMap((name) => [`${name}.es`, `${name}.fr`])

/**
 * Measures figures. Options: `--corpus FOLDER` and `--suites FOLDER`, which default to `data/corpus` and
 * `../shared/suites`; `--rivals` compares with other readers.
 */
export const evaluate: Evaluate = async (options) => {
  const corpus = option(options, '--corpus') ?? path.join(packageRoot, 'data/corpus')
  const suites = option(options, '--suites') ?? path.join(packageRoot, '../shared/suites')
  const notes: string[] = []
  const articles = readScoredCorpus(corpus)
  const gold = scoreCorpus(articles)
  const open = scoreSuites(suites, notes)
  const beside = options.includes('--rivals') ? await compare(articles, notes) : []
  return {
    kind: 'figures',
    notes,
    tables: [gold.table, open.table, ...beside],
    scores: { ...gold.scores, ...open.scores },
  }
}

async function compare(articles: readonly CorpusArticle[], notes: string[]): Promise<EvalTable[]> {
  const { loadTextRivals, rivalsAbsent } = await import('./text-rivals.js')
  const rivals = loadTextRivals()
  if (rivals) return [(await import('./figure-rivals.js')).compareFigures(articles, rivals)]
  notes.push(rivalsAbsent)
  return []
}

function option(options: readonly string[], name: string): string | undefined {
  const at = options.indexOf(name)
  return at < 0 ? undefined : options[at + 1]
}

interface Scored {
  readonly table: EvalTable
  readonly scores: Readonly<Record<string, number>>
}

interface Tally {
  hits: number
  all: number
}

/** Counts annotated figures that are found with span, kind, value, unit and qualifier all right. */
export function scoreCorpus(articles: readonly CorpusArticle[]): Scored {
  const tallies = new Map<string, Tally>()
  let found = 0
  for (const article of articles) {
    const { text, lang, published, country } = article
    const { periods } = findPeriods(text, { lang, published })
    const known = country === undefined ? {} : { country }
    const { figures } = findFigures(text, { lang, ...known, periods })
    found += figures.length
    for (const gold of article.figures) {
      const isHit = figures.some((figure) => isSame(figure, gold))
      for (const key of [`${lang}.${gold.kind}`, `${lang}.all`, 'all']) count(tallies, key, isHit)
    }
  }
  const rows = [...tallies].sort(([left], [right]) => (left < right ? -1 : 1))
  return {
    table: {
      title: `Figures of the corpus (${found} found in all)`,
      columns: ['kind', 'right', 'annotated', '%'],
      rows: rows.map(([key, { hits, all }]) => [key, `${hits}`, `${all}`, percent(hits / all)]),
    },
    scores: Object.fromEntries(rows.map(([key, { hits, all }]) => [`corpus.${key}`, hits / all])),
  }
}

function count(tallies: Map<string, Tally>, key: string, isHit: boolean): void {
  const tally = tallies.get(key) ?? { hits: 0, all: 0 }
  tally.all += 1
  if (isHit) tally.hits += 1
  tallies.set(key, tally)
}

/** Whether the figure is the annotated one in all five. */
function isSame(figure: Figure, gold: GoldFigure): boolean {
  const isWhat = figure.text === gold.text && figure.kind === gold.kind && figure.unit === gold.unit
  if (!isWhat || figure.qualifier !== gold.qualifier) return false
  return (['value', 'low', 'high'] as const).every(
    (key) => (figure[key] === undefined ? undefined : Number(figure[key])) === gold[key],
  )
}

/** Measures the suites that are on this machine: verified cases, without and with those excepted by name. */
export function scoreSuites(folder: string, notes: string[]): Scored {
  const rows: string[][] = []
  const scores: Record<string, number> = {}
  if (!fs.existsSync(folder)) notes.push(`The suites are not on this machine (${folder}).`)
  for (const name of suiteNames) {
    const cases = readSuite(folder, name)?.filter(({ verified }) => verified !== false) ?? []
    if (cases.length === 0) continue
    const isExcepted = (id: string): boolean => Object.hasOwn(figureExceptions, id)
    const right = cases.filter(isCaseRight)
    const excepted = cases.filter(({ id }) => isExcepted(id)).length
    const counted = right.filter(({ id }) => !isExcepted(id)).length / (cases.length - excepted)
    const raw = right.length / cases.length
    rows.push([
      name,
      `${right.length}`,
      `${cases.length}`,
      percent(raw),
      `${excepted}`,
      percent(counted),
    ])
    scores[name] = counted
  }
  const columns = ['suite', 'right', 'cases', '%', 'excepted', '% without them']
  return { table: { title: 'Open suites, verified cases', columns, rows }, scores }
}
