/** `npm run eval -- articles [--pages] [--odd|--even] [--rivals] [--suite FOLDER]`: reads the shared news pages and scores the readings. */
import { readArticle } from '../../src/article/index.js'
import { decodePage } from '../../src/article/decode.js'
import { loadRivals, type Rival } from './article-rivals.js'
import {
  meanScores,
  measures,
  readPageBytes,
  readSuite,
  scorePage,
  suiteFolder,
  type PageReading,
  type PageScores,
  type PageTruth,
} from './article-suite.js'
import { percent, type EvalReport, type EvalTable, type Evaluate } from './report.js'

const now = '2026-11-21T00:00:00Z'

/** One page with what was read and how well. */
export interface Scored {
  readonly truth: PageTruth
  readonly reading: PageReading
  readonly scores: PageScores
  /** Why the page was refused. */
  readonly refused?: string
}

/** Scores the article stage per set and language, on request beside its rivals. */
export const evaluate: Evaluate = async (options) => {
  const folder = options.includes('--suite')
    ? (options[options.indexOf('--suite') + 1] ?? suiteFolder)
    : suiteFolder
  const suite = readSuite(folder)
  if (!suite)
    return { kind: 'articles', notes: [`There is no suite at ${folder}.`], tables: [], scores: {} }
  const half = options.includes('--odd') ? 1 : options.includes('--even') ? 0 : undefined
  const chosen = suite.filter((_, index) => half === undefined || index % 2 === half)
  const scored = chosen.map((truth) => scoreTruth(truth, folder))
  const rivals = options.includes('--rivals') ? await loadRivals() : []
  const report = reportOn(scored, options.includes('--pages'))
  if (!rivals)
    return { ...report, notes: [...report.notes, 'Run npm ci in bench/ for the rivals.'] }
  const others: EvalTable[] = []
  for (const rival of rivals)
    others.push(tableOf(rival.name, await scoreRival(rival, chosen, folder)))
  return { ...report, tables: [...report.tables, ...others] }
}

function reportOn(scored: readonly Scored[], isDetailed: boolean): EvalReport {
  const table = tableOf('Gaceta', scored)
  const means = meanScores(scored.map((page) => page.scores))
  return {
    kind: 'articles',
    notes: scored.flatMap(({ truth, refused }) =>
      refused === undefined ? [] : [`${truth.html_file}: ${refused} Its measures count as zero.`],
    ),
    tables: isDetailed ? [table, misses(scored)] : [table],
    scores: Object.fromEntries(measures.map((measure) => [`all.${measure}`, means[measure].mean])),
  }
}

/** Reads one page of the suite with the article stage and scores the reading. */
export function scoreTruth(truth: PageTruth, folder: string): Scored {
  const result = readArticle({
    bytes: readPageBytes(truth, folder),
    ...(truth.bytes_encoding !== undefined && {
      contentType: `text/html; charset=${truth.bytes_encoding}`,
    }),
    ...(truth.url !== undefined && { url: truth.url }),
    now,
  })
  if (!result.ok) {
    const reading = { title: '', authors: [], published: '', paragraphs: [] }
    return { truth, reading, scores: scorePage(truth, reading), refused: result.problem.message }
  }
  const { title, authors, desk, published, text, paragraphs } = result.value
  const reading = {
    title,
    // The truths name a desk as author where no person signs.
    authors: authors.length === 0 && desk !== undefined ? [desk] : authors,
    published: published?.value ?? '',
    paragraphs: paragraphs.map(({ start, end }) => text.slice(start, end)),
  }
  return { truth, reading, scores: scorePage(truth, reading) }
}

async function scoreRival(
  rival: Rival,
  suite: readonly PageTruth[],
  folder: string,
): Promise<readonly Scored[]> {
  const scored: Scored[] = []
  for (const truth of suite) {
    const encoding = `text/html; charset=${truth.bytes_encoding ?? 'utf-8'}`
    const { html } = decodePage(readPageBytes(truth, folder), encoding)
    const reading = await rival.read(html, truth.url)
    scored.push({ truth, reading, scores: scorePage(truth, reading) })
  }
  return scored
}

function tableOf(name: string, scored: readonly Scored[]): EvalTable {
  const groups = [...new Set(scored.map(groupOf))].sort()
  const rows = groups.map((group) =>
    row(
      group,
      scored.filter((page) => groupOf(page) === group),
    ),
  )
  return {
    title: `${name}: per cent (pages)`,
    columns: ['set', 'pages', ...measures],
    rows: [...rows, row('all', scored)],
  }
}

function groupOf({ truth }: Scored): string {
  return `${truth.set} ${truth.lang}`
}

function row(name: string, pages: readonly Scored[]): readonly string[] {
  const means = meanScores(pages.map((page) => page.scores))
  const cells = measures.map((measure) => {
    const { mean, pages: count } = means[measure]
    return count === 0 ? '–' : `${percent(mean)} (${String(count)})`
  })
  return [name, String(pages.length), ...cells]
}

function misses(scored: readonly Scored[]): EvalTable {
  const rows = scored.flatMap(({ truth, reading, scores }) =>
    measures
      .filter((measure) => (scores[measure] ?? 1) < 0.95 && measure !== 'authorsF1')
      .map((measure) => [
        truth.html_file,
        measure,
        percent(scores[measure] ?? 0),
        found(measure, truth, reading),
      ]),
  )
  return { title: 'Misses', columns: ['page', 'measure', 'score', 'expected → found'], rows }
}

function found(measure: string, truth: PageTruth, reading: PageReading): string {
  if (measure === 'headline') return `${truth.title ?? ''} → ${reading.title}`
  if (measure === 'day') return `${truth.date ?? ''} → ${reading.published}`
  if (measure === 'authors') return `${String(truth.author)} → ${reading.authors.join('; ')}`
  return reading.paragraphs.join(' ¶ ').slice(0, 160)
}
