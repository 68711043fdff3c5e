/** The shapes of what travels between the processes of a crawl, for checking what a job brings. */
import {
  base64,
  flag,
  list,
  moment,
  number,
  oneOf,
  optional,
  record,
  text,
  type Shape,
} from '../core/shape.js'
import { problemCatalogue } from '../core/problem.js'
import { entitySlots, eventTypes } from '../model/event.js'
import { entityTypes } from '../model/mention.js'

const span = { start: number, end: number }
const note = record({ rule: text, text, start: optional(number), end: optional(number) })
const date = record({ value: text, precision: text, method: text })

const article = record({
  ...{ id: text, title: text, text, authors: list(text), lang: oneOf('es', 'fr') },
  ...{ langConfidence: number, isPaywalled: flag },
  ...{ paragraphs: list(record(span)), notes: list(note) },
  ...{ url: optional(text), canonicalUrl: optional(text), site: optional(text) },
  ...{ published: optional(date), modified: optional(date), country: optional(text) },
})

const mention = record({
  ...{ ...span, type: oneOf(...entityTypes, 'role'), text, confidence: number, rule: text },
})

const entity = record({
  ...{ id: text, type: oneOf(...entityTypes), name: text, aliases: list(text) },
  ...{ mentions: list(number), country: optional(text), region: optional(text) },
  ...{ geonamesId: optional(number), lat: optional(number), lon: optional(number) },
})

const official = record({
  ...{ person: text, role: text, evidence: record(span), rule: text },
  ...{ organization: optional(text), place: optional(text) },
})

const figure = record({
  ...{ ...span, text, kind: text, qualifier: text, rule: text },
  ...{ value: optional(text), low: optional(text), high: optional(text), unit: optional(text) },
})

const period = record({
  ...{ ...span, text, precision: text, rule: text, from: optional(text), to: optional(text) },
})

const event = record({
  ...{ id: text, type: oneOf(...eventTypes), confidence: number, rule: text },
  ...Object.fromEntries(entitySlots.map((slot) => [slot, list(text)])),
  ...{ status: optional(text), programme: optional(text), start: optional(text) },
  ...{ end: optional(text), jobs: optional(number), companiesCount: optional(number) },
  amount: optional(record({ value: text, unit: optional(text) })),
  evidence: list(record({ ...span, slot: optional(text) })),
})

/** Everything that one article says. */
export const readingShape: Shape = record({
  article,
  ...{ mentions: list(mention), entities: list(entity), officials: list(official) },
  ...{ figures: list(figure), periods: list(period), events: list(event), notes: list(note) },
})

/** What tells near-duplicate texts apart. */
export const fingerprintShape: Shape = record({
  ...{ textHash: text, signature: base64, bands: list(text) },
})

/** A problem of the catalogue. */
export const problemShape: Shape = record({
  ...{ code: oneOf(...Object.keys(problemCatalogue)), message: text },
  retryAfterMs: optional(number),
})

/** A packed page. */
export const packedShape: Shape = record({
  facts: record({
    ...{ requestedUrl: text, url: text, status: number, fetchedAt: moment },
    ...{ contentType: optional(text), etag: optional(text), lastModified: optional(text) },
  }),
  ...{ size: number, hash: text, encoding: oneOf('br', 'identity'), body: base64 },
})

/** A source with its schedule. */
export const sourceShape: Shape = record({
  ...{ id: text, url: text, kind: text, intervalMinutes: number, priority: number },
  ...{ state: text, nextDueAt: moment, failures: number, country: optional(text) },
  ...{ etag: optional(text), lastModified: optional(text) },
})

/** A link as a source gives it. */
export const foundLinkShape: Shape = record({
  ...{ url: text, title: optional(text), published: optional(text) },
})
