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
  const units = outline.units.slice(sentence.from, sentence.to)
  const first = units.findIndex((unit) => unit.end > start)
  if (first < 0) return undefined
  const after = units.findIndex((unit) => unit.start >= end)
  const from = sentence.from + first
  const to = after < 0 ? sentence.to : sentence.from + after
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
function listHead(
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
const tailsLength = 5

/** The units of the place's sentence; none outside it. */
function unitsOf({ units }: Outline, { sentence }: Place): (at: number) => Unit | undefined {
  return (at) => (at >= sentence.from && at < sentence.to ? units[at] : undefined)
}

const wordOf = (unit: Unit | undefined): number => unit?.word ?? 0

/** The words around the stretch, each with the language: the nearest in order, those a little further as a bag. */
export function addContext(sink: FeatureSink, outline: Outline, place: Place): void {
  const lang = kindHash(outline.lang)
  const unit = unitsOf(outline, place)
  const { from, to } = place
  addBefore(sink, { lang, unit, at: from, name: '' })
  for (let step = 0; step < nearest; step++) sink.add(`+${step + 1}`, lang, wordOf(unit(to + step)))
  sink.add('+12', mixHash(lang, wordOf(unit(to))), wordOf(unit(to + 1)))
  addConcepts(sink, { unit, at: from - 1, step: -1, name: 'before ' })
  addConcepts(sink, { unit, at: to, step: 1, name: 'after ' })
  for (let step = 0; step < bagLength; step++) {
    const next = unit(to + step)
    if (!next?.isWord) continue
    sink.add('after', lang, next.stem)
    if (step < tailsLength) sink.add('after tail', lang, next.tail)
  }
}

const conceptReach = 14
const conceptsNear = 3

/** What the words mean on one side of a unit: the nearest concepts in order, those a little further as a bag. */
function addConcepts(sink: FeatureSink, side: Side): void {
  const { unit, at, step, name } = side
  const near: number[] = []
  const seen = new Set<number>()
  for (let far = 0; far < conceptReach; far++) {
    const next = unit(at + far * step)
    if (!next) break
    if (next.concept === 0) continue
    if (near.length < conceptsNear) near.push(next.concept)
    if (seen.has(next.concept)) continue
    seen.add(next.concept)
    sink.addStrong(`${name}concepts`, next.concept)
  }
  const [one = 0, two = 0, three = 0] = near
  sink.addStrong(`${name}concept 1`, one)
  sink.addStrong(`${name}concept 12`, one, two)
  sink.add(`${name}concept 123`, mixHash(one, two), three)
}

interface Side {
  readonly unit: (at: number) => Unit | undefined
  readonly at: number
  readonly step: 1 | -1
  readonly name: string
}

interface Before {
  readonly lang: number
  readonly unit: (at: number) => Unit | undefined
  readonly at: number
  readonly name: string
}

/** The words before a unit. */
function addBefore(sink: FeatureSink, { lang, unit, at, name }: Before): void {
  const [one = 0, two = 0, three = 0] = [1, 2, 3].map((step) => wordOf(unit(at - step)))
  for (const [index, word] of [one, two, three].entries())
    sink.add(`${name}-${index + 1}`, lang, word)
  sink.addStrong(`${name}-12`, mixHash(lang, one), two)
  sink.add(`${name}-123`, mixHash(mixHash(lang, one), two), three)
  for (let step = 1; step <= bagLength; step++) {
    const before = unit(at - step)
    if (!before?.isWord) continue
    sink.addStrong(`${name}before`, lang, before.stem)
    if (step <= tailsLength) sink.add(`${name}before tail`, lang, before.tail)
  }
}

/** The words before the head of the list that the name stands in. */
export function addListHead(sink: FeatureSink, outline: Outline, place: Place): void {
  const { head, before, after } = listHead(outline, place)
  const unit = unitsOf(outline, place)
  addBefore(sink, { lang: kindHash(outline.lang), unit, at: head, name: 'head ' })
  addConcepts(sink, { unit, at: head - 1, step: -1, name: 'head ' })
  sink.addStrong('list size', Math.min(4, before + after))
  sink.add('list rank', Math.min(3, before), Math.min(2, after))
}
