/**
 * The records of the JSON interface, written once: requests are checked by them, the OpenAPI document is made from
 * them, and the compiler holds them against the records of `src/model`.
 */
import { z } from 'zod'
import type {
  ArticleDetail,
  ArticleRef,
  EntityDetail,
  EventDetail,
  FacetCounts,
} from '../../model/detail.js'
import { eventTypes } from '../../model/event.js'
import { entityTypes } from '../../model/mention.js'
import type { EventRow, FigureRow, OfficialRow } from '../../model/row.js'
import type { SavedSearch } from '../../model/saved-search.js'
import type { EventsFound } from '../../model/search.js'

const text = z.string()
const names = z.array(text).readonly()
const lang = z.enum(['es', 'fr'])
const nothing = <Schema extends z.ZodType>(schema: Schema) => schema.nullable()
const count = z.int().min(0)

/** A row of the table `events`. */
const eventRow = z.object({
  ...{ id: text, type: z.enum(eventTypes) },
  status: nothing(z.enum(['announced', 'ongoing', 'completed', 'cancelled'])),
  ...{ programme: nothing(text), organizer: names, participant: names, counterpart: names },
  ...{ supporter: names, origin: names, destination: names, start: nothing(text) },
  ...{ end: nothing(text), amount: nothing(text), amount_unit: nothing(text) },
  ...{ jobs: nothing(z.number()), companies_count: nothing(z.number()), confidence: z.number() },
  ...{ evidence: nothing(text), title: text, site: nothing(text), url: nothing(text) },
  ...{ published: nothing(text), lang, article_id: text, programme_id: nothing(text) },
  ...{ organizer_ids: names, participant_ids: names, counterpart_ids: names },
  ...{ supporter_ids: names, origin_ids: names, destination_ids: names },
  ...{ articles: count, urls: names, contradictions: names, name: nothing(text) },
}) satisfies z.ZodType<EventRow>

const proof = z.object({ articleId: text, start: count, end: count, text })

const articleRef = z.object({
  ...{ id: text, title: text, site: nothing(text), url: nothing(text), published: nothing(text) },
  lang: text,
}) satisfies z.ZodType<ArticleRef>

const snippet = z.object({
  text,
  marks: z.array(z.tuple([count, count]).readonly()).readonly(),
})

/** Events found by a search. */
export const eventsFound = z.object({
  total: count,
  isAtLeast: z.boolean(),
  events: z.array(eventRow.extend({ snippet })).readonly(),
  next: text.exactOptional(),
}) satisfies z.ZodType<EventsFound>

/** One event with its evidence. */
export const eventDetail = z.object({
  row: eventRow,
  values: z
    .array(
      z.object({
        ...{ slot: text, value: text, entityId: text.exactOptional() },
        proofs: z.array(proof).readonly(),
      }),
    )
    .readonly(),
  proofs: z.array(proof).readonly(),
  articles: z.array(articleRef).readonly(),
  places: z
    .array(
      z.object({
        slot: z.enum(['origin', 'destination']),
        ...{ name: text, lat: z.number(), lon: z.number() },
      }),
    )
    .readonly(),
}) satisfies z.ZodType<EventDetail>

const officialRow = z.object({
  ...{ id: text, person: text, role: text, organization: nothing(text), place: nothing(text) },
  ...{ first_seen: nothing(text), last_seen: nothing(text), articles: count, evidence: text },
  ...{ url: nothing(text), person_id: nothing(text), organization_id: nothing(text) },
  place_id: nothing(text),
}) satisfies z.ZodType<OfficialRow>

const figureRow = z.object({
  ...{ article_id: text, kind: z.enum(['money', 'percent', 'count', 'measure']), text },
  ...{ value: nothing(text), low: nothing(text), high: nothing(text), unit: nothing(text) },
  qualifier: z.enum(['exact', 'about', 'at_least', 'at_most', 'under', 'range']),
  ...{ per: nothing(text), start: count, end: count, title: text, site: nothing(text) },
  ...{ url: nothing(text), published: nothing(text), lang },
}) satisfies z.ZodType<FigureRow>

/** One entity with what stands around it. */
export const entityDetail = z.object({
  ...{ id: text, type: z.enum(entityTypes), name: text, aliases: names },
  ...{ country: nothing(text), region: nothing(text) },
  ...{ lat: nothing(z.number()), lon: nothing(z.number()) },
  ...{ first_seen: nothing(text), last_seen: nothing(text), articles: count, reasons: names },
  ...{ officials: z.array(officialRow).readonly(), events: z.array(eventRow).readonly() },
  related: z
    .array(z.object({ id: text, type: z.enum(entityTypes), name: text, events: count }))
    .readonly(),
  figures: z.array(figureRow).readonly(),
}) satisfies z.ZodType<EntityDetail>

/** One article with its text. */
export const articleDetail = articleRef.extend({
  ...{ authors: names, text },
  paragraphs: z.array(z.tuple([count, count]).readonly()).readonly(),
  names: z
    .array(
      z.object({
        type: z.enum([...entityTypes, 'role']),
        ...{ start: count, end: count, entityId: nothing(text), name: text },
      }),
    )
    .readonly(),
  ...{ events: z.array(eventRow).readonly(), figures: z.array(figureRow).readonly() },
}) satisfies z.ZodType<ArticleDetail>

const facet = z.array(z.object({ value: text, name: text.exactOptional(), count })).readonly()

/** How the events found are distributed. */
export const facetCounts = z.object({
  ...{ type: facet, status: facet, country: facet, region: facet },
  ...{ entity: facet, month: facet, site: facet, lang: facet },
}) satisfies z.ZodType<FacetCounts>

/** A search to be saved. */
export const newSearch = z.object({
  name: text.min(1).max(300),
  query: text.max(1000).default('').meta({ description: 'The search, as in the desk.' }),
  webhook: text.max(2000).optional().meta({ description: 'Where new events are sent.' }),
  secret: text.max(300).optional().meta({ description: 'Signs what is sent.' }),
  madeBy: text.max(300).optional(),
})

/** A saved search with the state of its deliveries. */
export const savedSearch = z.object({
  ...{ id: text, name: text, query: text, webhook: text.exactOptional() },
  ...{ madeBy: text.exactOptional(), isSigned: z.boolean(), madeAt: text },
  ...{ due: count, delivered: count, failed: count, failures: count },
  ...{ lastDeliveredAt: text.exactOptional(), lastProblem: text.exactOptional() },
  nextTryAt: text.exactOptional(),
}) satisfies z.ZodType<SavedSearch>

/** All of them. */
export const savedSearches = z.object({ searches: z.array(savedSearch).readonly() })

/** What went wrong. */
export const problemAnswer = z.object({ code: text, message: text })
