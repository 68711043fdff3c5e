/** What tells which period is an event's, and which figure is its amount, its jobs or its number of firms. */
import type { Figure, Period } from '../model/figure.js'
import { dayNumber, parseIsoDate } from '../text/calendar.js'
import { fold } from '../text/fold.js'
import { hashText, mixHash } from '../text/hash.js'
import { distanceTo } from './anchors.js'
import { addContext, isBullet, placeOf } from './context.js'
import { isRange } from './dates.js'
import type { Features } from './linear.js'
import type { Outline } from './outline.js'
import { FeatureSink, kindHash } from './sink.js'
import type { EventInView } from './slot-features.js'

/** Days from publication to a date, in steps that widen; 99 where either is unknown. */
export function daysAhead(published: string | undefined, date: string | undefined): number {
  const [from, to] = [parseIsoDate(published?.slice(0, 10) ?? ''), parseIsoDate(fullDate(date))]
  if (!from || !to) return 99
  const days = dayNumber(to) - dayNumber(from)
  const size = Math.abs(days)
  const step =
    size <= 1
      ? size
      : size <= 3
        ? 2
        : size <= 8
          ? 3
          : size <= 31
            ? 4
            : size <= 120
              ? 5
              : size <= 400
                ? 6
                : 7
  return Math.sign(days) * step
}

function fullDate(date = ''): string {
  return date.length === 4 ? `${date}-06-30` : date.length === 7 ? `${date}-15` : date
}

function addEvent(sink: FeatureSink, view: EventInView, sentence: number): void {
  const near = Math.min(6, distanceTo(view.anchors, view.type, sentence))
  sink.addStrong('near', near)
  sink.add('near of type', near, kindHash(view.type))
  for (const other of view.others)
    sink.add('other event', Math.sign(distanceTo(view.anchors, other, sentence) - near))
}

/** The features of a period. */
export function periodFeatures(outline: Outline, period: Period, view: EventInView): Features {
  const shape = isRange(period) ? 'range' : period.precision === 'day' ? 'day' : 'longer'
  const sink = new FeatureSink(kindHash(shape))
  const type = kindHash(view.type)
  const { article, found } = outline
  sink.addStrong('bias')
  sink.addStrong('precision', kindHash(period.precision), isRange(period) ? 1 : 0)
  const ahead = daysAhead(article.published, period.from ?? period.to)
  sink.addStrong('ahead', ahead)
  sink.add('ahead of precision', ahead, kindHash(period.precision))
  sink.add('open', period.from === undefined ? 1 : 0, period.to === undefined ? 1 : 0)
  const rank = found.periods.indexOf(period)
  sink.addStrong('rank', Math.min(5, rank))
  sink.add('last', Math.min(3, found.periods.length - 1 - rank))
  const later = found.periods
    .filter(({ from = '' }) => from > (article.published ?? ''))
    .indexOf(period)
  sink.addStrong('rank ahead', Math.min(4, later))
  const days = found.periods.filter(({ precision }) => precision === 'day').length
  sink.add('others', Math.min(4, days), kindHash(period.precision))
  sink.add('same day', found.periods.filter(({ from }) => from === period.from).length > 1 ? 1 : 0)
  const place = placeOf(outline, period.start, period.end)
  if (place) {
    sink.addStrong('zone', place.sentence.zone)
    sink.addStrong(
      'position',
      Math.min(5, place.from - place.sentence.from),
      place.sentence.zone === 1 ? 1 : 0,
    )
    addContext(sink, outline, place)
    for (let at = place.from; at < place.to; at++)
      sink.add('inside', kindHash(outline.lang), outline.units[at]?.word ?? 0)
    addEvent(sink, view, place.index)
  }
  sink.pairStrongWith(type)
  return sink.finish()
}

const sizeOf = (value: string | undefined): number =>
  value === undefined ? -1 : Math.floor(Math.log10(Math.max(1, Math.abs(Number(value)))) * 2)

/** The features of a figure. */
export function figureFeatures(outline: Outline, figure: Figure, view: EventInView): Features {
  const sink = new FeatureSink(kindHash(figure.kind))
  const lang = kindHash(outline.lang)
  const { figures } = outline.found
  sink.addStrong('bias')
  sink.addStrong('size', sizeOf(figure.value ?? figure.low))
  sink.add('qualifier', kindHash(figure.qualifier))
  sink.add('per', figure.per === undefined ? 0 : 1)
  const alike = figures.filter(
    ({ kind, unit }) => kind === figure.kind && (kind === 'money' || unit === figure.unit),
  )
  sink.addStrong('rank', Math.min(4, alike.indexOf(figure)))
  const most = Math.max(...alike.map(({ value, low }) => Number(value ?? low ?? 0)))
  sink.addStrong('largest', Number(figure.value ?? figure.low ?? 0) >= most ? 1 : 0)
  sink.add('alike', Math.min(4, alike.length))
  sink.add('again', alike.filter(({ value }) => value === figure.value).length > 1 ? 1 : 0)
  const unit = fold(figure.unit ?? '')
  if (figure.kind === 'count')
    for (const part of unit.split(/[^\p{L}]+/u).slice(0, 3))
      sink.addStrong('unit', lang, hashText(part.slice(0, 6)))
  const place = placeOf(outline, figure.start, figure.end)
  if (place) {
    sink.addStrong('zone', place.sentence.zone)
    if (isBullet(outline, place)) sink.add('bullet')
    addContext(sink, outline, place)
    addEvent(sink, view, place.index)
  }
  sink.pairStrongWith(kindHash(view.type))
  return sink.finish()
}
