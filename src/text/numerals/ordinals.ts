/** Ordinals: `tercero`, `vigésimo segundo`, `3.º`, `deuxième`, `21e`. */
import type { Language } from '../../model/language.js'
import { toNumber } from './decimal.js'
import { readNumber } from './index.js'
import { spellOut } from './glued.js'
import { roleAt, skipHyphen, type NumberContext } from './small.js'
import { tokenSort } from './tokens.js'

/** An ordinal, or a fraction's denominator, as read. */
export interface OrdinalReading {
  readonly next: number
  readonly value: number
}

/** Spanish stems without the ending of gender and number. */
const spanish: Readonly<Record<string, number>> = {
  ...{
    primer: 1,
    segund: 2,
    tercer: 3,
    cuart: 4,
    quint: 5,
    sext: 6,
    septim: 7,
    setim: 7,
    octav: 8,
  },
  ...{ noven: 9, decim: 10, undecim: 11, duodecim: 12, decimoprimer: 11, decimosegund: 12 },
  ...{ decimotercer: 13, decimocuart: 14, decimoquint: 15, decimosext: 16, decimoseptim: 17 },
  ...{ decimoctav: 18, decimooctav: 18, decimonoven: 19, vigesim: 20, trigesim: 30 },
  ...{ cuadragesim: 40, quincuagesim: 50, sexagesim: 60, septuagesim: 70, octogesim: 80 },
  ...{ nonagesim: 90, centesim: 100, ducentesim: 200, tricentesim: 300, cuadringentesim: 400 },
  ...{ quingentesim: 500, sexcentesim: 600, septingentesim: 700, octingentesim: 800 },
  ...{ noningentesim: 900, milesim: 1e3, millonesim: 1e6, billonesim: 1e12, trillonesim: 1e18 },
}

const spanishScales = ['milesim', 'millonesim', 'billonesim'] as const
const french: Readonly<Record<string, number>> = { premier: 1, second: 2, tierce: 3, prim: 1 }
const frenchStems: Readonly<Record<string, string>> = {
  ...{ cinqu: 'cinq', neuv: 'neuf', quatr: 'quatre', onz: 'onze', douz: 'douze', treiz: 'treize' },
  ...{ quatorz: 'quatorze', quinz: 'quinze', seiz: 'seize', trent: 'trente', mill: 'mille' },
  ...{ quarant: 'quarante', cinquant: 'cinquante', soixant: 'soixante', septant: 'septante' },
  ...{ huitant: 'huitante', octant: 'octante', nonant: 'nonante' },
}

/** Reads the ordinal that begins at the token; undefined when none begins there. */
export function readOrdinal(context: NumberContext, at: number): OrdinalReading | undefined {
  const digits = readDigitOrdinal(context, at)
  if (digits) return digits
  return context.lang === 'es' ? readSpanish(context, at) : readFrench(context, at)
}

const digitMarks: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set('o a os as er ro ra do da to ta mo ma vo va no na mos avo'.split(' ')),
  fr: new Set('er ere re e eme ieme nd nde d ers res es emes'.split(' ')),
}

/** `3.º`, `21ª`, `1er`, `2ème`. */
function readDigitOrdinal({ tokens, lang }: NumberContext, at: number): OrdinalReading | undefined {
  if (tokens.sort(at) !== tokenSort.digits || !tokens.isJoined(at)) return undefined
  const value = Number(tokens.key(at))
  const dot = tokens.key(at + 1) === '.' && tokens.isJoined(at + 1) ? at + 2 : at + 1
  const mark = tokens.key(dot)
  if (mark === 'º' || mark === 'ª') return { next: dot + 1, value }
  return digitMarks[lang].has(mark) && dot === at + 1 ? { next: dot + 1, value } : undefined
}

