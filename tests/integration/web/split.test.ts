/** Splitting in the desk, and what a new name and a rejection do to offices, searches and pairs. */
import { expect, test } from 'vitest'
import { readQuery } from '../../../src/search/index.js'
import type { CooccurrenceRow } from '../../../src/model/row.js'
import { now, storeSample, valueOf } from '../store/sample.js'
import { openWeb, type SampleDesk } from './open-web.js'

const decide = ({ ask }: SampleDesk, fields: Record<string, string>) =>
  ask('/decisions', { method: 'POST', body: new URLSearchParams(fields) })

async function rowsOf<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = []
  for await (const row of rows) all.push(row)
  return all
}

const idOf = async ({ store }: SampleDesk, name: string) =>
  valueOf(await store.entitiesByName([name]))[0]?.id ?? ''

test('a name of an entity is split off with a form', async () => {
  const desk = await openWeb()
  await storeSample(desk.store, 'https://example.org/a', [['company', 'Bodegas Alba', 'Alba']])
  await storeSample(desk.store, 'https://example.org/b', [['company', 'Viñas Robles']])
  const [alba, robles] = [await idOf(desk, 'Bodegas Alba'), await idOf(desk, 'Viñas Robles')]
  const merge = { kind: 'merge', subject: 'entity', id: alba, value: robles }
  expect((await decide(desk, merge)).status).toBe(303)
  const whole = await idOf(desk, 'Viñas Robles')
  expect(await idOf(desk, 'Bodegas Alba')).toBe(whole)
  const page = await (await desk.ask(`/entities/${whole}`)).text()
  expect(page).toContain('<option value="Viñas Robles">')
  const split = { kind: 'split', subject: 'entity', id: whole, value: 'Viñas Robles' }
  expect((await decide(desk, split)).status).toBe(303)
  expect(await idOf(desk, 'Viñas Robles')).not.toBe(await idOf(desk, 'Bodegas Alba'))
})

test('a part that is none is refused', async () => {
  const desk = await openWeb()
  await storeSample(desk.store, 'https://example.org/a', [['company', 'Bodegas Alba']])
  const id = await idOf(desk, 'Bodegas Alba')
  const answer = await decide(desk, { kind: 'split', subject: 'entity', id, value: 'Otra' })
  expect([answer.status, await answer.text()]).toEqual([
    404,
    expect.stringContaining('has no part'),
  ])
})

test('a renamed person is found and listed in office under the new name, a rejected one not at all', async () => {
  const desk = await openWeb()
  const { store } = desk
  await storeSample(store, 'https://example.org/a', [
    ['person', 'Ana Ruiz'],
    ['company', 'Alba'],
  ])
  const subjectId = await idOf(desk, 'Ana Ruiz')
  const about = { subject: 'entity', subjectId } as const
  const query = valueOf(readQuery('person:Filomena'))
  const found = async () => valueOf(await store.findEvents(query, { limit: 5 })).total
  expect(await found()).toBe(0)
  const name = { name: 'Filomena Ruiz' }
  const renamed = valueOf(await store.addDecision({ ...about, kind: 'rename', detail: name }, now))
  const offices = async () => (await rowsOf(store.exportRows('officials'))).map((row) => row.person)
  expect(await offices()).toEqual(['Filomena Ruiz'])
  valueOf(await store.undoDecision(renamed.id, now))
  expect([await found(), await offices()]).toEqual([0, ['Ana Ruiz']])
  const rejected = valueOf(await store.addDecision({ ...about, kind: 'reject', detail: {} }, now))
  expect(await offices()).toEqual([])
  valueOf(await store.undoDecision(rejected.id, now))
  expect(await offices()).toEqual(['Ana Ruiz'])
})

test('a renamed company is found under the new name by words and by its field', async () => {
  const desk = await openWeb()
  const { store } = desk
  await storeSample(store, 'https://example.org/a', [['company', 'Bodegas Alba']])
  const subjectId = await idOf(desk, 'Bodegas Alba')
  const detail = { name: 'Viñedos Unidos' }
  const rename = { kind: 'rename', subject: 'entity', subjectId, detail } as const
  const totals = async () =>
    Promise.all(
      ['unidos', 'company:"viñedos unidos"', 'company:"bodegas alba"'].map(async (search) => {
        const query = valueOf(readQuery(search))
        return valueOf(await store.findEvents(query, { limit: 5 })).total
      }),
    )
  expect(await totals()).toEqual([0, 0, 1])
  const { id } = valueOf(await store.addDecision(rename, now))
  expect(await totals()).toEqual([1, 1, 1])
  valueOf(await store.undoDecision(id, now))
  expect(await totals()).toEqual([0, 0, 1])
})

test('pairs of entities come out with their articles and events, in the desk as well', async () => {
  const { store, ask } = await openWeb()
  await storeSample(store, 'https://example.org/a', [
    ['company', 'Alba'],
    ['company', 'Robles'],
  ])
  await storeSample(store, 'https://example.org/b', [
    ['company', 'Alba'],
    ['organization', 'Cámara'],
  ])
  await storeSample(store, 'https://example.org/c', [
    ['company', 'Alba'],
    ['company', 'Robles'],
  ])
  const rows = await rowsOf<CooccurrenceRow>(store.exportRows('cooccurrences'))
  const pairs = rows.map(({ one, other, articles }) => [[one, other].sort().join('+'), articles])
  expect(Object.fromEntries(pairs)).toEqual({ 'Alba+Robles': 2, 'Alba+Cámara': 1 })
  expect(rows.every(({ one_id: one, other_id: other }) => one < other)).toBe(true)
  expect(rows.every(({ first_seen: day, events }) => day === '2026-01-14' && events >= 1)).toBe(
    true,
  )
  const file = await (await ask('/exports/cooccurrences?format=csv')).text()
  expect(file.split('\r\n')).toHaveLength(4)
  expect((await ask('/exports/cooccurrences?format=ftm')).status).toBe(400)
})
