/** What stands around a candidate: the words before and after, the head of its list, where it stands. */
import { mixHash } from '../text/hash.js'
import { sentenceAt, type Outline, type Sentence, type Unit } from './outline.js'
import { kindHash, type FeatureSink } from './sink.js'

/** A candidate's place: its sentence and its units, `to` excluded. */
export interface Place {
  readonly sentence: Sentence
  readonly index: number
  readonly from: number
  readonly to: number
}

/** The place of a stretch of text; undefined where it covers no unit. */
export function placeOf(outline: Outline, start: number, end: number): Place | undefined {
  const index = sentenceAt(outline, start)
  const sentence = outline.sentences[index]
  if (!sentence) return undefined
  let from = sentence.from
  while (from < sentence.to && (outline.units[from]?.end ?? 0) <= start) from++
  let to = from
  while (to < sentence.to && (outline.units[to]?.start ?? Infinity) < end) to++
  return to > from ? { sentence, index, from, to } : undefined
}

const joiners = new Set(
  [
    ',',
    ';',
    'y',
    'e',
    'et',
    'ou',
    'o',
    'que',
    'ainsi',
    'asi',
    'como',
    '(',
    ')',
    'la',
    'le',
    'el',
    'les',
    'los',
    'las',
    'l',
    "l'",
  ].map(kindHash),
)
const separators = new Set([',', ';', 'y', 'e', 'et'].map(kindHash))
const dashes = new Set(['-', '•', '*', '·'].map(kindHash))

/** First unit of the list that the unit stands in, and how many names come before it in the list. */
export function listHead(
  outline: Outline,
  { sentence, from }: Place,
): { head: number; before: number; after: number } {
  const type = outline.units[from]?.word
  const before = walk(outline, { at: from, type, step: -1, stop: sentence.from - 1 })
  const after = walk(outline, { at: from, type, step: 1, stop: sentence.to })
  return { head: before.last, before: before.count, after: after.count }
}

interface Walk {
  readonly at: number
  readonly type: number | undefined
  readonly step: 1 | -1
  readonly stop: number
}

// A bracket of up to this many units may stand between two names of a list.
const longestGap = 6

function walk(outline: Outline, { at, type, step, stop }: Walk): { last: number; count: number } {
  let last = at
  let count = 0
  let isJoined = false
  for (let next = at + step; next !== stop && Math.abs(next - last) <= longestGap; next += step) {
    const unit = outline.units[next]
    if (!unit) break
    if (separators.has(unit.word)) isJoined = true
    else if (unit.mention >= 0 && unit.word === type && isJoined) {
      last = next
      count++
      isJoined = false
    } else if (unit.mention < 0 && !joiners.has(unit.word)) break
  }
  return { last, count }
}

/** Whether the sentence is an item of a bulleted list: a dash and little else before the unit. */
export function isBullet(outline: Outline, { sentence, from }: Place): boolean {
  const first = outline.units[sentence.from]
  return first !== undefined && dashes.has(first.word) && from - sentence.from <= 2
}

const nearest = 3
const bagLength = 9

/** The words around the stretch, each with the language: the nearest in order, those a little further as a bag. */
export function addContext(sink: FeatureSink, outline: Outline, place: Place): void {
  const lang = kindHash(outline.lang)
  const { sentence, from, to } = place
  const unit = (at: number): Unit | undefined =>
    at >= sentence.from && at < sentence.to ? outline.units[at] : undefined
  addBefore(sink, { lang, unit, at: from, name: '' })
  for (let step = 0; step < nearest; step++) {
    const next = unit(to + step)
    sink.add(`+${step + 1}`, lang, next?.word ?? 0)
  }
  sink.add('+12', mixHash(lang, unit(to)?.word ?? 0), unit(to + 1)?.word ?? 0)
  for (let step = 0; step < bagLength; step++) {
    const next = unit(to + step)
    if (!next) break
    if (next.isWord) sink.add('after', lang, next.stem)
    if (next.isWord && step < 5) sink.add('after tail', lang, next.tail)
  }
}

interface Before {
  readonly lang: number
  readonly unit: (at: number) => Unit | undefined
  readonly at: number
  readonly name: string
}

/** The words before a unit. */
export function addBefore(sink: FeatureSink, { lang, unit, at, name }: Before): void {
  for (let step = 1; step <= nearest; step++)
    sink.add(`${name}-${step}`, lang, unit(at - step)?.word ?? 0)
  const [one, two, three] = [
    unit(at - 1)?.word ?? 0,
    unit(at - 2)?.word ?? 0,
    unit(at - 3)?.word ?? 0,
  ]
  sink.addStrong(`${name}-12`, mixHash(lang, one), two)
  sink.add(`${name}-123`, mixHash(mixHash(lang, one), two), three)
  for (let step = 1; step <= bagLength; step++) {
    const before = unit(at - step)
    if (!before) break
    if (!before.isWord) continue
    sink.addStrong(`${name}before`, lang, before.stem)
    if (step <= 5) sink.add(`${name}before tail`, lang, before.tail)
  }
}

/** The words before the head of the list that the name stands in. */
export function addListHead(sink: FeatureSink, outline: Outline, place: Place): void {
  const { head, before, after } = listHead(outline, place)
  const { sentence } = place
  const unit = (at: number): Unit | undefined =>
    at >= sentence.from && at < sentence.to ? outline.units[at] : undefined
  addBefore(sink, { lang: kindHash(outline.lang), unit, at: head, name: 'head ' })
  sink.addStrong('list size', Math.min(4, before + after))
  sink.add('list rank', Math.min(3, before), Math.min(2, after))
}
