/** FollowTheMoney, GeoJSON, JSON-LD, spreadsheets of other locales, and the description beside the files. */
import { expect, test } from 'vitest'
import {
  describeTables,
  toCsv,
  toFtmLines,
  toGeoJson,
  toJsonLd,
} from '../../../src/export/index.js'
import type { EventRow, FigureRow, OfficialRow } from '../../../src/model/row.js'

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

const event: EventRow = {
  ...{ id: 'e1', type: 'trade_mission', status: 'cancelled', programme: null, programme_id: null },
  ...{ organizer: ['Canacintra'], organizer_ids: ['o1'], participant: ['MAEN', 'Canacintra'] },
  ...{ participant_ids: ['c1', 'o1'], counterpart: [], counterpart_ids: [], supporter: ['JICA'] },
  ...{ supporter_ids: ['b1'], origin: ['León'], origin_ids: ['p1'], destination: ['Nagoya'] },
  ...{ destination_ids: ['p2'], start: '2024-03', end: 'XXXX-04-01', amount: '1250.5' },
  ...{ amount_unit: 'EUR', jobs: 40, companies_count: null, confidence: 0.5, lang: 'es' },
  ...{
    evidence: 'Viajarán.',
    title: 'Misión a Nagoya',
    site: 'El Diario',
    published: '2024-01-02',
  },
  ...{ url: 'https://example.org/a', article_id: 'a1', articles: 1, contradictions: [] },
  ...{ urls: ['https://example.org/a'], name: null },
}

const places = [
  { slot: 'origin', name: 'León', lat: 21.1, lon: -101.7 },
  { slot: 'destination', name: 'Nagoya', lat: 35.2, lon: 136.9 },
] as const

test('an event of FollowTheMoney names everyone once and leaves out what has no year', async () => {
  expect(JSON.parse(await textOf(toFtmLines('events', [event])))).toEqual({
    id: 'e1',
    schema: 'Event',
    properties: {
      name: ['Misión a Nagoya'],
      summary: ['Viajarán.'],
      startDate: ['2024-03'],
      location: ['Nagoya'],
      organizer: ['o1'],
      involved: ['c1', 'b1'],
      keywords: ['trade_mission', 'cancelled'],
      sourceUrl: ['https://example.org/a'],
      publisher: ['El Diario'],
    },
  })
})

test('an official of FollowTheMoney is a position and who holds it', async () => {
  const official: OfficialRow = {
    ...{ id: 'f1', person: 'Ana Ruiz', role: 'alcaldesa', organization: null, place: 'Lugo' },
    ...{ first_seen: '2024-01-02', last_seen: '2024-05-01', articles: 2, evidence: 'la alcaldesa' },
    ...{ url: null, person_id: 'p9', organization_id: null, place_id: 'p8' },
  }
  const lines = (await textOf(toFtmLines('officials', [official]))).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      id: 'f1-position',
      schema: 'Position',
      properties: { name: ['alcaldesa, Lugo'], subnationalArea: ['Lugo'] },
    },
    {
      id: 'f1',
      schema: 'Occupancy',
      properties: {
        ...{ holder: ['p9'], post: ['f1-position'], startDate: ['2024-01-02'] },
        ...{ date: ['2024-05-01'], summary: ['la alcaldesa'] },
      },
    },
  ])
})

test('GeoJSON draws an event where it takes place, longitude first', async () => {
  const text = await textOf(
    toGeoJson([
      { row: event, places },
      { row: event, places: [] },
    ]),
  )
  const { type, features } = JSON.parse(text) as { type: string; features: object[] }
  expect(type).toBe('FeatureCollection')
  const { id, ...properties } = event
  expect(features).toEqual([
    { type: 'Feature', id, geometry: { type: 'Point', coordinates: [136.9, 35.2] }, properties },
    { type: 'Feature', id, geometry: null, properties },
  ])
  expect(JSON.parse(await textOf(toGeoJson([])))).toEqual({ type, features: [] })
})

test('JSON-LD says it in the words of schema.org', async () => {
  expect(JSON.parse(await textOf(toJsonLd([{ row: event, places }])))).toEqual({
    ...{ '@context': 'https://schema.org', '@type': 'BusinessEvent', identifier: 'e1' },
    ...{ name: 'Misión a Nagoya', description: 'Viajarán.', startDate: '2024-03' },
    ...{ endDate: 'XXXX-04-01', eventStatus: 'https://schema.org/EventCancelled' },
    keywords: ['trade_mission', 'cancelled'],
    organizer: [{ '@type': 'Organization', identifier: 'o1', name: 'Canacintra' }],
    attendee: [
      { '@type': 'Organization', identifier: 'c1', name: 'MAEN' },
      { '@type': 'Organization', identifier: 'o1', name: 'Canacintra' },
    ],
    funder: [{ '@type': 'Organization', identifier: 'b1', name: 'JICA' }],
    location: [
      {
        ...{ '@type': 'Place', name: 'Nagoya' },
        geo: { '@type': 'GeoCoordinates', latitude: 35.2, longitude: 136.9 },
      },
    ],
    subjectOf: {
      ...{ '@type': 'NewsArticle', headline: 'Misión a Nagoya', url: 'https://example.org/a' },
      inLanguage: 'es',
    },
  })
})

const figure: FigureRow = {
  ...{ article_id: 'a1', kind: 'money', text: '12.5', value: '12.5', low: null, high: null },
  ...{ unit: 'EUR', qualifier: 'exact', per: null, start: 3, end: 17, lang: 'es', title: 'a;b' },
  ...{ site: null, url: null, published: null },
}

test.each([
  ['es-ES', 'money;12.5;12,5;;;EUR;exact;;"a;b";;;;es;a1;3;17'],
  ['fr-FR', 'money;12.5;12,5;;;EUR;exact;;"a;b";;;;es;a1;3;17'],
  ['es-MX', 'money,12.5,12.5,,,EUR,exact,,a;b,,,,es,a1,3,17'],
])(
  'a spreadsheet in %s gets its own separators, in columns of numbers only',
  async (locale, row) => {
    const csv = await textOf(toCsv('figures', [figure], { isForExcel: true, locale }))
    expect(csv.split('\r\n')[1]).toBe(row)
  },
)

test('the description names every file with the types of its columns', () => {
  const { resources } = describeTables(['events', 'figures'], {
    version: '1.0.0',
    created: '2026-01-01T00:00:00.000Z',
  }) as { resources: { path: string; schema: { fields: { name: string; type: string }[] } }[] }
  expect(resources.map(({ path }) => path)).toEqual(['events.csv', 'figures.csv'])
  const typeOf = (index: number, column: string) =>
    resources[index]?.schema.fields.find(({ name }) => name === column)?.type
  expect([typeOf(0, 'start'), typeOf(0, 'amount'), typeOf(0, 'jobs')]).toEqual([
    ...['string', 'number', 'integer'],
  ])
  expect([typeOf(1, 'start'), typeOf(1, 'value'), typeOf(1, 'text')]).toEqual([
    ...['integer', 'number', 'string'],
  ])
})
