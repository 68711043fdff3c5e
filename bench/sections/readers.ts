/** Parts that set one stage of reading beside its rivals: articles, figures and dates, names, whole pages. */
import path from 'node:path'
import { readArticle } from '../../src/article/index.js'
import { packageRoot } from '../../src/core/package-root.js'
import { take } from '../../src/core/result.js'
import { findFigures, findMentions, findPeriods } from '../../src/entities/index.js'
import { extractLine, loadReader } from '../../src/pipeline/index.js'
import { loadRivals } from '../eval/article-rivals.js'
import { readPageBytes, readSuite } from '../eval/article-suite.js'
import { readCorpus, type CorpusArticle } from '../eval/corpus.js'
import { linesOf, loadTextRivals, rivalsAbsent } from '../eval/text-rivals.js'
import { loadNameTools } from './models.js'
import { loadNlpRivals } from './nlp-rivals.js'
import { spread, timesText, timeEach, timeText, type Section, type Timing } from './section.js'

const now = '2026-11-30T00:00:00Z'
const published = '2024-03-12'

/** A page of the shared suite. */
export interface SuitePage {
  readonly bytes: Uint8Array
  readonly url?: string
}

/** The pages of the shared suite; none where it is not on this machine. */
export function suitePages(): readonly SuitePage[] {
  return (readSuite() ?? []).map((truth) => ({
    bytes: readPageBytes(truth),
    ...(truth.url !== undefined && { url: truth.url }),
  }))
}

const corpus = (): readonly CorpusArticle[] => readCorpus(path.join(packageRoot, 'data/corpus'))
const decode = ({ bytes }: SuitePage): string => new TextDecoder().decode(bytes)

/** Rows of readers beside the first of them. */
function compare(own: Timing, others: readonly (readonly [string, Timing])[]): string[][] {
  return [
    ['Gaceta', timeText(own), '1'],
    ...others.map(([name, timing]) => [name, timeText(timing), timesText(own, timing)]),
  ]
}

// Rivals take up to a second for a page: they and Gaceta beside them read a quarter of the suite.
const rivalPages = 26

/** Page → article. */
export async function measureArticles(isQuick: boolean): Promise<Section> {
  const pages = spread(suitePages(), isQuick ? 6 : rivalPages)
  const own = await timeEach(pages, isQuick ? 3 : 7, ({ bytes, url }) =>
    readArticle({ bytes, ...(url !== undefined && { url }), contentType: 'text/html', now }),
  )
  const rivals = (await loadRivals()) ?? []
  const others: [string, Timing][] = []
  for (const { name, read } of rivals) {
    const time = await timeEach(pages, 1, (page) => read(decode(page), page.url))
    others.push([name, time])
  }
  return {
    title: 'Page to article',
    about: `${pages.length} pages of the shared suite, from bytes (the rivals: from decoded text).${absent(rivals.length)}`,
    head: ['reader', 'a page', 'times Gaceta'],
    rows: compare(own, others),
  }
}

const absent = (rivals: number): string => (rivals === 0 ? ` ${rivalsAbsent}` : '')

/** Text → figures and dates. */
export async function measureFigures(isQuick: boolean): Promise<Section> {
  const lines = spread(corpus(), isQuick ? 2 : 20).flatMap((article) =>
    linesOf(article).map((text) => ({ text, lang: article.lang })),
  )
  const rounds = isQuick ? 3 : 9
  const figures = await timeEach(lines, rounds, ({ text, lang }) =>
    findFigures(text, { lang, periods: [] }),
  )
  const dates = await timeEach(lines, rounds, ({ text, lang }) =>
    findPeriods(text, { lang, published }),
  )
  const rivals = loadTextRivals()
  const rows: string[][] = [
    ['Gaceta, figures', timeText(figures), '1'],
    ['Gaceta, dates', timeText(dates), '1'],
  ]
  for (const [name, read] of Object.entries(rivals?.figures ?? {})) {
    const time = await timeEach(lines, 1, ({ text, lang }) => read(text, lang))
    rows.push([`${name}, figures`, timeText(time), timesText(figures, time)])
  }
  for (const [name, read] of Object.entries(rivals?.days ?? {})) {
    const time = await timeEach(lines, 1, ({ text, lang }) => read(text, lang, published))
    rows.push([`${name}, dates`, timeText(time), timesText(dates, time)])
  }
  return {
    title: 'Text to figures and dates',
    about: `${lines.length} paragraphs of the corpus, one at a time.${absent(rivals ? 1 : 0)}`,
    head: ['reader', 'a paragraph', 'times Gaceta'],
    rows,
  }
}

/** Text → mentions. */
export async function measureNames(isQuick: boolean): Promise<Section> {
  const articles = spread(corpus(), isQuick ? 10 : 200)
  const tools = loadNameTools()
  const own = await timeEach(articles, isQuick ? 3 : 7, (article) => findMentions(article, tools))
  const rival = await loadNlpRivals()
  const time = rival && (await timeEach(articles, 1, ({ text, lang }) => rival.names(text, lang)))
  return {
    title: 'Text to names',
    about: `${articles.length} articles of the corpus; the rival tells people, places and organisations.${absent(rival ? 1 : 0)}`,
    head: ['reader', 'an article', 'times Gaceta'],
    rows: compare(own, rival && time ? [[rival.name, time]] : []),
  }
}

/** Page → all rows, on one core. */
export async function measureRows(isQuick: boolean): Promise<Section> {
  const all = spread(suitePages(), isQuick ? 12 : Infinity)
  const pages = spread(all, isQuick ? 4 : rivalPages)
  const reader = take(loadReader())
  const read = ({ bytes, url }: SuitePage): unknown =>
    extractLine(reader, {
      id: 1,
      input: { bytes, ...(url !== undefined && { url }), contentType: 'text/html', now },
    })
  const rounds = isQuick ? 3 : 9
  const whole = await timeEach(all, rounds, read)
  const own = await timeEach(pages, rounds, read)
  const rival = await assembleRival()
  const time = rival && (await timeEach(pages, 1, rival.read))
  return {
    title: 'Page to all rows',
    about: `\`gaceta extract\` without its start, on one core: ${(1000 / whole.median).toFixed(1)} pages/s over ${all.length} pages of the shared suite; below, ${pages.length} of them. The rival is what one would otherwise assemble: names, numbers and dates, but no figures with units, no resolution and no events.${absent(time ? 1 : 0)}`,
    head: ['reader', 'a page', 'times Gaceta'],
    rows: compare(own, rival && time ? [[rival.name, time]] : []),
  }
}

/** What one would otherwise put together: Readability, then compromise on what it kept. */
async function assembleRival(): Promise<
  { name: string; read: (page: SuitePage) => Promise<unknown> } | undefined
> {
  const [readability] = (await loadRivals()) ?? []
  const nlp = await loadNlpRivals()
  if (!readability || !nlp) return undefined
  return {
    name: `${readability.name}, then ${nlp.name}`,
    async read(page) {
      const { paragraphs } = await readability.read(decode(page), page.url)
      return nlp.everything(paragraphs.join('\n\n'))
    },
  }
}
