/** Articles with everything that was read in them: one reading in, the same reading out. */
import type { Article, DatePrecision, StatedDate } from '../model/article.js'
import type { Figure, Period } from '../model/figure.js'
import type { Entity, Mention } from '../model/mention.js'
import type { Reading } from '../model/reading.js'
import type { Note, Span } from '../model/span.js'
import type { Database } from './database.js'
import { readEntities, storeEntities, withdrawEntities } from './entities.js'
import { leaveEvents, settleEvents } from './event-clusters.js'
import { readEvents, storeEvents } from './events.js'
import { minorUnits } from './money.js'
import { noteStored, noteWithdrawn } from './news.js'
import { regroup } from './official-terms.js'
import { readOfficials, storeOfficials, withdrawOfficials } from './officials.js'
import { fromJson, insertInto, toRecord, type Row, type Target } from './record.js'

const insertArticle = `${insertInto('articles', [
  ...['id', 'link_id', 'url', 'canonical_url', 'site', 'section', 'title', 'authors', 'desk'],
  ...['published', 'published_precision', 'published_method'],
  ...['modified', 'modified_precision', 'modified_method'],
  ...['lang', 'lang_confidence', 'declared_lang', 'country', 'image', 'is_paywalled', 'text'],
  ...['paragraphs', 'article_notes', 'notes', 'stored_at'],
])} RETURNING number`

function dateColumns(
  name: string,
  date: StatedDate | undefined,
): Record<string, string | undefined> {
  return {
    [name]: date?.value,
    [`${name}_precision`]: date?.precision,
    [`${name}_method`]: date?.method,
  }
}

function storeArticle(
  database: Database,
  { article, notes }: Reading,
  { linkId, now }: { linkId: string; now: Date },
): number {
  const row = database.get(insertArticle, {
    ...{ id: article.id, link_id: linkId, url: article.url, canonical_url: article.canonicalUrl },
    ...{ site: article.site, section: article.section, title: article.title, desk: article.desk },
    authors: JSON.stringify(article.authors),
    ...dateColumns('published', article.published),
    ...dateColumns('modified', article.modified),
    ...{ lang: article.lang, lang_confidence: article.langConfidence, image: article.image },
    ...{ declared_lang: article.declaredLang, country: article.country },
    ...{ is_paywalled: article.isPaywalled ? 1 : 0, text: article.text },
    paragraphs: JSON.stringify(article.paragraphs.map(({ start, end }) => [start, end])),
    article_notes: JSON.stringify(article.notes),
    notes: JSON.stringify(notes),
    stored_at: now.toISOString(),
  })
  return (row as { number: number }).number
}

const intoMentions: Target = {
  table: 'mentions',
  columns: [
    ...['article_id', 'ordinal', 'type', 'text', 'start', 'end', 'local_id', 'confidence', 'rule'],
  ],
}
const intoFigures: Target = {
  table: 'figures',
  columns: [
    ...['article_id', 'ordinal', 'text', 'kind', 'value', 'low', 'high', 'unit', 'minor_units'],
    ...['qualifier', 'per', 'start', 'end', 'rule'],
  ],
}
const intoPeriods: Target = {
  table: 'periods',
  columns: [
    ...['article_id', 'ordinal', 'text', 'first_day', 'last_day', 'precision', 'start', 'end'],
    'rule',
  ],
}

function storeMentions(database: Database, { article, mentions, entities }: Reading): void {
  const entityOf = new Map(
    entities.flatMap((entity) => entity.mentions.map((mention) => [mention, entity.id])),
  )
  const rows = mentions.map(({ type, text, start, end, confidence, rule }, ordinal) => [
    ...[article.id, ordinal, type, text, start, end, entityOf.get(ordinal), confidence, rule],
  ])
  database.insert(intoMentions, rows)
}

function storeFigures(database: Database, { article, figures, periods }: Reading): void {
  const figureRows = figures.map((figure, ordinal) => {
    const { text, kind, value, low, high, unit, qualifier, per, start, end, rule } = figure
    const minor = kind === 'money' ? minorUnits(value, unit) : undefined
    return [
      ...[article.id, ordinal, text, kind, value, low, high, unit, minor, qualifier, per],
      ...[start, end, rule],
    ]
  })
  database.insert(intoFigures, figureRows)
  const periodRows = periods.map(({ text, from, to, precision, start, end, rule }, ordinal) => [
    ...[article.id, ordinal, text, from, to, precision, start, end, rule],
  ])
  database.insert(intoPeriods, periodRows)
}

/** Stores all rows of a reading as the article of a link; who is who in it is settled at the end of the transaction. */
export function storeReading(
  database: Database,
  reading: Reading,
  origin: { linkId: string; now: Date },
): void {
  const seen = reading.article.published?.value.slice(0, 10)
  const number = storeArticle(database, reading, origin)
  const entities = storeEntities(database, reading, seen)
  storeMentions(database, reading)
  const forms = storeOfficials(database, reading, { ...entities, seen })
  storeFigures(database, reading)
  const tellings = storeEvents(database, reading, { ...entities, seen })
  const { title, text, lang } = reading.article
  const { views, fresh } = entities
  database.pending.push({ views, fresh, forms, tellings, text: { number, title, text, lang } })
  noteStored(database, reading.article.id, origin.linkId)
}

