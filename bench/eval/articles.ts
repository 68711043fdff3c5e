/** `npm run eval -- articles [--pages] [--odd|--even] [--suite FOLDER]`: reads the shared news pages and scores the readings. */
import { readArticle } from '../../src/article/index.js'
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

interface Scored {
  readonly truth: PageTruth
  readonly reading: PageReading
  readonly scores: PageScores
}

/** Scores the article stage per set and language. */
export const evaluate: Evaluate = (options) => Promise.resolve(report(options))

function report(options: readonly string[]): EvalReport {
  const folder = options[options.indexOf('--suite') + 1] ?? suiteFolder
  const suite = readSuite(options.includes('--suite') ? folder : suiteFolder)
  if (!suite)
    return {
      kind: 'articles',
      notes: [`The suite is not at ${suiteFolder}.`],
      tables: [],
      scores: {},
    }
  const half = options.includes('--odd') ? 1 : options.includes('--even') ? 0 : undefined
  const chosen = suite.filter((_, index) => half === undefined || index % 2 === half)
  const scored = chosen.map((truth) => scoreTruth(truth))
  const groups = [...new Set(scored.map(groupOf))].sort()
  const rows = groups.map((group) =>
    row(
      group,
      scored.filter((page) => groupOf(page) === group),
    ),
  )
  const table = {
    title: 'Articles: share in per cent (pages)',
    columns: ['set', 'pages', ...measures],
    rows: [...rows, row('all', scored)],
  }
  const tables: EvalTable[] = options.includes('--pages') ? [table, misses(scored)] : [table]
  const means = meanScores(scored.map((page) => page.scores))
  const scores = Object.fromEntries(
    measures.map((measure) => [`all.${measure}`, means[measure].mean]),
  )
  return { kind: 'articles', notes: [], tables, scores }
}

function scoreTruth(truth: PageTruth): Scored {
  const result = readArticle({
    bytes: readPageBytes(truth),
    ...(truth.bytes_encoding !== undefined && {
      contentType: `text/html; charset=${truth.bytes_encoding}`,
    }),
    ...(truth.url !== undefined && { url: truth.url }),
    now,
  })
  const reading = result.ok
    ? {
        title: result.value.title,
        authors: [
          ...result.value.authors,
          ...(result.value.authors.length === 0 && result.value.desk !== undefined
            ? [result.value.desk]
            : []),
        ],
        published: result.value.published?.value ?? '',
        paragraphs: result.value.paragraphs.map(({ start, end }) =>
          result.value.text.slice(start, end),
        ),
      }
    : { title: '', authors: [], published: '', paragraphs: [result.problem.message] }
  return { truth, reading, scores: scorePage(truth, reading) }
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
