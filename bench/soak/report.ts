/** The report of a soak, in Markdown. */
import { linkStates } from '../../src/model/source.js'
import type { Account } from './account.js'
import type { EngineName } from './crew.js'
import { trendsSince, type Line, type Trend, type Vital } from './vitals.js'

/** What was seen of one engine. */
export interface Record {
  readonly engine: EngineName
  readonly accounts: readonly Account[]
  readonly vitals: readonly Vital[]
  /** Names of the processes that were killed, in their order. */
  readonly strikes: readonly string[]
  /** Names of processes that ended by themselves. */
  readonly fallen: readonly string[]
  /** Exit codes of all processes at the end. */
  readonly codes: readonly (number | null)[]
  /** Requests for pages, and those that an undisturbed crawl would not have made. */
  readonly requests: { readonly asked: number; readonly extra: number }
}

/** Writes the report; it is good when no check found a fault, nothing fell, and all processes ended well and stayed flat. */
export function reportOf(
  records: readonly Record[],
  calm: { readonly from: number },
): { readonly text: string; readonly isGood: boolean } {
  const trends = records.flatMap(({ vitals }) => trendsSince(vitals, calm.from))
  const isGood =
    trends.every(({ isFlat }) => isFlat) &&
    records.every(
      ({ accounts, fallen, codes }) =>
        fallen.length === 0 &&
        codes.every((code) => code === 0) &&
        accounts.every(({ faults }) => faults.length === 0),
    )
  return { text: `${accountTable(records)}\n\n${trendTable(trends)}\n`, isGood }
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

function accountTable(records: readonly Record[]): string {
  const last = (record: Record): Account | undefined => record.accounts.at(-1)
  const row = (name: string, cell: (record: Record) => number | string): string[] => [
    name,
    ...records.map((record) => String(cell(record))),
  ]
  return table([
    ['what', ...records.map(({ engine }) => engine)],
    row('pages published', (record) => last(record)?.published ?? 0),
    ...linkStates.map((state) => row(state, (record) => last(record)?.states[state] ?? 0)),
    row('articles', (record) => last(record)?.articles ?? 0),
    row('checks', ({ accounts }) => accounts.length),
    row(
      'checks with a fault',
      ({ accounts }) => accounts.filter(({ faults }) => faults.length > 0).length,
    ),
    row('sound pages that waited for another try, most', ({ accounts }) =>
      Math.max(...accounts.map(({ waiting }) => waiting)),
    ),
    row('processes killed', ({ strikes }) => strikesText(strikes)),
    row('processes that ended by themselves', ({ fallen }) => fallen.length),
    row('requests for pages', ({ requests }) => requests.asked),
    row('requests more than undisturbed', ({ requests }) => requests.extra),
    row('exit codes at the end', ({ codes }) => codes.join(', ')),
  ])
}

function strikesText(strikes: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of strikes) counts.set(name, (counts.get(name) ?? 0) + 1)
  const parts = [...counts].sort().map(([name, times]) => `${name} ${times}`)
  return `${strikes.length} (${parts.join(', ')})`
}

const signed = ({ rise, error }: Line, digits: number): string =>
  `${rise < 0 ? '−' : '+'}${Math.abs(rise).toFixed(digits)} ± ${(2 * error).toFixed(digits)}`

function trendTable(trends: readonly Trend[]): string {
  const head = [
    'process',
    'minutes',
    'MB, mean',
    'MB, rise',
    'files, mean (most)',
    'files, rise',
    'core',
    'flat',
  ]
  const rows = trends.map(({ engine, name, minutes, memory, descriptors, load, isFlat }) => [
    ...[`${engine}: ${name}`, minutes.toFixed(0), memory.mean.toFixed(0), signed(memory, 0)],
    ...[`${descriptors.mean.toFixed(1)} (${descriptors.most})`, signed(descriptors, 1)],
    ...[`${(load * 100).toFixed(0)} %`, isFlat ? 'yes' : 'no'],
  ])
  return table([head, ...rows])
}
