/** A reading as one line of `gaceta extract`: the field names and shapes of `schema/extract.schema.json`. */
import type { Problem } from '../core/problem.js'
import type { MissionEvent } from '../model/event.js'
import type { Decimal, Figure, Period } from '../model/figure.js'
import type { Entity, Mention, Official } from '../model/mention.js'
import type { Reading } from '../model/reading.js'
import type { Span } from '../model/span.js'

/** The id that an input line gave, or its line number. */
export type LineId = string | number | null

/** One line of output, ready for JSON. `schema/extract.schema.json` defines it. */
export type ExtractRecord = Readonly<Record<string, unknown>>

const number = (value: Decimal | undefined): number | null =>
  value === undefined ? null : Number(value)

const pair = ({ start, end }: Span): readonly [number, number] => [start, end]

/** Writes a reading as a success line. */
export function toExtractRecord(id: LineId, reading: Reading): ExtractRecord {
  const entityOfMention = new Map(
    reading.entities.flatMap((entity) =>
      entity.mentions.map((index) => [index, entity.id] as const),
    ),
  )
  return {
    id,
    ok: true,
    article: articleFields(reading),
    mentions: reading.mentions.map((mention, index) =>
      mentionFields(mention, entityOfMention.get(index)),
    ),
    entities: reading.entities.map(entityFields),
    officials: reading.officials.map((official) => officialFields(official, reading.entities)),
    figures: reading.figures.map(figureFields),
    periods: reading.periods.map(periodFields),
    events: reading.events.map(eventFields),
    notes: [...reading.article.notes, ...reading.notes].map(({ rule, text }) => ({ rule, text })),
  }
}

/** Writes a problem as a failure line. */
export function toFailureRecord(id: LineId, { code, message }: Problem): ExtractRecord {
  return { id, ok: false, problem: { code, message } }
}

function articleFields({ article }: Reading): ExtractRecord {
  return {
    id: article.id,
    url: article.url ?? null,
    canonical_url: article.canonicalUrl ?? null,
    site: article.site ?? null,
    section: article.section ?? null,
    title: article.title,
    authors: article.authors,
    desk: article.desk ?? null,
    ...dateFields(article),
    lang: article.lang,
    lang_confidence: article.langConfidence,
    country: article.country ?? null,
    image: article.image ?? null,
    paywalled: article.isPaywalled,
    text: article.text,
    paragraphs: article.paragraphs.map(pair),
  }
}

function dateFields({ published, modified }: Reading['article']): ExtractRecord {
  return {
    published: published?.value ?? null,
    published_precision: published?.precision ?? null,
    published_method: published?.method ?? null,
    modified: modified?.value ?? null,
  }
}

function mentionFields(mention: Mention, entity: string | undefined): ExtractRecord {
  const { type, text, start, end, confidence } = mention
  return { type, text, start, end, entity: entity ?? null, confidence }
}

function entityFields(entity: Entity): ExtractRecord {
  return {
    id: entity.id,
    type: entity.type,
    name: entity.name,
    aliases: entity.aliases,
    country: entity.country ?? null,
    region: entity.region ?? null,
    geonames_id: entity.geonamesId ?? null,
    lat: entity.lat ?? null,
    lon: entity.lon ?? null,
  }
}

function officialFields(official: Official, entities: readonly Entity[]): ExtractRecord {
  const idOf = (name: string | undefined, types: readonly Entity['type'][]): string | null =>
    entities.find(
      (entity) =>
        types.includes(entity.type) &&
        (entity.name === name || entity.aliases.includes(name ?? '')),
    )?.id ?? null
  return {
    person: official.person,
    role: official.role,
    organization: official.organization ?? null,
    place: official.place ?? null,
    person_id: idOf(official.person, ['person']),
    organization_id: idOf(official.organization, ['company', 'public_body', 'organization']),
    place_id: idOf(official.place, ['place']),
    evidence: pair(official.evidence),
  }
}

function figureFields(figure: Figure): ExtractRecord {
  return {
    text: figure.text,
    kind: figure.kind,
    value: number(figure.value),
    low: number(figure.low),
    high: number(figure.high),
    unit: figure.unit ?? null,
    qualifier: figure.qualifier,
    per: figure.per ?? null,
    start: figure.start,
    end: figure.end,
  }
}

function periodFields({ text, from, to, precision, start, end }: Period): ExtractRecord {
  return { text, from: from ?? null, to: to ?? null, precision, start, end }
}

function eventFields(event: MissionEvent): ExtractRecord {
  const { id, type, organizer, participant, counterpart, supporter, origin, destination, amount } =
    event
  return {
    id,
    type,
    status: event.status ?? null,
    programme: event.programme ?? null,
    ...{ organizer, participant, counterpart, supporter, origin, destination },
    start: event.start ?? null,
    end: event.end ?? null,
    amount: amount ? { value: Number(amount.value), unit: amount.unit ?? null } : null,
    jobs: event.jobs ?? null,
    companies_count: event.companiesCount ?? null,
    evidence: event.evidence.map(pair),
    confidence: event.confidence,
  }
}
