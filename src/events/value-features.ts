/** What tells which period is an event's, and which figure is its amount, its jobs or its number of firms. */
import type { Figure, Period } from '../model/figure.js'
import type { Language } from '../model/language.js'
import { dayNumber, parseIsoDate } from '../text/calendar.js'
import { fold } from '../text/fold.js'
import { hashText } from '../text/hash.js'
import { distanceTo, strengthAt } from './anchors.js'
import { conceptOf } from './concepts.js'
import { addContext, isBullet, placeOf, type Place } from './context.js'
import { isRange } from './dates.js'
import type { Duration } from './durations.js'
import type { Features } from './linear.js'
import type { Outline } from './outline.js'
import { countFigures, countPeriods, numberOf } from './ranks.js'
import { FeatureSink, kindHash } from './sink.js'
import type { EventInView } from './slot-features.js'

// Steps of distance in days: from yesterday and tomorrow to next year.
const steps = [0, 1, 3, 8, 31, 120, 400]

/** Days from publication to a date, in steps that widen; 99 where either is unknown. */
export function daysAhead(published: string | undefined, date: string | undefined): number {
  const [from, to] = [parseIsoDate(published?.slice(0, 10) ?? ''), parseIsoDate(fullDate(date))]
  if (!from || !to) return 99
  const days = dayNumber(to) - dayNumber(from)
  const step = steps.findIndex((most) => Math.abs(days) <= most)
  return Math.sign(days) * (step < 0 ? steps.length : step)
}

function fullDate(date = ''): string {
  return date.length === 4 ? `${date}-06-30` : date.length === 7 ? `${date}-15` : date
}

function addEvent(sink: FeatureSink, view: EventInView, sentence: number): void {
  const near = Math.min(6, distanceTo(view.anchors, view.type, sentence))
  sink.addStrong('near', near)
  sink.addStrong('told', strengthAt(view.anchors, view.type, sentence))
  sink.add('near of type', near, kindHash(view.type))
  for (const other of view.others)
    sink.add('other event', Math.sign(distanceTo(view.anchors, other, sentence) - near))
}

/** The features of a length of time that may tell when an event ends. */
export function durationFeatures(
  outline: Outline,
  duration: Duration,
  view: EventInView,
): Features {
  const sink = new FeatureSink(kindHash('duration'))
  sink.addStrong('bias')
  sink.addStrong('unit', kindHash(duration.unit))
  sink.add('count', kindHash(duration.unit), Math.min(12, duration.count))
  const place = placeOf(outline, duration.start, duration.end)
  if (place) addPlace(sink, { outline, place, view })
  sink.pairStrongWith(kindHash(view.type))
  return sink.finish()
}

/** The features of a period. */
export function periodFeatures(outline: Outline, period: Period, view: EventInView): Features {
  const { precision } = period
  const shape = isRange(period) ? 'range' : precision === 'day' ? 'day' : 'longer'
  const sink = new FeatureSink(kindHash(shape))
  sink.addStrong('bias')
  sink.addStrong('precision', kindHash(precision))
  sink.add('open', flag(period.from === undefined), flag(period.to === undefined))
  addPeriodRank(sink, outline, period)
  const place = placeOf(outline, period.start, period.end)
  if (place) {
    const { sentence, from, to } = place
    sink.addStrong('position', Math.min(5, from - sentence.from), flag(sentence.zone === 1))
    for (const unit of outline.units.slice(from, to))
      sink.add('inside', kindHash(outline.lang), unit.word)
    addPlace(sink, { outline, place, view })
  }
  sink.pairStrongWith(kindHash(view.type))
  return sink.finish()
}

const flag = (isTrue: boolean): number => (isTrue ? 1 : 0)

/** How the period compares with the publication and with the article's other periods. */
function addPeriodRank(sink: FeatureSink, { article, found }: Outline, period: Period): void {
  const { published = '' } = article
  const ahead = daysAhead(published, period.from ?? period.to)
  sink.addStrong('ahead', ahead)
  sink.add('ahead of precision', ahead, kindHash(period.precision))
  const { ranks, later, days, starts } = countPeriods(found.periods, published)
  const rank = ranks.get(period) ?? -1
  sink.addStrong('rank', Math.min(5, rank))
  sink.add('last', Math.min(3, found.periods.length - 1 - rank))
  sink.addStrong('rank ahead', Math.min(4, later.get(period) ?? -1))
  sink.add('others', Math.min(4, days), kindHash(period.precision))
  sink.add('same day', flag((starts.get(period.from) ?? 0) > 1))
}

interface ValuePlace {
  readonly outline: Outline
  readonly place: Place
  readonly view: EventInView
}

function addPlace(sink: FeatureSink, { outline, place, view }: ValuePlace): void {
  sink.addStrong('zone', place.sentence.zone)
  if (isBullet(outline, place)) sink.add('bullet')
  addContext(sink, outline, place)
  addEvent(sink, view, place.index)
}

/** The features of a figure. */
export function figureFeatures(outline: Outline, figure: Figure, view: EventInView): Features {
  const sink = new FeatureSink(kindHash(figure.kind))
  sink.addStrong('bias')
  sink.addStrong('size', Math.floor(Math.log10(Math.max(1, Math.abs(numberOf(figure)))) * 2))
  sink.add('qualifier', kindHash(figure.qualifier))
  sink.add('per', flag(figure.per !== undefined))
  addFigureRank(sink, outline.found.figures, figure)
  const unit = figure.kind === 'count' ? fold(figure.unit ?? '') : ''
  for (const part of unit.split(/[^\p{L}]+/u).slice(0, 3)) addUnit(sink, part, outline.lang)
  if (figure.kind === 'count') addNamed(sink, outline, figure)
  const place = placeOf(outline, figure.start, figure.end)
  if (place) addPlace(sink, { outline, place, view })
  sink.pairStrongWith(kindHash(view.type))
  return sink.finish()
}

function addUnit(sink: FeatureSink, word: string, lang: Language): void {
  sink.addStrong('unit', kindHash(lang), hashText(word.slice(0, 6)))
  const concept = conceptOf(word, lang)
  if (concept !== 0) sink.addStrong('unit means', concept)
}

/** Whether the article names as many companies as the figure counts, or most of them. */
function addNamed(sink: FeatureSink, { found }: Outline, figure: Figure): void {
  const companies = found.entities.filter(({ type }) => type === 'company').length
  const rest = numberOf(figure) - companies
  sink.add('named', rest < 0 ? 0 : rest === 0 ? 1 : rest < 4 ? 2 : 3)
}

/** How the figure compares with the article's other ones of its kind and unit. */
function addFigureRank(sink: FeatureSink, figures: readonly Figure[], figure: Figure): void {
  const { ranks, largest, values } = countFigures(figures, figure)
  sink.addStrong('rank', Math.min(4, ranks.get(figure) ?? -1))
  sink.addStrong('largest', flag(largest <= numberOf(figure)))
  sink.add('alike', Math.min(4, ranks.size))
  sink.add('again', flag((values.get(figure.value) ?? 0) > 1))
}
