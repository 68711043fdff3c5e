/**
 * Every function that reads a text from outside, under one name each: the tests feed them with hostile texts, and
 * `bench/hurt.ts` measures them with long ones.
 */
import { decodePage, readArticle, readPlainText } from '../src/article/index.js'
import { sortSignatures, splitNames } from '../src/article/authors.js'
import { readAddressDate, readDate } from '../src/article/dates.js'
import { stripSuffix } from '../src/article/headline.js'
import { optionTable, readConfig } from '../src/core/config.js'
import { discoverLinks, readOpml } from '../src/discover/index.js'
import { fingerprint } from '../src/duplicates/index.js'
import { findFigures, findPeriods } from '../src/entities/index.js'
import { guardFormula } from '../src/export/cells.js'
import { readRobots } from '../src/fetch/robots-rules.js'
import { retryAfterMs } from '../src/fetch/failure.js'
import { detectLanguage } from '../src/language/index.js'
import { cutPieces, readQuery } from '../src/search/index.js'
import { codesOfPlace } from '../src/search/place-codes.js'
import { addressKey, canonicalAddress } from '../src/text/address.js'
import { bodyKey } from '../src/text/body-key.js'
import { fold, nameKey } from '../src/text/fold.js'
import { acronymLetters, isShortNameOf, withoutLegalForm } from '../src/text/name-forms.js'
import { personWords } from '../src/text/person-names.js'
import { splitSentences } from '../src/text/sentences.js'
import { tokenize } from '../src/text/tokens.js'
import { conditionsOf } from '../src/web/search-address.js'
import { chooseLanguage } from '../src/web/words/index.js'

/** Reads a text of any kind; what it gives is looked at by whoever calls. */
export type Parser = (text: string) => unknown

const url = 'https://example.org/economia/nota'
const now = '2026-03-01T00:00:00Z'
const encoder = new TextEncoder()

const pageOf = (text: string): string =>
  `<html><head><title>${text}</title><meta name="author" content="${text}"></head><body><h1>Doce empresas viajan a Lyon</h1><p class="date">${text}</p><p>La empresa Aceros Norte abrirá una planta. ${text}</p></body></html>`

/** The parsers by name. None of them may throw on any text. */
export const parsers: Readonly<Record<string, Parser>> = {
  'bytes to characters': (text) => decodePage(encoder.encode(text), text),
  'page, the text being its source': (html) => readArticle({ html, url, now }),
  'page with the text in its parts': (text) => readArticle({ html: pageOf(text), url, now }),
  'plain text': (text) => readPlainText(text, { url }),
  'signature of an article': (text) => [splitNames(text), sortSignatures([[text]], text)],
  'date of an article': (text) => [readDate(text), readAddressDate(`${url}${text}`)],
  'title of a page': (text) => stripSuffix(text, text.slice(0, 100)),
  'listing page': (body) => discoverLinks({ url, body }),
  feed: (text) => discoverLinks({ url, body: `<rss version="2.0"><channel>${text}` }),
  sitemap: (text) => discoverLinks({ url, body: `<urlset><url><loc>${text}` }),
  OPML: (text) => readOpml(`<opml version="2.0"><body>${text}`, 'sources.opml'),
  'robots.txt': (text) => readRobots(`User-agent: *\nDisallow: ${text}`, 'gaceta').isAllowed(url),
  'Retry-After': (text) => retryAfterMs(text, new Date(now)),
  language: (text) => detectLanguage(text),
  'tokens and sentences': (text) => splitSentences(tokenize(text)),
  fingerprint: (text) => fingerprint(text, [{ start: 0, end: text.length }]),
  'figures, Spanish': (text) => findFigures(text, { lang: 'es', country: 'MX' }),
  'figures, French': (text) => findFigures(text, { lang: 'fr', country: 'FR' }),
  'periods, Spanish': (text) => findPeriods(text, { lang: 'es', published: '2024-03-12' }),
  'periods, French': (text) => findPeriods(text, { lang: 'fr', published: '2024-03-12' }),
  'keys of a name': (text) => [fold(text), nameKey(text), bodyKey(text), personWords(text)],
  'forms of a name': (text) => [
    withoutLegalForm(text),
    acronymLetters(text),
    isShortNameOf(text.slice(0, 200), text),
  ],
  address: (text) => [canonicalAddress(text), canonicalAddress(text, url), addressKey(text)],
  search: (text) => [readQuery(text), cutPieces(text), conditionsOf(text), codesOfPlace(text)],
  options: (text) => readConfig(everyOption(text), {}),
  'language of a reader': (text) => chooseLanguage(undefined, text),
  'cell of a table': (text) => guardFormula(text),
}

const everyOption = (text: string) =>
  Object.fromEntries(Object.keys(optionTable).map((name) => [name, text]))
