/** Bars for the months in which events lie; each leads to the events of its month. */
import { scaleBand, scaleLinear } from 'd3-scale'
import type { FC } from 'hono/jsx'
import type { Reader } from '../reader.js'

/** Number of events in one month. */
export interface MonthCount {
  /** `2024-03`. */
  readonly month: string
  readonly count: number
}

const width = 720
const height = 110
const foot = 20

const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${String(year).padStart(4, '0')}-${String(number + 1).padStart(2, '0')}`
}

// More bars than this cannot be told apart; the latest months are shown.
const mostMonths = 60

/** Fills the gaps between months, so that the axis is true to time. */
function fillMonths(counts: readonly MonthCount[]): MonthCount[] {
  const sorted = [...counts].sort((a, b) => (a.month < b.month ? -1 : 1))
  const known = new Map(sorted.map(({ month, count }) => [month, count]))
  const last = sorted.at(-1)?.month
  let month = sorted.slice(-mostMonths)[0]?.month
  const filled: MonthCount[] = []
  while (month !== undefined && last !== undefined && month <= last && filled.length < 1200) {
    filled.push({ month, count: known.get(month) ?? 0 })
    month = nextMonth(month)
  }
  return filled.slice(-mostMonths)
}

interface TimelineProps {
  readonly reader: Reader
  readonly counts: readonly MonthCount[]
  /** The address of the search narrowed to a month. */
  readonly hrefOf: (month: string) => string
}

/** The chart; nothing when there are fewer than two months. */
export const Timeline: FC<TimelineProps> = ({ reader, counts, hrefOf }) => {
  const months = fillMonths(counts)
  if (months.length < 2) return null
  const x = scaleBand(
    months.map(({ month }) => month),
    [0, width],
  ).padding(0.15)
  const most = Math.max(...months.map(({ count }) => count))
  const y = scaleLinear([0, most], [height - foot, 4])
  const format = new Intl.DateTimeFormat(reader.lang, {
    ...{ month: 'short', year: 'numeric', timeZone: 'UTC' },
  })
  const nameOf = (month: string) => format.format(new Date(`${month}-01T00:00:00Z`))
  const [first, last] = [months[0], months.at(-1)]
  return (
    <figure class="card">
      <figcaption>{reader.words.search.timeline}</figcaption>
      <svg class="timeline" viewBox={`0 0 ${width} ${height}`} role="group">
        <line class="axis" x1="0" x2={width} y1={height - foot} y2={height - foot} />
        {months.map(({ month, count }) =>
          count === 0 ? null : (
            <a
              href={hrefOf(month)}
              aria-label={reader.words.search.timelineBar(nameOf(month), count)}
            >
              <title>{reader.words.search.timelineBar(nameOf(month), count)}</title>
              <rect
                x={(x(month) ?? 0).toFixed(1)}
                width={x.bandwidth().toFixed(1)}
                y={y(count).toFixed(1)}
                height={(height - foot - y(count)).toFixed(1)}
              />
            </a>
          ),
        )}
        <text x="0" y={height - 4}>
          {first && nameOf(first.month)}
        </text>
        <text x={width} y={height - 4} text-anchor="end">
          {last && nameOf(last.month)}
        </text>
      </svg>
    </figure>
  )
}
