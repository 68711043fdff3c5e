/**
 * `node dist/bench/hurt.js [STAGE…]`: how long texts of 1 MB that were made to hurt keep each stage busy, as processor time.
 * The aim is 2 s for any stage; what takes longer is marked, and what takes more than twice as long for 1 MB as for
 * half of it grows faster than its input.
 */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../src/core/package-root.js'
import { findEvents, loadEventModel, type EventModel } from '../src/events/index.js'
import { findFigures, findMentions, findOfficials, findPeriods } from '../src/entities/index.js'
import { loadGazetteer, loadLexicon } from '../src/lexicon/index.js'
import type { Language } from '../src/model/language.js'
import { groupEntities } from '../src/resolve/index.js'
import { loadTagger } from '../src/tagger/index.js'
import { readCorpus } from './eval/corpus.js'
import { parsers } from './parsers.js'
import type { Result } from '../src/core/result.js'

const megabyte = 1_000_000
const aimSeconds = 2

const corpus = readCorpus(path.join(packageRoot, 'data/corpus'))
const news = corpus.filter(({ lang }) => lang === 'es').map(({ text }) => text)

/** What the texts are made of, by name. */
const units: Readonly<Record<string, string>> = {
  'ordinary news': news.join('\n\n'),
  'news without full stops': news.join(' ').replaceAll(/[.\n]/g, ' '),
  'mil mil': 'mil ',
  'names in a list': 'Rosa Gil, Aceros Norte, Ana Ruiz, Grupo MAEN, Lyon, ',
  dates: 'del 3 al 5 de mayo de 2024, ',
  'dates in digits': '12/05/2024 ',
  amounts: '12,5 millones de euros, ',
  roles: 'el director general de Aceros Norte, Luis Gil, ',
  capitals: 'ABC ',
  digits: '7',
  'one letter': 'a',
  quotes: '«',
  'open brackets': '(',
  spaces: ' ',
  'line breaks': 'a\n\n',
  'full stops': '. ',
  tags: '<b><p>x',
  'lists in lists': '<ul>\n<li>a<li>',
  entities: '&#x41;',
  marks: 'e\u0301',
}

const textOf = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const model = (name: string): Buffer => fs.readFileSync(path.join(packageRoot, 'data/models', name))
const lexicon = valueOf(loadLexicon(model('lexicon.bin.gz')))
const tagger = valueOf(loadTagger(model('tagger.bin.gz'), lexicon))
const events: EventModel = valueOf(loadEventModel(model('events.bin.gz')))
const gazetteer = loadGazetteer()

/** Processor seconds that the work takes. */
function seconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** The stages that need each other's results, one after the other, with the time of each. */
function readAll(text: string): Record<string, number> {
  const lang: Language = 'es'
  const article = { text, lang, title: '', paragraphs: [{ start: 0, end: text.length }] }
  const times: Record<string, number> = {}
  const time = <Value>(stage: string, work: () => Value): Value => {
    let value: Value | undefined
    times[stage] = seconds(() => {
      value = work()
    })
    return value as Value
  }
  const { mentions } = time('mentions', () => findMentions(article, { tagger, lexicon }))
  const entities = time('entities', () => groupEntities(article, mentions, gazetteer))
  time('officials', () => findOfficials(article, mentions))
  const { periods } = time('periods', () => findPeriods(text, { lang, published: '2024-03-12' }))
  const { figures } = time('figures', () => findFigures(text, { lang, country: 'MX', periods }))
  time('events', () =>
    findEvents(
      { ...article, id: 'x', authors: [], isPaywalled: false, langConfidence: 1, notes: [] },
      { mentions, entities, figures, periods },
      events,
    ),
  )
  return times
}

function show(stage: string, unit: string, [half = 0, whole = 0]: readonly number[]): void {
  const growth = whole > 0.2 ? whole / Math.max(half, 0.001) : 0
  const marks = [whole > aimSeconds ? 'TOO LONG' : '', growth > 2.6 ? 'GROWS' : ''].join(' ')
  if (whole < 0.5 && marks.trim() === '') return
  console.log(
    `${stage.padEnd(34)} ${unit.padEnd(24)} ${half.toFixed(2)} ${whole.toFixed(2)} ${marks}`,
  )
}

const wanted = process.argv.slice(2)
const isWanted = (stage: string): boolean =>
  wanted.length === 0 || wanted.some((part) => stage.includes(part))

console.log('stage, text, seconds for 0.5 MB and 1 MB; what takes less than 0.5 s is left out')
readAll(textOf(units['ordinary news'] ?? '', megabyte / 10))
for (const [name, unit] of Object.entries(units)) {
  const runs = [megabyte / 2, megabyte].map((length) => readAll(textOf(unit, length)))
  for (const stage of Object.keys(runs[0] ?? {}).filter(isWanted))
    show(
      stage,
      name,
      runs.map((times) => times[stage] ?? 0),
    )
  for (const [stage, read] of Object.entries(parsers).filter(([stage]) => isWanted(stage)))
    show(
      stage,
      name,
      [megabyte / 2, megabyte].map((length) => {
        const text = textOf(unit, length)
        return seconds(() => read(text))
      }),
    )
}
