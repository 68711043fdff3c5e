/** Readings, pages and stores for the tests of the store. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect } from 'vitest'
import { contentId } from '../../../src/core/content-id.js'
import type { Result } from '../../../src/core/result.js'
import type { Entity, EntityType, Mention } from '../../../src/model/mention.js'
import type { Page } from '../../../src/model/page.js'
import type { Reading } from '../../../src/model/reading.js'
import type { Source } from '../../../src/model/source.js'
import { nameKey } from '../../../src/text/fold.js'
import { tableNames, toJsonLines } from '../../../src/export/index.js'
import { linkId, openStore, type OpenOptions, type Store } from '../../../src/store/index.js'

/** The moment at which the tests play. */
export const now = new Date('2026-01-15T10:00:00.000Z')

/** The moment so many seconds later. */
export const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const folders: string[] = []
const stores: Store[] = []

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

/** Gives the path of a database file in a folder of its own, removed after the test. */
export function temporaryPath(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-store-'))
  folders.push(folder)
  return path.join(folder, 'test.db')
}

/** Opens a store that is closed after the test. */
export async function openSample(file = temporaryPath(), options?: OpenOptions): Promise<Store> {
  const store = valueOf(await openStore(file, options))
  stores.push(store)
  return store
}

/** Gives the value of a success; a failure fails the test with its problem. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) expect.fail(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}

/** Gives the code of a failure; a success gives `ok`. */
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code)

/** Adds the source that all sample links come from. */
export async function addSampleSource(store: Store): Promise<Source> {
  const source = { url: 'https://example.org/feed.xml', kind: 'feed', country: 'MX' } as const
  return valueOf(await store.addSource(source, now))
}

/** A page that answers for the address. */
export function samplePage(url: string, html = `<p>${url}</p>`): Page {
  return {
    requestedUrl: url,
    url,
    status: 200,
    bytes: new TextEncoder().encode(html),
    contentType: 'text/html; charset=utf-8',
    etag: '"1"',
    fetchedAt: now.toISOString(),
  }
}

/** Discovers, claims and fetches a link; returns its id. */
export async function fetchSample(store: Store, url: string): Promise<string> {
  const source = await addSampleSource(store)
  valueOf(await store.addLinks(source.id, [{ url }], { now }))
  const outcome = { attempts: 1, at: now, result: { page: samplePage(url) } }
  valueOf(await store.recordFetch(linkId(url), outcome))
  return linkId(url)
}

/** Names one entity of a sample reading: its type, name and other names. */
export type SampleName = readonly [type: EntityType, name: string, ...aliases: string[]]

/** The reading of an article that names the entities in this order and tells one event with all of them. */
export function sampleReading(url: string, names: readonly SampleName[]): Reading {
  const title = `Noticia de ${new URL(url).pathname}`
  const text = `${title}\n${names.map(([, name]) => name).join('. ')}.`
  const mentions = names.map(([type, name]): Mention => {
    const start = text.indexOf(name, title.length)
    return { type, text: name, start, end: start + name.length, confidence: 0.9, rule: 'tagger' }
  })
  const entities = names.map(([type, name, ...aliases], index): Entity => ({
    id:
      type === 'place'
        ? contentId(type, name.toLowerCase())
        : contentId('entity', type, nameKey(name)),
    type,
    name,
    aliases,
    mentions: [index],
    ...(type === 'place' && { country: 'MX', geonamesId: 1234, lat: 21.9, lon: -102.3 }),
  }))
  const idsOf = (type: EntityType) =>
    entities.filter((entity) => entity.type === type).map((entity) => entity.id)
  const person = names.find(([type]) => type === 'person')?.[1]
  return {
    article: {
      id: contentId('article', url),
      url,
      canonicalUrl: url,
      site: 'El Diario',
      title,
      authors: ['Ana Ruiz'],
      published: { value: '2026-01-14T08:00:00-06:00', precision: 'minute', method: 'json-ld' },
      isPaywalled: false,
      text,
      paragraphs: [{ start: title.length + 1, end: text.length }],
      notes: [],
      lang: 'es',
      langConfidence: 0.99,
      country: 'MX',
    },
    mentions,
    entities,
    officials:
      person === undefined
        ? []
        : [{ person, role: 'secretaria', evidence: { start: 0, end: 4 }, rule: 'titles' }],
    figures: [
      {
        ...{ text: '12,5 millones de euros', kind: 'money', value: '12500000', unit: 'EUR' },
        ...{ qualifier: 'exact', start: 0, end: 2, rule: 'figures/money' },
      },
    ],
    periods: [
      { text: 'enero', from: '2026-01-01', precision: 'month', start: 0, end: 3, rule: 'periods' },
    ],
    events: [
      {
        ...{ id: contentId('event', url), type: 'trade_mission', status: 'announced' },
        ...{ organizer: idsOf('public_body'), participant: idsOf('company'), counterpart: [] },
        ...{ supporter: idsOf('organization'), origin: [], destination: idsOf('place') },
        ...{ start: '2026-02', amount: { value: '12500000', unit: 'EUR' }, jobs: 40 },
        evidence: [
          { start: title.length + 1, end: text.length },
          { slot: 'jobs', start: 0, end: 2 },
        ],
        ...{ confidence: 0.8, rule: 'events/mission' },
      },
    ],
    notes: [{ rule: 'figures/vague', text: 'A vague number.', start: 1, end: 2 }],
  }
}

/** Stores the reading of an address from scratch; returns the id of its link. */
export async function storeSample(
  store: Store,
  url: string,
  names: readonly SampleName[],
): Promise<string> {
  const link = await fetchSample(store, url)
  valueOf(await store.saveReading(link, sampleReading(url, names), { now }))
  return link
}

/** Everything that can be taken out of the store, as JSON Lines by table. */
export async function exportAll(store: Store): Promise<Record<string, string>> {
  const tables: Record<string, string> = {}
  for (const table of tableNames) {
    tables[table] = ''
    for await (const chunk of toJsonLines(table, store.exportRows(table))) tables[table] += chunk
  }
  return tables
}

/** Fails when the store breaks one of its own rules. */
export async function expectSound(store: Store): Promise<void> {
  expect(valueOf(await store.checkStore())).toEqual([])
  const { discovered, ...states } = valueOf(await store.accounting())
  expect(Object.values(states).reduce((sum, links) => sum + links, 0)).toBe(discovered)
}
