/** Resolves a moment to days, from the day of publication and the direction in which the text looks. */
import { civilDate, dayNumber, isCivilDate, type CivilDate } from '../../text/calendar.js'
import { mod, type Days } from './days.js'
import { daysInYear } from './year-days.js'
import type { Moment } from './moment.js'
import { takePart } from './part.js'
import type { Tense } from './tense.js'
import type { Pick } from './words.js'
import {
  resolveAway,
  resolveLoneDay,
  resolveRun,
  resolveShift,
  resolveWeekday,
  resolveWeekdayOfWeek,
  weekOf,
} from './resolve-relative.js'

/** From where and into which direction the text looks. */
export interface View extends Tense {
  /** Day of publication; undefined when it is not known. */
  readonly published: CivilDate | undefined
  /** The day or month that the text has just named: `en noviembre, del 18 al 22`. */
  readonly anchor?: Days
  /** Whether seasons are those of the southern half of the Earth. */
  readonly southern: boolean
}

/** Resolves the moment to days; undefined when it needs a publication date that is not known, or is no date. */
export function resolveDays(moment: Moment, view: View): Days | undefined {
  const whole = resolveWhole(moment, view)
  if (!whole) return undefined
  const days = moment.weekOf === true ? weekOf(whole.from) : whole
  return moment.part ? takePart(days, moment.part, view.published) : days
}

function resolveWhole(moment: Moment, view: View): Days | undefined {
  const { published } = view
  if (published && isRelative(moment)) return resolveRelative(moment, published, view)
  const year = yearOf(moment, view)
  return year === undefined ? undefined : daysInYear(moment, year, view.southern)
}

/** Whether the moment is counted from the publication and names no month or year. */
function isRelative({
  away,
  run,
  shift,
  monthShift,
  day,
  weekday,
  month,
  division,
}: Moment): boolean {
  if ((away ?? run ?? shift ?? monthShift) !== undefined) return true
  return month === undefined && division === undefined && (day ?? weekday) !== undefined
}

function resolveRelative(moment: Moment, published: CivilDate, view: View): Days | undefined {
  const { away, run, shift, weekday, monthShift } = moment
  if (away) return resolveAway(away, published)
  if (run) return resolveRun(run, published)
  if (shift && weekday !== undefined) return resolveWeekdayOfWeek(weekday, shift.count, published)
  if (shift) return resolveShift(shift, published, view.direction)
  if (monthShift !== undefined) return resolveInMonth(moment, published, monthShift)
  return resolveDay(moment, published, view)
}

function resolveDay(moment: Moment, published: CivilDate, view: View): Days | undefined {
  const { day, weekday, pick } = moment
  const { direction, anchor } = view
  if (day === undefined)
    return weekday === undefined
      ? undefined
      : resolveWeekday(weekday, published, { pick, direction })
  const next = anchor && weekday === undefined ? nextDay(day, anchor, view) : undefined
  return next ?? resolveLoneDay({ day, weekday }, published, direction)
}

/** Whether the verbs around the moment can change what day it is. */
export function dependsOnTense(moment: Moment): boolean {
  const { year, yearShift, decade, century, away, run, shift, monthShift } = moment
  if (shift !== undefined) return shift.unit === 'weekend'
  return (year ?? yearShift ?? decade ?? century ?? away ?? run ?? monthShift) === undefined
}

// The first such day of a month from the anchor on, unless the verb forbids it.
function nextDay(day: number, { from }: Days, { published, direction }: View): Days | undefined {
  const first = civilDate(from)
  const months = first.year * 12 + first.month - 1 + (day < first.day ? 1 : 0)
  const date = { year: Math.floor(months / 12), month: mod(months, 12) + 1, day }
  if (!isCivilDate(date) || !published) return undefined
  const at = dayNumber(date)
  if (direction < 0 && at > dayNumber(published)) return undefined
  return { from: at, to: at, precision: 'day' }
}

function resolveInMonth(moment: Moment, published: CivilDate, shift: number): Days | undefined {
  const months = published.year * 12 + published.month - 1 + shift
  return daysInYear({ ...moment, month: mod(months, 12) + 1 }, Math.floor(months / 12), false)
}

function yearOf(moment: Moment, view: View): number | undefined {
  const { year, yearShift, century, decade } = moment
  const absolute = year ?? decade ?? (century === undefined ? undefined : century * 100 - 99)
  if (absolute !== undefined) return absolute
  const { published } = view
  if (!published) return undefined
  return yearShift === undefined ? nearestYear(moment, published, view) : published.year + yearShift
}

function nearestYear(moment: Moment, published: CivilDate, view: View): number | undefined {
  // Only 29 February and a weekday with its date can be farther than the neighbouring years.
  return (
    nearestWithin(1, moment, { ...view, published }) ??
    nearestWithin(8, moment, { ...view, published })
  )
}

function nearestWithin(
  reach: number,
  moment: Moment,
  view: View & { readonly published: CivilDate },
): number | undefined {
  const today = dayNumber(view.published)
  const aim: Aim = { pick: moment.pick, direction: view.direction, isClose: view.isClose }
  let best: number | undefined
  let bestCost = Infinity
  for (let year = view.published.year - reach; year <= view.published.year + reach; year++) {
    const days = daysInYear(moment, year, view.southern)
    const cost = days ? costOf(days, today, aim) : Infinity
    if (cost >= bestCost) continue
    best = year
    bestCost = cost
  }
  return best
}

/** Where a moment without a year is looked for. */
interface Aim extends Tense {
  readonly pick: Pick | undefined
}

/** Days by which a date counts as farther when a verb of the clause looks the other way, or one right at the date. */
const againstVerb = 150
const againstCloseVerb = 300
/** Days by which a past date counts as farther when no verb says where the text looks. */
const againstFuture = 45
/** More than any distance between neighbouring years. */
const never = 100_000

function costOf(days: Days, today: number, aim: Aim): number {
  const side = days.to < today ? -1 : Number(days.from > today)
  const distance = side < 0 ? today - days.to : Math.max(0, days.from - today)
  if (aim.pick !== undefined) return distance + (isPicked(days, today, aim.pick) ? 0 : never)
  return distance + detour(side, aim)
}

function isPicked(days: Days, today: number, pick: Pick): boolean {
  if (pick === 'this') return civilDate(days.from).year === civilDate(today).year
  return pick === 'last' ? days.to < today : days.from > today
}

// How much farther the date counts for lying where the text does not look.
function detour(side: number, { direction, isClose }: Tense): number {
  if (side === 0 || side === direction) return 0
  if (direction === 0) return side < 0 ? againstFuture : 0
  return isClose ? againstCloseVerb : againstVerb
}
