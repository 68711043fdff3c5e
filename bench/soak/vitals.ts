/** Memory and file descriptors of processes over time, from /proc (Linux), and whether they rise. */
import fs from 'node:fs'

/** One look at one process. */
export interface Vital {
  readonly engine: string
  readonly name: string
  readonly pid: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Resident memory in megabytes (10^6 bytes). */
  readonly memory: number
  /** Open file descriptors. */
  readonly descriptors: number
  /** Processor time since its start in seconds. */
  readonly cpu: number
}

const pageBytes = 4096
const ticksPerSecond = 100

/** Looks at a process; undefined when it has ended. */
export function vitalOf(engine: string, name: string, pid: number): Vital | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const descriptors = fs.readdirSync(`/proc/${pid}/fd`).length
    const cpu = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
    const memory = (Number(fields[21]) * pageBytes) / 1e6
    return { engine, name, pid, at: Date.now(), memory, descriptors, cpu }
  } catch {
    return undefined
  }
}

/** A straight line through points, by least squares. */
export interface Line {
  readonly mean: number
  /** Change from the first to the last point along the line. */
  readonly rise: number
  /** Standard error of the rise, as if points were independent. */
  readonly error: number
}

/** Fits a line through values over time. */
export function fitLine(points: readonly { readonly at: number; readonly value: number }[]): Line {
  const n = points.length
  const middle = points.reduce((sum, { at }) => sum + at, 0) / n
  const mean = points.reduce((sum, { value }) => sum + value, 0) / n
  const spread = points.reduce((sum, { at }) => sum + (at - middle) ** 2, 0)
  const slope =
    points.reduce((sum, { at, value }) => sum + (at - middle) * (value - mean), 0) / spread
  const rest = points.reduce(
    (sum, { at, value }) => sum + (value - mean - slope * (at - middle)) ** 2,
    0,
  )
  const long = (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0)
  return { mean, rise: slope * long, error: Math.sqrt(rest / Math.max(n - 2, 1) / spread) * long }
}

// A leak of a page's worth per page would rise by far more; what garbage collection leaves varies by less.
const mostMemoryRise = 0.1
const mostDescriptorRise = 2

/** The verdict on one process. */
export interface Trend {
  readonly name: string
  readonly engine: string
  readonly minutes: number
  readonly memory: Line
  readonly descriptors: Line & { readonly most: number }
  /** Memory rises by less than a tenth of its mean along the line, descriptors by less than two. */
  readonly isFlat: boolean
  /** Share of one core. */
  readonly load: number
}

/** Tells the trend of each process that lived from the given moment to the end. */
export function trendsSince(vitals: readonly Vital[], from: number): Trend[] {
  const groups = new Map<string, Vital[]>()
  for (const vital of vitals) {
    if (vital.at < from) continue
    const key = `${vital.engine} ${vital.name} ${vital.pid}`
    groups.set(key, [...(groups.get(key) ?? []), vital])
  }
  const end = Math.max(...vitals.map(({ at }) => at))
  return [...groups.values()].flatMap((list) => {
    const [first, last] = [list[0], list.at(-1)]
    const isWhole = first && last && list.length > 2 && last.at > end - minuteMs
    return isWhole ? [trendOf(list, first, last)] : []
  })
}

const minuteMs = 60_000

function trendOf(vitals: readonly Vital[], first: Vital, last: Vital): Trend {
  const memory = fitLine(vitals.map(({ at, memory: value }) => ({ at, value })))
  const descriptors = fitLine(vitals.map(({ at, descriptors: value }) => ({ at, value })))
  const spentMs = last.at - first.at
  return {
    ...{ name: first.name, engine: first.engine, minutes: spentMs / minuteMs, memory },
    descriptors: { ...descriptors, most: Math.max(...vitals.map((vital) => vital.descriptors)) },
    isFlat: memory.rise < memory.mean * mostMemoryRise && descriptors.rise < mostDescriptorRise,
    load: ((last.cpu - first.cpu) * 1000) / spentMs,
  }
}
