/** The columns of every table that can be taken out, in the order in which the files have them. */
import type { EntityRow, TableName, TableRows } from '../model/row.js'

/** Names the columns of a table; the compiler lists those that are missing. */
type Columns<Row> = Readonly<Record<keyof Row & string, true>>

const entity = {
  id: true,
  name: true,
  aliases: true,
  country: true,
  region: true,
  first_seen: true,
  last_seen: true,
  articles: true,
  events: true,
} as const satisfies Columns<EntityRow>

const tables: { readonly [Table in TableName]: Columns<TableRows[Table]> } = {
  events: {
    id: true,
    type: true,
    status: true,
    programme: true,
    organizer: true,
    participant: true,
    counterpart: true,
    supporter: true,
    origin: true,
    destination: true,
    start: true,
    end: true,
    amount: true,
    amount_unit: true,
    jobs: true,
    companies_count: true,
    confidence: true,
    evidence: true,
    title: true,
    site: true,
    url: true,
    published: true,
    lang: true,
    article_id: true,
    programme_id: true,
    organizer_ids: true,
    participant_ids: true,
    counterpart_ids: true,
    supporter_ids: true,
    origin_ids: true,
    destination_ids: true,
    articles: true,
    urls: true,
    contradictions: true,
    name: true,
  },
  companies: entity,
  public_bodies: entity,
  organizations: entity,
  programmes: entity,
  people: entity,
  places: { ...entity, geonames_id: true, lat: true, lon: true },
  officials: {
    id: true,
    person: true,
    role: true,
    organization: true,
    place: true,
    first_seen: true,
    last_seen: true,
    articles: true,
    evidence: true,
    url: true,
    person_id: true,
    organization_id: true,
    place_id: true,
  },
  figures: {
    kind: true,
    text: true,
    value: true,
    low: true,
    high: true,
    unit: true,
    qualifier: true,
    per: true,
    title: true,
    site: true,
    url: true,
    published: true,
    lang: true,
    article_id: true,
    start: true,
    end: true,
  },
  articles: {
    id: true,
    url: true,
    canonical_url: true,
    site: true,
    title: true,
    authors: true,
    published: true,
    published_precision: true,
    published_method: true,
    modified: true,
    lang: true,
    lang_confidence: true,
    country: true,
  },
  mentions: {
    type: true,
    text: true,
    entity: true,
    entity_id: true,
    confidence: true,
    article_id: true,
    start: true,
    end: true,
  },
  cooccurrences: {
    one_id: true,
    one: true,
    one_type: true,
    other_id: true,
    other: true,
    other_type: true,
    articles: true,
    events: true,
    first_seen: true,
    last_seen: true,
  },
}

/** Names of the tables that can be taken out. */
export const tableNames = Object.keys(tables) as readonly TableName[]

/** The columns of a table, in their order. New ones are only ever added at the end. */
export function columnsOf(table: TableName): readonly string[] {
  return Object.keys(tables[table])
}

const decimals: ReadonlySet<string> = new Set([
  ...['amount', 'confidence', 'lang_confidence', 'lat', 'lon', 'value', 'low', 'high'],
])
const integers: ReadonlySet<string> = new Set([
  ...['jobs', 'companies_count', 'articles', 'events', 'geonames_id'],
])

/** In these tables `start` and `end` are places in a text, in others days. */
const textTables: ReadonlySet<TableName> = new Set<TableName>(['figures', 'mentions'])

/** The type of a column's values: whole numbers, numbers with decimals, or text. */
export function columnType(table: TableName, column: string): 'integer' | 'number' | 'string' {
  const isPlace = (column === 'start' || column === 'end') && textTables.has(table)
  if (isPlace || integers.has(column)) return 'integer'
  return decimals.has(column) ? 'number' : 'string'
}

/** Tells whether the values of a column are numbers. */
export function isNumeric(table: TableName, column: string): boolean {
  return columnType(table, column) !== 'string'
}
