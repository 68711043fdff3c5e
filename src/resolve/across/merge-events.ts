/** One event from all its tellings: the values that are shown, and those that contradict them. */
import type { EventStatus, EventType } from '../../model/event.js'
import { byText } from './cluster.js'

/** One article's telling, as far as its values go. */
export interface Telling {
  readonly id: string
  readonly articleId: string
  readonly type: EventType
  readonly status: EventStatus | null
  readonly programmeNode: string | null
  readonly start: string | null
  readonly end: string | null
  readonly amount: string | null
  readonly amountUnit: string | null
  readonly jobs: number | null
  readonly companiesCount: number | null
  readonly confidence: number
  /** Day of publication. */
  readonly seen: string | null
  readonly firstDay: string | null
  readonly lastDay: string | null
  /** Number of entities in its slots. */
  readonly fillers: number
}

/** Values of one field that do not fit together, with the articles that state them. */
export interface Contradiction {
  readonly field: string
  readonly values: readonly { readonly value: string; readonly articles: readonly string[] }[]
}

/** The event that the tellings make. */
export interface MergedEvent extends Omit<Telling, 'id' | 'fillers' | 'seen'> {
  readonly contradictions: readonly Contradiction[]
}

const statuses: readonly (EventStatus | null)[] = [
  null,
  'announced',
  'ongoing',
  'completed',
  'cancelled',
]

/**
 * Merges tellings: the latest status; of other values the most frequent, then the most exact, then the latest. The
 * confidence is that of the surest, raised a little by each further article.
 */
export function mergeTellings(tellings: readonly Telling[]): MergedEvent {
  const latest = [...tellings].sort(byLatest)
  const [lead] = [...tellings].sort(byFullness)
  if (!lead) throw new Error('An event has at least one telling.')
  const start = choose(latest, (telling) => telling.start)
  const end = choose(latest, (telling) => telling.end)
  const [amount = null, amountUnit = null] = choose(latest, moneyOf)?.split(' ') ?? []
  const { firstDay, lastDay } = latest.find((telling) => telling.start === start) ?? lead
  return {
    ...{ articleId: lead.articleId, start, end, amount, amountUnit, firstDay, lastDay },
    type: choose(latest, ({ type }) => type) ?? lead.type,
    status: latest.find(({ status }) => status !== null)?.status ?? null,
    programmeNode: choose(latest, ({ programmeNode }) => programmeNode),
    jobs: choose(latest, ({ jobs }) => jobs),
    companiesCount: choose(latest, ({ companiesCount }) => companiesCount),
    confidence: confidenceOf(tellings),
    contradictions: findContradictions(tellings),
  }
}

const byLatest = (one: Telling, other: Telling): number =>
  byText(other.seen ?? '', one.seen ?? '') ||
  statuses.indexOf(other.status) - statuses.indexOf(one.status) ||
  byText(one.id, other.id)

const byFullness = (one: Telling, other: Telling): number =>
  other.fillers - one.fillers ||
  other.confidence - one.confidence ||
  byText(one.seen ?? '', other.seen ?? '') ||
  byText(one.id, other.id)

const moneyOf = ({ amount, amountUnit }: Telling): string | null =>
  amount === null ? null : [amount, ...(amountUnit === null ? [] : [amountUnit])].join(' ')

/** The most frequent value; of equals the longest, then that of the latest article. */
function choose<Value extends string | number>(
  latest: readonly Telling[],
  valueOf: (telling: Telling) => Value | null,
): Value | null {
  const values = latest.map(valueOf).filter((value) => value !== null)
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const lengthOf = (value: Value) => (typeof value === 'string' ? value.length : 0)
  const [best] = [...counts].sort(
    ([one, count], [other, otherCount]) => otherCount - count || lengthOf(other) - lengthOf(one),
  )
  return best?.[0] ?? null
}

function confidenceOf(tellings: readonly Telling[]): number {
  if (tellings.length === 1) return tellings[0]?.confidence ?? 0
  const surest = Math.max(...tellings.map(({ confidence }) => confidence))
  const doubt = (1 - surest) * 0.8 ** (tellings.length - 1)
  return Math.min(0.99, Math.round((1 - doubt) * 100) / 100)
}

const fields: readonly (readonly [string, (telling: Telling) => string | number | null])[] = [
  ['start', ({ start }) => start],
  ['end', ({ end }) => end],
  ['amount', moneyOf],
  ['jobs', ({ jobs }) => jobs],
  ['companies_count', ({ companiesCount }) => companiesCount],
]

function findContradictions(tellings: readonly Telling[]): Contradiction[] {
  return fields.flatMap(([field, valueOf]) => {
    const articles = new Map<string, Set<string>>()
    for (const telling of tellings) {
      const value = valueOf(telling)
      if (value === null) continue
      const list = articles.get(String(value)) ?? new Set()
      articles.set(String(value), list.add(telling.articleId))
    }
    // A date that is part of another (`2024-09` of `2024-09-16`) says less, not otherwise.
    const values = [...articles].filter(
      ([value]) => ![...articles.keys()].some((other) => isPartOf(value, other, field)),
    )
    if (values.length < 2) return []
    const stated = values.map(([value, list]) => ({ value, articles: [...list].sort(byText) }))
    return [{ field, values: stated.sort((one, other) => byText(one.value, other.value)) }]
  })
}

const isPartOf = (value: string, other: string, field: string): boolean =>
  (field === 'start' || field === 'end') && other !== value && other.startsWith(value)