/** Value of one Spanish ordinal word, with the number glued before a scale: `dosmilésimo`. */
function spanishWord(key: string): number | undefined {
  const stem = key === 'primer' || key === 'tercer' ? key : /^(.+)[oa]s?$/.exec(key)?.[1]
  if (stem === undefined) return undefined
  if (Object.hasOwn(spanish, stem)) return spanish[stem]
  const scale = spanishScales.find((ending) => stem.endsWith(ending))
  if (scale === undefined) return undefined
  const factor = spellOut(stem.slice(0, -scale.length), 'es')
  return factor === undefined ? undefined : factor * (spanish[scale] ?? 1)
}

function readSpanish(context: NumberContext, at: number): OrdinalReading | undefined {
  let { next, value } = readScaledHead(context, at) ?? { next: at, value: 0 }
  for (;;) {
    const word = spanishWord(context.tokens.key(next))
    if (word === undefined || (value > 0 && word >= lowestPower(value))) break
    value += word
    next += 1
  }
  return value > 0 ? { next, value } : undefined
}

/** `tres mil millonésimo`: a cardinal with an ordinal scale after it. */
function readScaledHead(context: NumberContext, at: number): OrdinalReading | undefined {
  const head = readHead(context, at)
  if (head === undefined) return undefined
  const scale = spanishWord(context.tokens.key(head.next)) ?? 0
  return scale < 1000 ? undefined : { next: head.next + 1, value: scaleLowest(head.value, scale) }
}

/** A cardinal that an ordinal scale may follow: `tres mil` in `tres mil millonésimo`. */
function readHead(context: NumberContext, at: number): { next: number; value: number } | undefined {
  const number = readNumber(context, at)
  if (number?.value === undefined || number.form !== 'words') return undefined
  return { next: number.next, value: toNumber(number.value) }
}

/** Multiplies what the scale has not been applied to: 694 in `3524 millones 694 milésimo`. */
function scaleLowest(value: number, scale: number): number {
  const low = value % (scale === 1000 ? 1e6 : scale * 1e6)
  return value - low + low * scale
}

/** The power of ten below which a further word must stay. */
function lowestPower(value: number): number {
  let power = 10
  while (value % power === 0) power *= 10
  return power / 10
}

/** The cardinal word of a French ordinal word: `cinq` of `cinquième`. */
function frenchCardinal(key: string): string | undefined {
  const match = /^(.*)iemes?$/.exec(key)
  const stem = match?.[1]
  return stem === undefined ? undefined : (frenchStems[stem] ?? stem)
}

/** `billionième` alone is of one billion. */
function frenchValue(words: readonly string[], cardinal: string): number | undefined {
  const alone = words.length === 0 ? spellOut(`un ${cardinal}`, 'fr') : undefined
  return alone !== undefined && alone >= 1e6
    ? alone
    : spellOut([...words, cardinal].join(' '), 'fr')
}

/** Reads cardinals up to the word that ends in `-ième`, then the whole as one number. */
function readFrench(context: NumberContext, at: number): OrdinalReading | undefined {
  const { tokens } = context
  const alone = tokens.key(at).replace(/e?s?$/, '')
  if (Object.hasOwn(french, alone)) return { next: at + 1, value: french[alone] ?? 1 }
  // `un millième`: the article is no part of the ordinal.
  if (alone === 'un' && frenchCardinal(tokens.key(at + 1)) !== undefined) return undefined
  const words: string[] = []
  let next = at
  for (;;) {
    const cardinal = frenchCardinal(tokens.key(next))
    if (cardinal !== undefined) {
      const value = frenchValue(words, cardinal)
      return value === undefined ? undefined : { next: next + 1, value }
    }
    if (words.length === mostWords || roleAt(context, next) === undefined) return undefined
    words.push(tokens.key(next))
    next = skipTie(context, next + 1)
  }
}

const mostWords = 24

/** Steps over a hyphen before a number word or before the ordinal itself. */
function skipTie(context: NumberContext, at: number): number {
  const after = skipHyphen(context, at)
  return after === at && context.tokens.key(at) === '-' ? at + 1 : after
}
