/** The open suites of numbers and figures: what counts as right in each. */
import fs from 'node:fs'
import path from 'node:path'
import { findFigures } from '../../src/entities/figures/index.js'
import type { Figure, FigureKind } from '../../src/model/figure.js'
import type { Language } from '../../src/model/language.js'
import { findNumbers, type FoundNumber } from '../../src/text/numerals/find.js'
import { replaceNumbers } from './figure-replace.js'

/** One expectation of a suite. */
interface Expected {
  readonly text: string
  readonly start?: number
  readonly end?: number
  readonly value?: number
  readonly unit?: string
  readonly iso?: string
  readonly resolution?: { readonly output?: string; readonly range?: string }
}

/** One case of a suite. */
export interface SuiteCase {
  readonly id: string
  readonly suite: string
  readonly lang: Language
  readonly type: string
  readonly mode?: string
  readonly input: string
  readonly verified?: boolean
  readonly expected: readonly Expected[]
}

/** Reads a suite's cases; undefined when its file is not on this machine. */
export function readSuite(folder: string, name: string): SuiteCase[] | undefined {
  const file = path.join(folder, `${name}.jsonl`)
  if (!fs.existsSync(file)) return undefined
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as SuiteCase)
}

/** Tells whether the program reads the case as the suite expects. */
export function isCaseRight(entry: SuiteCase): boolean {
  const judge = judges[entry.type]
  if (!judge) throw new Error(`No judge for ${entry.type}`)
  return judge(entry)
}

const judges: Readonly<Record<string, (entry: SuiteCase) => boolean>> = {
  number: (entry) => (entry.suite.startsWith('allo-media') ? isWhole(entry) : areNumbers(entry)),
  fraction: areNumbers,
  ordinal: areOrdinals,
  currency: (entry) => areFigures(entry, 'money'),
  percentage: (entry) => areFigures(entry, 'percent'),
  dimension: (entry) => areFigures(entry, 'measure'),
  age: areAges,
  numberrange: areRanges,
  'number-replace': (entry) => replaceNumbers(entry) === entry.expected[0]?.resolution?.output,
  'number-invalid': (entry) => !isOneNumber(entry),
}

/** Whether the values are the same to seven digits. */
function isSame(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1e-7 * Math.max(Math.abs(left), Math.abs(right), 1e-300)
}

function areNumbers({ input, lang, expected }: SuiteCase): boolean {
  return areAll(findNumbers(input, { lang }), expected)
}

function areOrdinals({ input, lang, expected, suite }: SuiteCase): boolean {
  const found = findNumbers(input, { lang, ordinals: true }).filter(
    ({ sort }) => sort === 'ordinal',
  )
  return suite.startsWith('allo-media') ? isOnly(found, input, expected) : areAll(found, expected)
}

function areAll(found: readonly FoundNumber[], expected: readonly Expected[]): boolean {
  if (found.length !== expected.length) return false
  const ordered = [...expected].sort((left, right) => (left.start ?? 0) - (right.start ?? 0))
  return ordered.every((wanted, index) => {
    const number = found[index]
    if (number === undefined || !isSame(number.value, wanted.value ?? Number.NaN)) return false
    return number.text.trim().toLowerCase() === wanted.text.trim().toLowerCase()
  })
}

/** Whether the text is one number of the wanted value. */
function isWhole({ input, lang, expected }: SuiteCase): boolean {
  const found = findNumbers(input, { lang })
  const zeros = found.slice(0, -1)
  return zeros.every(({ value }) => value === 0) && isOnly(found.slice(-1), input, expected)
}

function isOnly(
  found: readonly FoundNumber[],
  input: string,
  expected: readonly Expected[],
): boolean {
  const [number] = found
  const isToEnd = number?.end === input.length && found.length === 1
  return isToEnd && isSame(number.value, expected[0]?.value ?? Number.NaN)
}

function isOneNumber({ input, lang }: SuiteCase): boolean {
  const found = findNumbers(input, { lang })
  return found.length === 1 && found[0]?.start === 0 && found[0].end === input.length
}

const centWords =
  /^(?:cent|cents|centavos?|c[eé]ntimos?|centimes?|pence|penny|peniques?|pesewas?)$/i

/**
 * Whether the figures of the kind are those that the suite expects. A figure's text may begin with its qualifier,
 * which the suites leave out; hundredths are hundredths of their currency.
 */
function areFigures({ input, lang, expected }: SuiteCase, kind: FigureKind): boolean {
  const { figures } = findFigures(input, { lang })
  const found = figures.filter((figure) => figure.kind === kind)
  const wanted = expected.filter(({ value }) => value !== undefined)
  if (found.length !== wanted.length) return false
  const ordered = [...wanted].sort((left, right) => (left.start ?? 0) - (right.start ?? 0))
  return ordered.every((want, index) => isFigure(found[index], want, kind))
}

function isFigure(figure: Figure | undefined, want: Expected, kind: FigureKind): boolean {
  if (figure?.value === undefined || want.value === undefined) return false
  const isCent = kind === 'money' && centWords.test(want.unit ?? '')
  const value = isCent ? want.value / 100 : want.value
  if (!isSame(Number(figure.value), value) || !isWantedUnit(figure, want)) return false
  return figure.text.toLowerCase().endsWith(want.text.trim().toLowerCase())
}

/** Most suites leave the currency of a bare sign or name open. */
function isWantedUnit({ kind, unit }: Figure, { iso }: Expected): boolean {
  return kind !== 'money' || iso === undefined || iso === unit
}

/** Ages and durations are no figures: whether their numbers are read. */
function areAges({ input, lang, expected }: SuiteCase): boolean {
  const found = findNumbers(input, { lang })
  return expected.every(({ start, value }) =>
    found.some((number) => number.start === start && isSame(number.value, value ?? Number.NaN)),
  )
}

/** Whether every bound of the wanted ranges is read; a bare range without unit is no figure. */
function areRanges({ input, lang, expected }: SuiteCase): boolean {
  const found = findNumbers(input, { lang }).map(({ value }) => value)
  return expected.every(({ resolution }) => {
    const bounds = (resolution?.range ?? '').split(/[[\](),]/).filter((bound) => bound !== '')
    return bounds.every((bound) => found.some((value) => isSame(value, Number(bound))))
  })
}
