import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentId } from '../../../src/core/content-id.js'
import { problem } from '../../../src/core/problem.js'
import { nameKey } from '../../../src/text/fold.js'
import type { Store } from '../../../src/store/index.js'
import {
  exportAll,
  expectSound,
  fetchSample,
  now,
  openSample,
  sampleReading,
  storeSample,
  valueOf,
  type SampleName,
} from './sample.js'

const url = (path: string) => `https://example.org/${path}`

test('an entity gathers the names, dates and facts of all its articles', async () => {
  const store = await openSample()
  await storeSample(store, url('a'), [['company', 'Grupo MAEN', 'MAEN']])
  await storeSample(store, url('b'), [['company', 'GRUPO MAEN', 'la firma']])
  await storeSample(store, url('c'), [['company', 'Grupo MAEN']])
  const [entity, ...others] = valueOf(await store.entitiesByName(['grupo maen']))
  expect(others).toEqual([])
  expect(entity).toMatchObject({
    ...{ type: 'company', name: 'Grupo MAEN', aliases: ['GRUPO MAEN', 'MAEN', 'la firma'] },
    ...{ articles: 3, firstSeen: '2026-01-14', lastSeen: '2026-01-14' },
  })
  expect(valueOf(await store.entityById(entity?.id ?? ''))).toEqual(entity)
  expect(valueOf(await store.entitiesByName(['Maen'], 'person'))).toEqual([])
  expect(valueOf(await store.entityById('x'))).toBeUndefined()
})

test.each([
  ['the most frequent name', ['Grupo Maen', 'GRUPO MAEN', 'GRUPO MAEN'], 'GRUPO MAEN'],
  ['the first by alphabet of equally frequent ones', ['Grupo Maen', 'GRUPO MAEN'], 'GRUPO MAEN'],
])('shows %s', async (_, names, shown) => {
  const store = await openSample()
  for (const [index, name] of names.entries())
    await storeSample(store, url(String(index)), [['company', name]])
  expect(valueOf(await store.entitiesByName(names))).toMatchObject([{ name: shown }])
})

test('of equally frequent names shows the longest', async () => {
  const store = await openSample()
  for (const [path, name] of Object.entries({ a: 'Acme', b: 'Grupo MAEN', c: 'Beta' })) {
    const reading = sampleReading(url(path), [['company', name]])
    const entities = reading.entities.map((entity) => ({ ...entity, id: 'one' }))
    const events = reading.events.map((event) => ({ ...event, participant: ['one'] }))
    const link = await fetchSample(store, url(path))
    valueOf(await store.saveReading(link, { ...reading, entities, events }, { now }))
  }
  expect(valueOf(await store.entityById('one'))?.name).toBe('Grupo MAEN')
})

test('a term that an article states twice counts once, in the form that stands first', async () => {
  const store = await openSample()
  const reading = sampleReading(url('a'), [['person', 'Tere Jiménez']])
  const officials = reading.officials.flatMap((official) => [
    official,
    { ...official, role: 'SECRETARIA' },
  ])
  const link = await fetchSample(store, url('a'))
  valueOf(await store.saveReading(link, { ...reading, officials }, { now }))
  await expectSound(store)
  const terms = []
  for await (const term of store.exportRows('officials')) terms.push(term)
  expect(terms).toMatchObject([{ role: 'secretaria', articles: 1 }])
})

test('an official is the person whose alias the article writes, in the most usual form', async () => {
  const store = await openSample()
  const roles = { a: 'Gobernadora', b: 'gobernadora', c: 'gobernadora' }
  for (const [path, role] of Object.entries(roles)) {
    const reading = sampleReading(url(path), [['person', 'Tere Jiménez', 'Jiménez']])
    const officials = reading.officials.map((official) => ({
      ...official,
      person: 'Jiménez',
      role,
    }))
    const link = await fetchSample(store, url(path))
    valueOf(await store.saveReading(link, { ...reading, officials }, { now }))
  }
  const [person] = valueOf(await store.entitiesByName(['Tere Jiménez']))
  for await (const term of store.exportRows('officials')) {
    expect(term).toMatchObject({ role: 'gobernadora', articles: 3, person_id: person?.id })
  }
})

test('what no article names any more is gone, what others name stays', async () => {
  const store = await openSample()
  const a = await storeSample(store, url('a'), [
    ['company', 'Grupo MAEN', 'MAEN'],
    ['person', 'Tere Jiménez'],
  ])
  await storeSample(store, url('b'), [['company', 'Grupo MAEN']])
  valueOf(await store.saveReading(a, sampleReading(url('a'), [['place', 'Londres']]), { now }))
  expect(valueOf(await store.entitiesByName(['Tere Jiménez', 'MAEN']))).toEqual([])
  expect(valueOf(await store.entitiesByName(['Grupo MAEN']))).toMatchObject([
    { articles: 1, aliases: [] },
  ])
  expect((await exportAll(store))['officials']).toBe('')
  await expectSound(store)
})

