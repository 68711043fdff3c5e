/**
 * Rows as entities of FollowTheMoney (https://followthemoney.tech/explorer/), the model of OpenSanctions and OpenAleph:
 * one JSON object with id, schema and properties a line.
 */
import type {
  AnyRow,
  ArticleRow,
  EntityRow,
  EventRow,
  OfficialRow,
  PlaceRow,
  TableName,
} from '../model/row.js'

/** An entity of FollowTheMoney. Every property is a list of texts. */
export interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

type Values = readonly (string | null)[] | string | null

/** Makes an entity; what is empty is left out. */
function entity(id: string, schema: string, properties: Record<string, Values>): FtmEntity {
  const filled = Object.entries(properties).flatMap(([name, values]) => {
    const list = (typeof values === 'string' ? [values] : (values ?? [])).filter(
      (value): value is string => value !== null && value !== '',
    )
    return list.length === 0 ? [] : [[name, list] as const]
  })
  return { id, schema, properties: Object.fromEntries(filled) }
}

const country = (code: string | null) => code?.toLowerCase() ?? null

/** A date that FollowTheMoney can read: at least the year must be known. */
const date = (text: string | null) => (text !== null && /^\d{4}/.test(text) ? text : null)

const named =
  (schema: string) =>
  (row: EntityRow): FtmEntity[] => [
    entity(row.id, schema, { name: row.name, alias: row.aliases, country: country(row.country) }),
  ]

const place = (row: PlaceRow): FtmEntity[] => [
  entity(row.id, 'Address', {
    full: row.name,
    country: country(row.country),
    region: row.region,
    latitude: row.lat === null ? null : String(row.lat),
    longitude: row.lon === null ? null : String(row.lon),
  }),
]

function event(row: EventRow): FtmEntity[] {
  const involved = [...row.participant_ids, ...row.counterpart_ids, ...row.supporter_ids]
  return [
    entity(row.id, 'Event', {
      name: row.name ?? row.programme ?? row.title,
      summary: row.evidence,
      startDate: date(row.start),
      endDate: date(row.end),
      location: row.destination,
      organizer: row.organizer_ids,
      involved: [...new Set(involved)].filter((id) => !row.organizer_ids.includes(id)),
      keywords: [row.type, row.status],
      sourceUrl: row.url,
      publisher: row.site,
    }),
  ]
}

/** A person in an office: the office itself, and that the person holds it. */
function official(row: OfficialRow): FtmEntity[] {
  if (row.person_id === null) return []
  const position = entity(`${row.id}-position`, 'Position', {
    name: [[row.role, row.organization ?? row.place].filter(Boolean).join(', ')],
    organization: row.organization_id,
    subnationalArea: row.place,
  })
  const holds = entity(row.id, 'Occupancy', {
    holder: row.person_id,
    post: position.id,
    startDate: date(row.first_seen),
    endDate: null,
    date: date(row.last_seen),
    summary: row.evidence,
    sourceUrl: row.url,
  })
  return [position, holds]
}

const article = (row: ArticleRow): FtmEntity[] => [
  entity(row.id, 'Article', {
    title: row.title,
    author: row.authors,
    publishedAt: date(row.published),
    sourceUrl: row.canonical_url ?? row.url,
    publisher: row.site,
    language: row.lang === 'es' ? 'spa' : 'fra',
  }),
]

const writers: Partial<Record<TableName, (row: never) => FtmEntity[]>> = {
  events: event,
  companies: named('Company'),
  public_bodies: named('PublicBody'),
  organizations: named('Organization'),
  people: named('Person'),
  programmes: named('Project'),
  places: place,
  officials: official,
  articles: article,
}

/** Tables whose rows are entities of FollowTheMoney. */
export const ftmTables = Object.keys(writers) as readonly TableName[]

/** The entities that a row of the table stands for; none where the table has no counterpart. */
export function toFtm(table: TableName, row: AnyRow): readonly FtmEntity[] {
  return writers[table]?.(row as never) ?? []
}
