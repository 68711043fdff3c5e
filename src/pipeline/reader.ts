/** The story of one article: from bytes to mentions, entities, officials, figures, periods and events. */
import { readArticle, readPlainText } from '../article/index.js'
import { contentId } from '../core/content-id.js'
import { present } from '../core/present.js'
import { success, type Result } from '../core/result.js'
import { findEvents, type EventModel } from '../events/index.js'
import { findFigures, findMentions, findOfficials, findPeriods } from '../entities/index.js'
import type { Article, ReadArticle } from '../model/article.js'
import type { Gazetteer } from '../model/gazetteer.js'
import type { Language } from '../model/language.js'
import type { Lexicon } from '../model/lexicon.js'
import type { Reading } from '../model/reading.js'
import type { Tagger } from '../model/tagger.js'
import { groupEntities } from '../resolve/index.js'
import { countryOfAddress, countryOfPlaces } from './country.js'
import { noteOtherLanguages, settleLanguage } from './settle-language.js'

/** One document as it comes: bytes or HTML of a page, or plain text, with what is known of it. */
export interface ReadInput {
  readonly bytes?: Uint8Array
  readonly html?: string
  readonly text?: string
  readonly url?: string
  readonly contentType?: string
  readonly lastModified?: string
  /** ISO date, used when the page states none. */
  readonly published?: string
  /** Language that the caller states. */
  readonly lang?: Language
  /** ISO 3166-1 country of the source. */
  readonly country?: string
  /** ISO moment of the reading. */
  readonly now: string
}

/** Reads documents; holds the models that reading needs. */
export interface Reader {
  /** Reads one document. Fails when it is no article, too long, or in another language; never throws on its content. */
  readonly read: (input: ReadInput) => Result<Reading>
}

function readDocument(input: ReadInput): Result<ReadArticle> {
  const { text, html, bytes, url, contentType, lastModified, published, now } = input
  const given = present({ url, givenPublished: published })
  if (text !== undefined) return readPlainText(text, given)
  const page = html === undefined ? { bytes: bytes ?? new Uint8Array() } : { html }
  return readArticle({ ...page, ...given, ...present({ contentType, lastModified }), now })
}

function toArticle(read: ReadArticle, input: ReadInput): Result<Article> {
  const language = settleLanguage(read, input.lang)
  if (!language.ok) return language
  const country = input.country ?? countryOfAddress(read.canonicalUrl ?? read.url)
  return success({
    ...read,
    id: contentId('article', read.canonicalUrl ?? read.url ?? read.text),
    lang: language.value.lang,
    langConfidence: language.value.confidence,
    ...present({ country }),
  })
}

/** The models and reference data that reading needs. */
export interface ReaderTools {
  readonly tagger: Tagger
  readonly lexicon: Lexicon
  readonly gazetteer: Gazetteer
  readonly events: EventModel
}

/** Makes a reader from loaded models. */
export function createReader(tools: ReaderTools): Reader {
  return {
    read(input) {
      const read = readDocument(input)
      if (!read.ok) return read
      const article = toArticle(read.value, input)
      return article.ok ? success(readArticleText(article.value, tools)) : article
    },
  }
}

function readArticleText(article: Article, tools: ReaderTools): Reading {
  const { text, lang, paragraphs, published } = article
  const { mentions, notes: nameNotes } = findMentions(article, tools)
  const entities = groupEntities(article, mentions, tools.gazetteer)
  const country = article.country ?? countryOfPlaces(entities, mentions)
  const context = { lang, ...present({ country }) }
  const { periods, notes: periodNotes } = findPeriods(text, {
    ...context,
    ...present({ published: published?.value }),
  })
  const { figures, notes: figureNotes } = findFigures(text, { ...context, periods })
  const officials = findOfficials({ text, lang, paragraphs }, mentions)
  const dated = { ...article, ...present({ country }) }
  const { events, notes: eventNotes } = findEvents(
    dated,
    { mentions, entities, figures, periods },
    tools.events,
  )
  return {
    ...{ article, mentions, entities, officials, figures, periods, events },
    notes: [
      ...noteOtherLanguages(article, lang),
      ...nameNotes,
      ...periodNotes,
      ...figureNotes,
      ...eventNotes,
    ],
  }
}