const pools: Readonly<Record<string, readonly SampleName[]>> = {
  company: [
    ['company', 'Grupo MAEN', 'MAEN'],
    ['company', 'GRUPO MAEN'],
    ['company', 'MAEN'],
    ['company', 'Acme'],
    ['organization', 'Acme', 'Asociación Acme'],
  ],
  person: [
    ['person', 'Tere Jiménez', 'Jiménez'],
    ['person', 'Tere JIMÉNEZ'],
    ['person', 'María Teresa Jiménez Esquivel', 'Teresa Jiménez'],
    ['person', 'Teresa Jiménez', 'Tere'],
  ],
  place: [
    ['place', 'Aguascalientes'],
    ['place', 'Londres', 'London'],
  ],
  public_body: [
    ['public_body', 'Agencia de Cooperación Internacional del Japón', 'JICA'],
    ['public_body', 'Agence japonaise de coopération internationale'],
    ['public_body', 'JICA'],
  ],
}

/** What one article names: at most one of each pool, so that no entity is named twice. */
const namesOfArticle = fc
  .tuple(...Object.values(pools).map((pool) => fc.option(fc.constantFrom(...pool))))
  .map((names) => names.filter((name) => name !== null))

async function save(store: Store, path: string, names: readonly SampleName[]): Promise<void> {
  const link = await fetchSample(store, url(path))
  valueOf(await store.saveReading(link, sampleReading(url(path), names), { now }))
}

test('the order of the articles, and what they said before, leave no trace', async () => {
  const articles = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), namesOfArticle), {
    selector: ([path]) => path,
  })
  await fc.assert(
    fc.asyncProperty(
      articles,
      fc.array(namesOfArticle, { maxLength: 3 }),
      async (last, earlier) => {
        const plain = await openSample()
        for (const [path, names] of last) await save(plain, path, names)
        const restless = await openSample()
        for (const [index, names] of earlier.entries())
          await save(restless, 'abcd'.charAt(index), names)
        for (const [path, names] of last.toReversed()) await save(restless, path, names)
        for (const path of 'abcd') {
          if (last.some(([each]) => each === path)) continue
          const link = await fetchSample(restless, url(path))
          await restless.rejectLink(link, problem('article/not-article', 'A list.'))
        }
        expect(await exportAll(restless)).toEqual(await exportAll(plain))
        await expectSound(restless)
        await plain.close()
        await restless.close()
      },
    ),
    { numRuns: 40 },
  )
})

test('names of one thing in two languages are one entity, whose every id leads to it', async () => {
  const store = await openSample()
  const names: readonly SampleName[] = [
    ['public_body', 'Cámara de Comercio de Lyon', 'CCL'],
    ['public_body', 'Chambre de commerce de Lyon'],
    ['organization', 'CCL'],
  ]
  for (const [index, name] of names.entries()) await storeSample(store, url(String(index)), [name])
  const [entity, ...others] = valueOf(await store.entitiesByName(['CCL']))
  expect(others).toEqual([])
  expect(entity).toMatchObject({
    ...{ type: 'public_body', name: 'Chambre de commerce de Lyon', articles: 3 },
    aliases: ['CCL', 'Cámara de Comercio de Lyon'],
  })
  for (const [type, name] of names) {
    const local = contentId('entity', type, nameKey(name))
    expect(valueOf(await store.entityById(local))).toEqual(entity)
  }
  const reasons = valueOf(await store.mergesOf(entity?.id ?? ''))
  expect(reasons.map(({ reason }) => reason).join('\n')).toMatch(/same name\n|named together: ccl/)
})

test('one person in two offices has two terms, in either language one', async () => {
  const store = await openSample()
  const offices = [
    ['a', 'alcaldesa', '2020-05-01'],
    ['b', 'maire', '2021-05-01'],
    ['c', 'gobernadora', '2024-05-01'],
    ['d', 'gouverneure', '2025-05-01'],
  ] as const
  for (const [path, role, value] of offices) {
    const reading = sampleReading(url(path), [
      ['person', 'Teresa Jiménez Esquivel'],
      ['place', 'Aguascalientes'],
    ])
    const officials = reading.officials.map((official) => {
      return { ...official, role, place: 'Aguascalientes' }
    })
    const published = { value, precision: 'day', method: 'meta' } as const
    const article = { ...reading.article, published }
    const link = await fetchSample(store, url(path))
    valueOf(await store.saveReading(link, { ...reading, article, officials }, { now }))
  }
  await expectSound(store)
  const terms = []
  for await (const { role, first_seen, last_seen, person_id } of store.exportRows('officials'))
    terms.push({ role, first_seen, last_seen, person_id })
  const person_id = valueOf(await store.entitiesByName(['Teresa Jiménez Esquivel']))[0]?.id
  expect(terms).toEqual([
    { role: 'alcaldesa', first_seen: '2020-05-01', last_seen: '2021-05-01', person_id },
    { role: 'gobernadora', first_seen: '2024-05-01', last_seen: '2025-05-01', person_id },
  ])
})
