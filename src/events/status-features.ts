/** What tells how far an event has come: endings of verbs near it, its words, its dates beside the publication. */
import { mixHash } from '../text/hash.js'
import { strengthAt } from './anchors.js'
import type { Features } from './linear.js'
import type { Outline } from './outline.js'
import { FeatureSink, kindHash } from './sink.js'
import type { EventInView } from './slot-features.js'
import { daysAhead } from './value-features.js'

/** The dates of the event, as far as they are known. */
export interface EventDates {
  readonly start?: string | undefined
  readonly end?: string | undefined
}

/** The features of the event's status. */
export function statusFeatures(outline: Outline, view: EventInView, dates: EventDates): Features {
  const sink = new FeatureSink()
  const type = kindHash(view.type)
  const lang = kindHash(outline.lang)
  const published = outline.article.published
  sink.add('bias')
  sink.add('type', type)
  const [start, end] = [daysAhead(published, dates.start), daysAhead(published, dates.end)]
  sink.add('start', start)
  sink.add('end', end)
  sink.add('both', Math.sign(start), Math.sign(end))
  sink.add('start of type', start, type)
  for (const [index, sentence] of outline.sentences.entries()) {
    const isAnchor = strengthAt(view.anchors, view.type, index) > 0
    if (sentence.zone > 2 && !isAnchor) continue
    const area = sentence.zone === 0 ? 'headline' : isAnchor ? 'anchor' : 'lead'
    addVerbs(sink, {
      outline,
      sentence,
      area: mixHash(kindHash(area), lang),
      weight: sentence.zone > 2 ? 0.4 : 1,
    })
  }
  return sink.finish()
}

interface VerbPlace {
  readonly outline: Outline
  readonly sentence: Outline['sentences'][number]
  readonly area: number
  readonly weight: number
}

function addVerbs(sink: FeatureSink, { outline, sentence, area, weight }: VerbPlace): void {
  const any = kindHash(outline.lang)
  for (let at = sentence.from; at < sentence.to; at++) {
    const unit = outline.units[at]
    if (!unit?.isWord || unit.mention >= 0) continue
    sink.put(mixHash(mixHash(kindHash('stem'), area), unit.word), weight * 0.5)
    sink.put(mixHash(mixHash(kindHash('tail'), area), unit.tail), weight * 0.5)
    sink.put(mixHash(mixHash(kindHash('any'), any), unit.word), weight * 0.3)
    sink.put(mixHash(mixHash(kindHash('any tail'), any), unit.tail), weight * 0.3)
    const next = outline.units[at + 1]
    if (next && at + 1 < sentence.to)
      sink.put(mixHash(mixHash(kindHash('pair'), any), mixHash(unit.word, next.tail)), weight * 0.5)
  }
}
