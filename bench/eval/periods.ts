/** `npm run eval -- periods`: event dates of the corpus, and the open suites of dates. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { findPeriods } from '../../src/entities/periods/index.js'
import { readScoredCorpus } from './corpus.js'
import { checkEventDates, type EventDate } from './period-events.js'
import {
  agrees,
  readPeriodSuites,
  type ExpectedPeriod,
  type PeriodCase,
  type PeriodSuite,
} from './period-suites.js'
import { percent, type EvalReport, type EvalTable } from './report.js'

/**
 * Runs the evaluation; `options` may name the folder of the suites, ask with `--misses` for what was missed and with
 * `--rivals` for a comparison with other readers.
 */
export async function evaluate(options: readonly string[]): Promise<EvalReport> {
  const folder =
    options.find((option) => !option.startsWith('--')) ?? path.join(packageRoot, '../shared/suites')
  const dates = checkEventDates(readScoredCorpus(path.join(packageRoot, 'data/corpus')))
  const suites = fs.existsSync(folder) ? readPeriodSuites(folder) : []
  if (options.includes('--misses')) printMisses(dates, suites)
  const results = suites.map((suite) => ({ suite, ...scoreSuite(suite) }))
  const scores: Record<string, number> = { ...eventScores(dates) }
  for (const { suite, exact, value } of results) {
    scores[`${suite.name}.exact`] = exact / suite.cases.length
    scores[`${suite.name}.value`] = value / suite.cases.length
  }
  const notes = suites.length === 0 ? [`The suites are not in ${folder}.`] : []
  const beside = options.includes('--rivals') ? await compare(dates, notes) : []
  return {
    kind: 'periods',
    notes,
    tables: [eventTable(dates), suiteTable(results), leftOutTable(suites), ...beside],
    scores,
  }
}

async function compare(dates: readonly EventDate[], notes: string[]): Promise<EvalTable[]> {
  const { loadTextRivals, rivalsAbsent } = await import('./text-rivals.js')
  const rivals = loadTextRivals()
  if (rivals) return [(await import('./period-rivals.js')).compareEventDates(dates, rivals)]
  notes.push(rivalsAbsent)
  return []
}

const languages = ['es', 'fr'] as const

function eventScores(dates: readonly EventDate[]): Record<string, number> {
  const share = (list: readonly EventDate[]): number =>
    list.length === 0 ? 0 : list.filter(({ found }) => found).length / list.length
  const stated = dates.filter((date) => date.stated)
  return {
    'events.all': share(dates),
    'events.stated': share(stated),
    ...Object.fromEntries(
      languages.map((lang) => [
        `events.stated.${lang}`,
        share(stated.filter(({ article }) => article.lang === lang)),
      ]),
    ),
  }
}

function eventTable(dates: readonly EventDate[]): EvalTable {
  const rows = [...languages, 'both' as const].map((lang) => {
    const mine = dates.filter(({ article }) => lang === 'both' || article.lang === lang)
    const scores = eventScores(mine)
    return [
      lang,
      String(mine.length),
      percent(scores['events.all'] ?? 0),
      String(mine.filter(({ stated }) => stated).length),
      percent(scores['events.stated'] ?? 0),
    ]
  })
  const columns = ['language', 'dates', 'found %', 'stated', 'of these found %']
  return { title: 'Starts and ends of events in the corpus', columns, rows }
}

function scoreSuite({ cases }: PeriodSuite): { exact: number; value: number; past: number } {
  const judged = cases.map((suiteCase) => judge(suiteCase))
  return {
    exact: judged.filter(({ exact }) => exact).length,
    value: judged.filter(({ value }) => value).length,
    past: judged.filter(({ past }) => past).length,
  }
}

// Suites without a date of reference give only places; any day will do.
const anyDay = '2016-11-07'

function judge({ input, lang, published, expected }: PeriodCase): {
  exact: boolean
  value: boolean
  past: boolean
} {
  const { periods } = findPeriods(input, { lang, published: published ?? anyDay })
  const isComplete = periods.length === expected.length
  const all = (test: (wanted: ExpectedPeriod, index: number) => boolean): boolean =>
    isComplete && expected.every(test)
  const value = all((wanted, index) => {
    const period = periods[index]
    if (!period || period.start >= wanted.end || period.end <= wanted.start) return false
    return agrees(period, wanted)
  })
  const exact =
    value &&
    all(({ start, end }, index) => periods[index]?.start === start && periods[index].end === end)
  const past =
    exact &&
    all((wanted, index) => {
      const period = periods[index]
      return (
        period !== undefined && agrees(period, { ...wanted, readings: wanted.readings.slice(0, 1) })
      )
    })
  return { exact, value, past }
}

function suiteTable(
  results: readonly { suite: PeriodSuite; exact: number; value: number; past: number }[],
): EvalTable {
  return {
    title: 'Open suites: value found, and value with the exact words',
    columns: [
      'suite',
      'cases',
      'value %',
      'exact %',
      'past reading %',
      'wrong for news',
      'left out',
    ],
    rows: results.map(({ suite, exact, value, past }) => [
      suite.name,
      String(suite.cases.length),
      percent(value / suite.cases.length),
      percent(exact / suite.cases.length),
      percent(past / suite.cases.length),
      String(suite.disputed),
      String([...suite.leftOut.values()].reduce((sum, count) => sum + count, 0)),
    ]),
  }
}

function leftOutTable(suites: readonly PeriodSuite[]): EvalTable {
  const sums = new Map<string, number>()
  for (const { leftOut } of suites)
    for (const [reason, count] of leftOut) sums.set(reason, (sums.get(reason) ?? 0) + count)
  return {
    title: 'Why cases of the suites are left out',
    columns: ['reason', 'cases'],
    rows: [...sums].sort((a, b) => b[1] - a[1]).map(([reason, count]) => [reason, String(count)]),
  }
}

function printMisses(dates: readonly EventDate[], suites: readonly PeriodSuite[]): void {
  for (const { article, end, date, stated, found } of dates)
    if (stated && !found) console.error(`${article.id} (${article.published}): ${end} ${date}`)
  for (const suite of suites)
    for (const suiteCase of suite.cases)
      if (!judge(suiteCase).exact) console.error(`${suiteCase.id}: ${suiteCase.input}`)
}
