/** `npm run eval -- figures --rivals`: amounts and percentages of the corpus, ours beside those of others. */
import { findFigures } from '../../src/entities/figures/index.js'
import { findPeriods } from '../../src/entities/periods/index.js'
import { fold } from '../../src/text/fold.js'
import type { CorpusArticle, GoldFigure } from './corpus.js'
import { percent, type EvalTable } from './report.js'
import { everyNth, linesOf, type RivalFigure, type TextRivals } from './text-rivals.js'

const step = 6

/** Compares single amounts and percentages (no ranges, which the rivals do not join) of every sixth article. */
export function compareFigures(articles: readonly CorpusArticle[], rivals: TextRivals): EvalTable {
  const chosen = everyNth(
    articles.filter(({ figures }) => figures.some(isCompared)),
    step,
  )
  const readers = { Gaceta: readOurs, ...fromRivals(rivals) }
  const rows = Object.entries(readers).flatMap(([name, read]) => {
    const pairs = chosen.flatMap((article) => {
      const found = read(article)
      return article.figures.filter(isCompared).map((gold) => ({ article, gold, found }))
    })
    return (['money', 'percent'] as const).flatMap((kind) =>
      (['es', 'fr'] as const).map((lang) => {
        const mine = pairs.filter(
          ({ article, gold }) => article.lang === lang && gold.kind === kind,
        )
        const share = (test: Test): string =>
          percent(
            mine.filter(({ gold, found }) => found.some((one) => test(one, gold))).length /
              Math.max(1, mine.length),
          )
        const tests = kind === 'money' ? [hasValue, isSpan, hasCurrency] : [hasValue, isSpan]
        return [name, kind, lang, String(mine.length), ...tests.map(share)]
      }),
    )
  })
  const columns = [
    'reader',
    'kind',
    'language',
    'figures',
    'value %',
    'value and span %',
    'value and currency %',
  ]
  return {
    title: `Beside rivals, every ${String(step)}th article with such figures`,
    columns,
    rows,
  }
}

type Read = (article: CorpusArticle) => readonly RivalFigure[]
type Test = (found: RivalFigure, gold: GoldFigure) => boolean

function isCompared({ kind, value }: GoldFigure): boolean {
  return (kind === 'money' || kind === 'percent') && value !== undefined
}

function readOurs({ text, lang, published, country }: CorpusArticle): readonly RivalFigure[] {
  const { periods } = findPeriods(text, { lang, published })
  const known = country === undefined ? {} : { country }
  const { figures } = findFigures(text, { lang, ...known, periods })
  return figures.flatMap(({ text: words, kind, value, unit }) =>
    kind === 'money' || kind === 'percent'
      ? [{ text: words, kind, value: Number(value), unit: unit ?? '' }]
      : [],
  )
}

function fromRivals(rivals: TextRivals): Readonly<Record<string, Read>> {
  return Object.fromEntries(
    Object.entries(rivals.figures).map(([name, read]): [string, Read] => [
      name,
      (article) => linesOf(article).flatMap((line) => read(line, article.lang)),
    ]),
  )
}

const hasValue: Test = (found, gold) =>
  found.kind === gold.kind &&
  found.value === gold.value &&
  (found.text.includes(gold.text) || gold.text.includes(found.text))

const hasCurrency: Test = (found, gold) =>
  hasValue(found, gold) && (found.unit === (gold.unit ?? '') || isNamed(found.unit, gold.unit))

// The annotation takes a qualifying word into the span (`unos 760 mil pesos`), which rivals do not.
const isSpan: Test = (found, gold) => hasValue(found, gold) && found.text === gold.text

// A rival need not know whose pesos or dollars: the name of the currency is enough for it.
const names: Readonly<Record<string, RegExp>> = {
  EUR: /euro/,
  GBP: /libra|livre/,
  CHF: /franco|franc/,
  XOF: /franco|franc/,
  XAF: /franco|franc/,
  MAD: /dirham/,
  DZD: /dinar/,
  TND: /dinar/,
  BRL: /real/,
  PEN: /sol/,
  BOB: /boliviano/,
  PYG: /guarani/,
  CRC: /colon/,
  GTQ: /quetzal/,
  HNL: /lempira/,
  NIO: /cordoba/,
  VES: /bolivar/,
  HTG: /gourde/,
  CDF: /franc/,
  USD: /dolar|dollar/,
  CAD: /dolar|dollar/,
}
const pesos = new Set(['MXN', 'COP', 'CLP', 'ARS', 'UYU', 'DOP', 'CUP', 'PHP'])

function isNamed(found: string, unit: string | undefined): boolean {
  if (unit === undefined) return false
  if (pesos.has(unit)) return fold(found).includes('peso')
  return names[unit]?.test(fold(found)) === true
}