/** Removes an article with all its rows, and what only it said of entities and officials. */
export function withdrawArticle(database: Database, articleId: string): void {
  database.settle()
  const entities = readEntities(database, articleId)
  const statements = readOfficials(database, articleId)
  const events = leaveEvents(database, articleId)
  noteWithdrawn(database, articleId)
  database.run('DELETE FROM articles WHERE id = :id', { id: articleId })
  settleEvents(database, events)
  withdrawOfficials(database, statements)
  regroup(database, { entities: withdrawEntities(database, entities), terms: [] })
}

/** Decides anew who is who in every stored article, in place: all that they say of entities is counted again. */
export function resolveAnew(database: Database): void {
  const rows = database.all(
    `SELECT articles.id, link_id, stored_at FROM articles ORDER BY articles.id`,
  ) as { id: string; link_id: string; stored_at: string }[]
  for (const { id, link_id: linkId, stored_at: storedAt } of rows) {
    const reading = readReading(database, id)
    if (reading === undefined) continue
    withdrawArticle(database, id)
    storeReading(database, reading, { linkId, now: new Date(storedAt) })
  }
}

interface ArticleRow extends Row {
  readonly authors: string
  readonly paragraphs: string
  readonly article_notes: string
  readonly notes: string
  readonly is_paywalled: number
}

type Dates = 'published' | 'modified'

function statedDate(row: Row, name: Dates): Partial<Record<Dates, StatedDate>> {
  const value = row[name]
  if (typeof value !== 'string') return {}
  const precision = row[`${name}_precision`] as DatePrecision
  return { [name]: { value, precision, method: String(row[`${name}_method`]) } }
}

const articleColumns = `id, url, canonical_url, site, section, title, desk, declared_lang, image, text,
  lang, lang_confidence, country`

const encodedColumns = `authors, paragraphs, article_notes, is_paywalled, published,
  published_precision, published_method, modified, modified_precision, modified_method`

/** Reads the article alone; undefined when there is no such article. */
export function readArticle(database: Database, id: string): Article | undefined {
  const parameters = { id }
  const plain = database.get(`SELECT ${articleColumns} FROM articles WHERE id = :id`, parameters)
  const row = database.get(`SELECT ${encodedColumns} FROM articles WHERE id = :id`, parameters)
  return plain === undefined ? undefined : toArticle(plain as Row, row as ArticleRow)
}

function toArticle(plain: Row, row: ArticleRow): Article {
  return {
    ...(toRecord(plain) as Article),
    ...statedDate(row, 'published'),
    ...statedDate(row, 'modified'),
    authors: fromJson(row.authors) as string[],
    isPaywalled: row.is_paywalled === 1,
    paragraphs: (fromJson(row.paragraphs) as [number, number][]).map(([start, end]): Span => ({
      start,
      end,
    })),
    notes: fromJson(row.article_notes) as Note[],
  }
}

interface MentionRow extends Row {
  readonly local_id: string | null
}

function readMentions(
  database: Database,
  articleId: string,
): { mentions: Mention[]; entities: Entity[] } {
  const rows = database.all(
    `SELECT type, text, start, end, confidence, rule, local_id FROM mentions
     WHERE article_id = :id ORDER BY ordinal`,
    { id: articleId },
  ) as MentionRow[]
  const entities = readEntities(database, articleId).map(({ entity }) => ({
    ...entity,
    mentions: [...rows.keys()].filter((ordinal) => rows[ordinal]?.local_id === entity.id),
  }))
  const mentions = rows.map((row) => toRecord({ ...row, local_id: null }) as Mention)
  return { mentions, entities }
}

function readFigures(database: Database, id: string): { figures: Figure[]; periods: Period[] } {
  const figures = database.all(
    `SELECT text, kind, value, low, high, unit, qualifier, per, start, end, rule FROM figures
     WHERE article_id = :id ORDER BY ordinal`,
    { id },
  ) as Row[]
  const periods = database.all(
    `SELECT text, first_day AS "from", last_day AS "to", precision, start, end, rule FROM periods
     WHERE article_id = :id ORDER BY ordinal`,
    { id },
  ) as Row[]
  return {
    figures: figures.map((row) => toRecord(row) as Figure),
    periods: periods.map((row) => toRecord(row) as Period),
  }
}

/** Reads back all that is stored of an article; undefined when there is no such article. */
export function readReading(database: Database, articleId: string): Reading | undefined {
  const article = readArticle(database, articleId)
  if (article === undefined) return undefined
  const { notes } = database.get('SELECT notes FROM articles WHERE id = :id', {
    id: articleId,
  }) as { notes: string }
  return {
    article,
    ...readMentions(database, articleId),
    officials: readOfficials(database, articleId).map((statement) => statement.official),
    ...readFigures(database, articleId),
    events: readEvents(database, articleId),
    notes: fromJson(notes) as Note[],
  }
}
