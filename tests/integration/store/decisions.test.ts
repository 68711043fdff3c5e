/** What analysts decide takes effect at once, can be taken back, and holds for later articles. */
import { expect, test } from 'vitest'
import type { NewDecision, Store } from '../../../src/store/index.js'
import {
  after,
  codeOf,
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

const maen: SampleName = ['company', 'Grupo MAEN']
const acme: SampleName = ['company', 'Acme']
const forjas: SampleName = ['company', 'Forjas Soledad']
const jimenez: SampleName = ['person', 'Tere Jiménez']

/** A store in which two articles name two companies, one article each, and tell one event each. */
async function openTwo(): Promise<Store> {
  const store = await openSample()
  await storeSample(store, url('a'), [maen, jimenez])
  await storeSample(store, url('b'), [acme])
  return store
}

async function idOf(store: Store, name: string): Promise<string> {
  const [entity] = valueOf(await store.entitiesByName([name]))
  return entity?.id ?? expect.fail(`There is no ${name}.`)
}

const eventOf = (path: string) => sampleReading(url(path), [acme]).events[0]?.id ?? ''

type Part = Pick<NewDecision, 'kind' | 'subjectId'> & Partial<NewDecision>

let moment = 0

async function decide(store: Store, part: Part) {
  const decision = { subject: 'entity', detail: {}, ...part } as const
  return valueOf(await store.addDecision(decision, after((moment += 1))))
}

const undo = async (store: Store, id: string) =>
  valueOf(await store.undoDecision(id, after((moment += 1))))

test('a decision is kept, can be undone, and stays as history', async () => {
  const store = await openTwo()
  const subjectId = await idOf(store, 'Acme')
  const into = await idOf(store, 'Grupo MAEN')
  const merge = { kind: 'merge', subject: 'entity', subjectId, detail: { into }, madeBy: 'Ana' }
  const decision = valueOf(await store.addDecision(merge as NewDecision, now))
  expect(decision).toEqual({ ...merge, id: decision.id, madeAt: now.toISOString() })
  const rename = { kind: 'rename', subject: 'entity', subjectId, detail: { name: 'X' } } as const
  const second = valueOf(await store.addDecision(rename, after(1)))
  expect(valueOf(await store.listDecisions())).toEqual([decision, second])
  const undone = { ...decision, undoneAt: after(2).toISOString() }
  expect(valueOf(await store.undoDecision(decision.id, after(2)))).toEqual(undone)
  expect(valueOf(await store.undoDecision(decision.id, after(3)))).toEqual(undone)
  expect(valueOf(await store.listDecisions())).toEqual([second])
  expect(valueOf(await store.listDecisions({ withUndone: true }))).toEqual([undone, second])
})

test('the same decision of the same moment is one', async () => {
  const store = await openTwo()
  const subjectId = await idOf(store, 'Acme')
  const reject = { kind: 'reject', subject: 'entity', subjectId, detail: {} } as const
  await store.addDecision(reject, now)
  await store.addDecision(reject, now)
  expect(valueOf(await store.listDecisions())).toHaveLength(1)
})

test('undoing what was never decided is a problem', async () => {
  const store = await openSample()
  expect(codeOf(await store.undoDecision('x', now))).toBe('store/not-found')
})

const acmeId = sampleReading(url('b'), [acme]).entities[0]?.id ?? ''

const notFound = 'store/not-found'
const unfit = 'input/invalid-record'
const about = (kind: Part['kind'], detail: NewDecision['detail'] = {}): Part => ({
  ...{ kind, subjectId: acmeId, detail },
})

test.each<readonly [string, Part, readonly [code: string, words: string]]>([
  ['an unknown entity', { kind: 'reject', subjectId: 'e1' }, [notFound, 'e1']],
  ['an unknown event', { kind: 'reject', subject: 'event', subjectId: 'e2' }, [notFound, 'e2']],
  ['an entity as an event', { ...about('reject'), subject: 'event' }, [notFound, acmeId]],
  ['an empty name', about('rename', { name: ' ' }), [unfit, '1 to 300']],
  ['a long name', about('rename', { name: 'x'.repeat(301) }), [unfit, '1 to 300']],
  ['a type of events', about('retype', { type: 'fair' }), [unfit, '"fair"']],
  [
    'a type of entities',
    { kind: 'retype', subject: 'event', subjectId: eventOf('b'), detail: { type: 'person' } },
    [unfit, '"person"'],
  ],
  ['no other one', about('merge'), [notFound, '""']],
  ['an unknown other one', about('merge', { into: 'e9' }), [notFound, 'e9']],
  ['an event as the other one', about('merge', { into: eventOf('b') }), [notFound, 'entity']],
  ['itself', about('merge', { into: acmeId }), [unfit, 'itself']],
  ['an unknown part', about('split', { member: 'Zeta' }), [notFound, 'Zeta']],
  ['all parts', about('split', { member: 'Acme' }), [unfit, 'no other part']],
  ['nobody', { ...about('reject'), madeBy: '' }, [unfit, '1 to 300']],
])('refuses %s and changes nothing', async (_, part, [code, words]) => {
  const store = await openTwo()
  const before = await exportAll(store)
  const made = await store.addDecision({ subject: 'entity', detail: {}, ...part }, now)
  expect(codeOf(made)).toBe(code)
  expect(made.ok ? '' : made.problem.message).toContain(words)
  expect(valueOf(await store.listDecisions({ withUndone: true }))).toEqual([])
  expect(await exportAll(store)).toEqual(before)
})

/** Makes a decision, looks at what it does, and expects that nothing of it is left when it is undone. */
async function expectEffect(store: Store, part: Part, look: () => Promise<void>): Promise<void> {
  const before = await exportAll(store)
  const { id } = await decide(store, part)
  await look()
  await expectSound(store)
  expect(await exportAll(store)).not.toEqual(before)
  await undo(store, id)
  await expectSound(store)
  expect(await exportAll(store)).toEqual(before)
}

test('merged entities are one, with the names and articles of both', async () => {
  const store = await openTwo()
  const [one, into] = [await idOf(store, 'Acme'), await idOf(store, 'Grupo MAEN')]
  await expectEffect(store, { kind: 'merge', subjectId: one, detail: { into } }, async () => {
    const merged = valueOf(await store.entityById(one))
    expect(merged).toMatchObject({ name: 'Grupo MAEN', aliases: ['Acme'], articles: 2 })
    expect(valueOf(await store.entityById(into))).toEqual(merged)
    expect(valueOf(await store.mergesOf(one))).toMatchObject([{ score: 2 }])
  })
})

test('a name that is split off is an entity of its own', async () => {
  const store = await openSample()
  await storeSample(store, url('a'), [['company', 'Grupo MAEN', 'Maquinaria Aerea']])
  await storeSample(store, url('b'), [['company', 'Maquinaria Aerea']])
  const id = await idOf(store, 'Grupo MAEN')
  expect(valueOf(await store.entityById(id))?.articles).toBe(2)
  const split = { kind: 'split', subjectId: id, detail: { member: 'MAQUINARIA AEREA' } } as const
  await expectEffect(store, split, async () => {
    const found = valueOf(await store.entitiesByName(['Grupo MAEN', 'Maquinaria Aerea']))
    expect(found.map(({ name, articles }) => [name, articles]).sort()).toEqual([
      ['Grupo MAEN', 1],
      ['Maquinaria Aerea', 1],
    ])
  })
})

test('a name, a type and a rejection show at once, the latest decision counts', async () => {
  const store = await openTwo()
  const subjectId = await idOf(store, 'Acme')
  const shown = async () => valueOf(await store.entityById(subjectId))
  await expectEffect(
    store,
    { kind: 'rename', subjectId, detail: { name: 'ACME SA' } },
    async () => {
      expect(await shown()).toMatchObject({ name: 'ACME SA', aliases: ['Acme'] })
      expect((await exportAll(store))['events']).toContain('ACME SA')
      const second = await decide(store, { kind: 'rename', subjectId, detail: { name: 'Acme 2' } })
      expect(await shown()).toMatchObject({ name: 'Acme 2' })
      await undo(store, second.id)
      expect(await shown()).toMatchObject({ name: 'ACME SA' })
    },
  )
  const retype = { kind: 'retype', subjectId, detail: { type: 'organization' } } as const
  await expectEffect(store, retype, async () => {
    expect(await shown()).toMatchObject({ type: 'organization' })
    expect((await exportAll(store))['companies']).not.toContain('Acme')
  })
  await expectEffect(store, { kind: 'reject', subjectId }, async () => {
    expect(valueOf(await store.entitiesByName(['Acme']))).toEqual([])
    expect((await exportAll(store))['events']).not.toContain(`"participant":["Acme"`)
  })
})

test('events are merged, split, named, typed and rejected', async () => {
  const store = await openTwo()
  const [one, into] = [eventOf('a'), eventOf('b')]
  const rows = async () => ((await exportAll(store))['events'] ?? '').trim().split('\n')
  const about = { subject: 'event', subjectId: one } as const
  const merge = { ...about, kind: 'merge', detail: { into } } as const
  await expectEffect(store, merge, async () => {
    expect(await rows()).toHaveLength(1)
    expect((await rows())[0]).toContain('"articles":2')
    await expectEffect(store, { ...merge, kind: 'split', detail: { member: into } }, async () => {
      expect(await rows()).toHaveLength(2)
    })
  })
  await expectEffect(store, { ...about, kind: 'rename', detail: { name: 'Gira' } }, async () => {
    expect(valueOf(await store.eventDetail(one))?.row.name).toBe('Gira')
  })
  await expectEffect(store, { ...about, kind: 'retype', detail: { type: 'fair' } }, async () => {
    expect(valueOf(await store.eventDetail(one))?.row.type).toBe('fair')
  })
  await expectEffect(store, { ...about, kind: 'reject' }, async () => {
    expect(await rows()).toHaveLength(1)
  })
})

test('an accepted event is reviewed; nothing else changes', async () => {
  const store = await openTwo()
  const before = await exportAll(store)
  const { id } = await decide(store, { kind: 'accept', subject: 'event', subjectId: eventOf('a') })
  expect(await exportAll(store)).toEqual(before)
  const left = valueOf(await store.eventsToReview(10)).map((event) => event.id)
  expect(left).toEqual([eventOf('b')])
  await undo(store, id)
  expect(valueOf(await store.eventsToReview(10))).toHaveLength(2)
})

test('a later merge takes back an earlier split, and the other way round', async () => {
  const store = await openTwo()
  await storeSample(store, url('c'), [['company', 'Acme', 'Acme Norte']])
  const [one, into] = [await idOf(store, 'Acme'), await idOf(store, 'Grupo MAEN')]
  const merge = { kind: 'merge', subjectId: one, detail: { into } } as const
  await decide(store, merge)
  await decide(store, { kind: 'split', subjectId: into, detail: { member: one } })
  expect(await idOf(store, 'Acme')).not.toBe(await idOf(store, 'Grupo MAEN'))
  await decide(store, { ...merge, subjectId: await idOf(store, 'Acme Norte') })
  expect(await idOf(store, 'Acme')).toBe(await idOf(store, 'Grupo MAEN'))
})

test('decisions hold for later articles and outlive the rows that they are about', async () => {
  const store = await openTwo()
  const [one, into] = [await idOf(store, 'Acme'), await idOf(store, 'Grupo MAEN')]
  await decide(store, { kind: 'merge', subjectId: one, detail: { into } })
  await decide(store, { kind: 'rename', subjectId: one, detail: { name: 'Acme MAEN' } })
  const before = await exportAll(store)
  const link = await fetchSample(store, url('b'))
  valueOf(await store.saveReading(link, sampleReading(url('b'), [forjas]), { now }))
  expect(valueOf(await store.entitiesByName(['Acme']))).toEqual([])
  expect(valueOf(await store.entityById(into))).toMatchObject({ name: 'Grupo MAEN' })
  valueOf(await store.saveReading(link, sampleReading(url('b'), [acme]), { now }))
  expect(await exportAll(store)).toEqual(before)
  await storeSample(store, url('c'), [acme])
  expect(valueOf(await store.entityById(into))).toMatchObject({ name: 'Acme MAEN', articles: 3 })
  await expectSound(store)
})
