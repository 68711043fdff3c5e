/**
 * Inputs that nobody wrote: pages and texts of the fixtures cut, doubled, damaged and mixed with what breaks programs.
 * The seed is fixed, so that the same program meets the same inputs; `GACETA_FUZZ_SEED` and `GACETA_FUZZ_RUNS` vary it.
 */
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { packageRoot } from '../../src/core/package-root.js'

const seed = Number(process.env['GACETA_FUZZ_SEED'] ?? 20261130)
const givenRuns = process.env['GACETA_FUZZ_RUNS']

/** Settings of a property that runs so often by default. */
export const runs = (usual: number) => ({
  ...{ seed, numRuns: givenRuns === undefined ? usual : Number(givenRuns) },
  // What fails is shown as small as it can be made, but not for ever.
  interruptAfterTimeLimit: givenRuns === undefined ? 120_000 : 3_600_000,
})

/** Time that one property may take. */
export const timeout = givenRuns === undefined ? 180_000 : 3_600_000

const site = path.join(packageRoot, 'fixtures/site')

const filesOf = (folder: string): readonly Buffer[] =>
  fs
    .readdirSync(path.join(site, folder))
    .sort()
    .map((name) => fs.readFileSync(path.join(site, folder, name)))

/** The pages of the demo newspaper. */
export const pages = filesOf('pages')
/** Its feeds, sitemaps and robots.txt. */
export const feeds = filesOf('feeds')

/** Paragraphs of news, as they stand in the pages. */
const paragraphs = pages.flatMap((page) =>
  [...page.toString('utf8').matchAll(/<(?:p|h1|li)[^>]*>([^<]{30,})</g)].map(
    ([, text = '']) => text,
  ),
)

/** Signs that break programs: ends of lines, directions, halves of pairs, marks, what looks like syntax. */
const oddities: readonly string[] = [
  ...['\0', '\ud83d', '\ude00', '\ufeff', '\ufffd', '\uffff', '\u2028', '\u0085', '\r', '\t'],
  ...['\u202e', '\u200f', '\u2066', '\u200d', '\u00ad', '\u0301\u0301\u0301', 'İ', 'ß', 'ﬁ', 'Ω'],
  ...['&nbsp;', '&#0;', '&#xD83D;', '&#x10FFFF;', '&', '<', '>', '<!--', '-->', ']]>', '<![CDATA['],
  ...['</p>', '<p>', '<br>', '<table><tr><td>', '</table>', '<script>', '</script>', '<svg>'],
  ...['"', "'", '«', '»', '“', '(', ')', '[', '{', '\\', '|', '%', '%00', '..', '/', '#', '?'],
  ...[
    '١٢٣',
    '１２',
    '1e999',
    '-0',
    '00000',
    '9'.repeat(40),
    '1.000.000,00',
    '31 de febrero de 0000',
  ],
  ...['__proto__', 'constructor', 'toString', 'null', 'NaN', ';', ',', '\r\n\r\n', '=', '@', '😀'],
  ...['𝔄', 'ʼ', 'N.º', 'S.A. de C.V.', 'de la ', 'mil ', 'et ', 'del 3 al 5 de ', '€', '$', '¥'],
]

/** A few characters of any kind. */
const scrap = fc.oneof(
  fc.constantFrom(...oddities),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

/** One way to damage a text: where, over which length, and with what. */
interface Damage {
  readonly kind: 'cut' | 'double' | 'insert' | 'replace' | 'swap' | 'shout' | 'repeat'
  /** From 0 to 1. */
  readonly at: number
  readonly length: number
  readonly scrap: string
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('cut', 'double', 'insert', 'replace', 'swap', 'shout', 'repeat'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(20), fc.nat(2000)),
  scrap,
})

function harm(text: string, { kind, at, length, scrap: piece }: Damage): string {
  const from = Math.floor(at * text.length)
  const [head, part, tail] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ]
  const middles: Readonly<Record<Damage['kind'], string>> = {
    ...{ cut: '', double: part + part, insert: piece + part, replace: piece },
    ...{ swap: Array.from(part).reverse().join(''), shout: part.toUpperCase() },
    repeat: (part.slice(0, 20) + piece).repeat(50),
  }
  return head + middles[kind] + tail
}

/** One of the texts, damaged up to eight times. */
export const damaged = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(damage, { maxLength: 8 }))
    .map(([text, harms]) => harms.reduce(harm, text))

/** One of the files, with bytes changed, cut off, doubled. */
export const damagedBytes = (files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'double', 'zero')), {
        maxLength: 12,
      }),
    )
    .map(([file, harms]) => harms.reduce(harmBytes, file))

function harmBytes(
  bytes: Uint8Array,
  [at, value, kind]: readonly [number, number, 'set' | 'cut' | 'double' | 'zero'],
): Uint8Array {
  const from = bytes.length === 0 ? 0 : at % bytes.length
  const [head, tail] = [bytes.subarray(0, from), bytes.subarray(from)]
  if (kind === 'cut') return Buffer.concat([head, tail.subarray(value)])
  if (kind === 'double') return Buffer.concat([head, tail.subarray(0, value), tail])
  const changed = Uint8Array.from(bytes)
  changed.fill(kind === 'zero' ? 0 : value, from, kind === 'zero' ? from + value : from + 1)
  return changed
}

/** Texts like news with oddities in them, and texts like nothing. */
export const strange: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: damaged(paragraphs) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...paragraphs), scrap), { maxLength: 12 })
      .map((parts) => parts.join(' ')),
  },
  { weight: 1, arbitrary: fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
)

/** The sources of damaged pages. */
export const brokenPage = damaged(pages.map((page) => page.toString('utf8')))
/** The sources of damaged feeds and sitemaps. */
export const brokenFeed = damaged(feeds.map((feed) => feed.toString('utf8')))
