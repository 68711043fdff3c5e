/**
 * `node dist/bench/figures.js [--rivals]`: how fast figures are found, in news and in the worst lines that could be written.
 * Speed is text per second of processor time, so that other work on the machine does not count.
 */
import path from 'node:path'
import { packageRoot } from '../src/core/package-root.js'
import { findFigures } from '../src/entities/figures/index.js'
import { findPeriods } from '../src/entities/periods/index.js'
import type { Language } from '../src/model/language.js'
import { readCorpus } from './eval/corpus.js'
import { everyNth, linesOf, loadTextRivals, rivalsAbsent } from './eval/text-rivals.js'

const published = '2024-03-12'
const megabyte = 1_000_000
const rounds = 8

interface Line {
  readonly name: string
  readonly text: string
  readonly lang: Language
}

/** Megabytes per second of processor time, of the last rounds when the code is warm. */
function measure(texts: readonly Line[], withPeriods: boolean): number {
  const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  let best = 0
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    for (const { text, lang } of texts) {
      const periods = withPeriods ? findPeriods(text, { lang, published }).periods : []
      findFigures(text, { lang, country: lang === 'es' ? 'MX' : 'FR', periods })
    }
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, bytes / (user + system))
  }
  return best
}

function repeated(name: string, unit: string, lang: Language): Line {
  return { name, text: unit.repeat(Math.ceil(megabyte / unit.length)), lang }
}

const articles = readCorpus(path.join(packageRoot, 'data/corpus'))
const news = articles.map(({ id, text, lang }) => ({ name: id, text, lang }))
const lines = [
  repeated('digits', '7', 'es'),
  repeated('groups of digits', '123 ', 'fr'),
  repeated('mil mil mil', 'mil ', 'es'),
  repeated('mille mille mille', 'mille ', 'fr'),
  repeated('dates', '12/05/2024 ', 'es'),
]
const show = (name: string, speed: number): void => {
  console.log(`${name.padEnd(32)} ${speed.toFixed(1)} MB/s`)
}
show('news, figures alone', measure(news, false))
show('news, figures and periods', measure(news, true))
if (process.argv.includes('--rivals')) benchRivals()
for (const line of lines) show(`1 MB of ${line.name}, figures`, measure([line], false))

type ReadLine = (text: string, lang: Language) => unknown

/** Rivals are slow: all read the paragraphs of one article in sixty, and the best of three rounds counts. */
function benchRivals(): void {
  const rivals = loadTextRivals()
  if (!rivals) {
    console.log(rivalsAbsent)
    return
  }
  const sample = everyNth(articles, 60).flatMap((article) =>
    linesOf(article).map((text) => ({ name: article.id, text, lang: article.lang })),
  )
  const timed = (name: string, read: ReadLine): void => {
    console.log(`${name.padEnd(40)} ${timeLines(sample, read)}`)
  }
  timed('Gaceta, figures', (text, lang) => findFigures(text, { lang, periods: [] }))
  timed('Gaceta, dates', (text, lang) => findPeriods(text, { lang, published }))
  for (const [name, read] of Object.entries(rivals.figures)) timed(`${name}, figures`, read)
  for (const [name, read] of Object.entries(rivals.days))
    timed(`${name}, dates`, (text, lang) => read(text, lang, published))
}

function timeLines(sample: readonly Line[], read: ReadLine): string {
  const bytes = sample.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  let best = Infinity
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage()
    for (const { text, lang } of sample) read(text, lang)
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, user + system)
  }
  const each = best / 1000 / sample.length
  return `${(bytes / best).toFixed(4)} MB/s, ${each.toFixed(3)} ms a paragraph`
}
