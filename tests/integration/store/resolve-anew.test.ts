/** A file of version 1 keeps all that it holds, and its articles are asked anew who is who. */
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { contentId } from '../../../src/core/content-id.js'
import { events } from '../../../src/store/migrations/001-events.js'
import { first } from '../../../src/store/migrations/001-first.js'
import { exportAll, expectSound, openSample, temporaryPath, valueOf } from './sample.js'

const companyId = contentId('entity', 'company', 'grupo maen')
const personId = contentId('entity', 'person', 'tere jimenez')

/** Writes an article as version 1 stored it, naming a company and an official and telling one event. */
function writeArticle(database: Sqlite.Database, path: string, company: string): void {
  const url = `https://example.org/${path}`
  const text = `Noticia ${path}\nLa gobernadora Tere Jiménez recibió a ${company}.`
  const insert = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row)
    const values = columns.map((column) => `@${column}`)
    database.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${values.join()})`).run(row)
  }
  const now = '2026-01-15T10:00:00.000Z'
  const article = { article_id: `article-${path}` }
  insert('links', {
    ...{ id: `link-${path}`, url, host: 'example.org', source_id: 's', priority: 0 },
    ...{ state: 'stored', next_try_at: now, article_id: article.article_id, discovered_at: now },
  })
  insert('pages', {
    ...{ link_id: `link-${path}`, requested_url: url, url, status: 200, fetched_at: now },
    ...{ size: 1, hash: 'x', encoding: 'identity', body: Buffer.from('x') },
  })
  insert('articles', {
    ...{ id: article.article_id, link_id: `link-${path}`, url, title: `Noticia ${path}` },
    ...{ authors: '[]', lang: 'es', lang_confidence: 1, country: 'MX', is_paywalled: 0, text },
    ...{ paragraphs: '[]', article_notes: '[]', notes: '[]', stored_at: now },
    ...{ published: '2026-01-14', published_precision: 'day', published_method: 'meta' },
  })
  const entities = [
    [companyId, 'company', company],
    [personId, 'person', 'Tere Jiménez'],
  ] as const
  for (const [ordinal, [id, type, name]] of entities.entries()) {
    database
      .prepare(
        `INSERT INTO entities (id, type, name, articles) VALUES (?, ?, ?, 1)
         ON CONFLICT (id) DO UPDATE SET articles = articles + 1`,
      )
      .run(id, type, name)
    database
      .prepare(
        `INSERT INTO aliases (entity_id, name, name_key, as_name, articles) VALUES (?, ?, ?, 1, 1)
         ON CONFLICT DO UPDATE SET articles = articles + 1, as_name = as_name + 1`,
      )
      .run(id, name, name.toLowerCase())
    const view = { ...article, ordinal, entity_id: id, name, aliases: '[]', seen: '2026-01-14' }
    insert('article_entities', view)
    const start = text.indexOf(name)
    const mention = { ...article, ordinal, type, text: name, start, end: start + name.length }
    insert('mentions', { ...mention, entity_id: id, confidence: 0.9, rule: 'tagger' })
  }
  database
    .prepare(
      `INSERT INTO officials (id, person, role, person_id, articles)
       VALUES ('o', 'Tere Jiménez', 'gobernadora', ?, 1)
       ON CONFLICT (id) DO UPDATE SET articles = articles + 1`,
    )
    .run(personId)
  database
    .prepare(
      `INSERT INTO official_forms VALUES ('o', '["Tere Jiménez","gobernadora",null,null]', 1)
       ON CONFLICT DO UPDATE SET articles = articles + 1`,
    )
    .run()
  insert('article_officials', {
    ...{ ...article, ordinal: 0, official_id: 'o', person: 'Tere Jiménez', role: 'gobernadora' },
    ...{ start: 0, end: 7, text: 'Noticia', rule: 'titles', seen: '2026-01-14' },
  })
  insert('events', {
    ...{ ...article, id: `event-${path}`, ordinal: 0, type: 'meeting', confidence: 0.8 },
    rule: 'events',
  })
  const event = { event_id: `event-${path}`, ordinal: 0 }
  insert('event_entities', { ...event, slot: 'participant', entity_id: companyId })
  insert('evidence', { ...event, ...article, start: 0, end: 7, text: 'Noticia' })
}

/** Makes a file of version 1 with two articles, a decision, and links in both directions. */
function writeVersion1(file: string): void {
  const database = new Sqlite(file)
  database.exec(first + events)
  database.pragma('user_version = 1')
  database.pragma(`application_id = ${Buffer.from('GACE').readUInt32BE()}`)
  database.exec(`INSERT INTO sources (id, url, kind, interval_minutes, priority, state, next_due_at,
    added_at) VALUES ('s', 'https://example.org/feed', 'feed', 60, 0, 'active', '2026', '2026')`)
  database.exec(`INSERT INTO decisions (id, kind, subject, subject_id, detail, made_at)
    VALUES ('d', 'rename', 'entity', 'gone', '{"name":"x"}', '2026')`)
  database.transaction(() => {
    writeArticle(database, 'a', 'Grupo MAEN')
    writeArticle(database, 'b', 'GRUPO MAEN')
  })()
  database.close()
}

test('a file of version 1 keeps its articles, names, officials, events and decisions', async () => {
  const file = temporaryPath()
  writeVersion1(file)
  const store = await openSample(file)
  await expectSound(store)
  const [company, ...others] = valueOf(await store.entitiesByName(['Grupo Maen']))
  expect(others).toEqual([])
  expect(company).toMatchObject({ name: 'GRUPO MAEN', aliases: ['Grupo MAEN'], articles: 2 })
  // The id of version 1 still leads to it.
  expect(valueOf(await store.entityById(companyId))).toEqual(company)
  expect(valueOf(await store.listDecisions())).toHaveLength(1)
  const tables = await exportAll(store)
  const rows = (table: string) => (tables[table] ?? '').trim().split('\n')
  expect(rows('articles')).toHaveLength(2)
  expect(rows('mentions')).toHaveLength(4)
  expect(rows('officials')).toHaveLength(1)
  expect(tables['officials']).toContain('"role":"gobernadora"')
  expect(tables['events']).toContain('GRUPO MAEN')
  const reading = valueOf(await store.readingById('article-a'))
  expect(reading?.entities.map(({ id, mentions }) => [id, mentions])).toEqual([
    [companyId, [0]],
    [personId, [1]],
  ])
  expect(reading?.events).toMatchObject([{ id: 'event-a', participant: [companyId] }])
})

test('opening it a second time changes nothing', async () => {
  const file = temporaryPath()
  writeVersion1(file)
  const once = await openSample(file)
  const before = await exportAll(once)
  await once.close()
  expect(await exportAll(await openSample(file))).toEqual(before)
})
