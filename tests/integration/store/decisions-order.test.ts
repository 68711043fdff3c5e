/** Articles and decisions leave the same state whenever each article came. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NewDecision, Store } from '../../../src/store/index.js'
import {
  after,
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

const eventOf = (path: string) => sampleReading(url(path), []).events[0]?.id ?? ''

async function idOf(store: Store, name: string): Promise<string> {
  const [entity] = valueOf(await store.entitiesByName([name]))
  return entity?.id ?? expect.fail(`There is no ${name}.`)
}

type Part = Pick<NewDecision, 'kind' | 'subjectId'> & Partial<NewDecision>

const maen: SampleName = ['company', 'Grupo MAEN']
const acme: SampleName = ['company', 'Acme']
const forjas: SampleName = ['company', 'Forjas Soledad']
const jimenez: SampleName = ['person', 'Tere Jiménez']

const told: Readonly<Record<string, readonly SampleName[]>> = {
  a: [maen, jimenez],
  b: [acme, ['person', 'Tere JIMÉNEZ']],
  c: [['company', 'Acme', 'Forjas Soledad']],
  d: [forjas, ['company', 'Grupo MAEN', 'MAEN']],
  e: [['company', 'Forjas Soledad', 'Acme'], maen],
}

const steps: readonly Part[] = [
  { kind: 'merge', subjectId: 'Acme', detail: { into: 'Grupo MAEN' } },
  { kind: 'rename', subjectId: 'Acme', detail: { name: 'Acme MAEN' } },
  { kind: 'split', subjectId: 'Acme', detail: { member: 'Forjas Soledad' } },
  { kind: 'retype', subjectId: 'Forjas Soledad', detail: { type: 'organization' } },
  { kind: 'merge', subject: 'event', subjectId: 'a', detail: { into: 'b' } },
  { kind: 'merge', subject: 'event', subjectId: 'c', detail: { into: 'b' } },
  { kind: 'split', subject: 'event', subjectId: 'b', detail: { member: 'a' } },
  { kind: 'reject', subject: 'event', subjectId: 'd' },
]

test('the order of the articles leaves no trace, whenever the decisions were made', async () => {
  const first = await openSample()
  for (const [path, names] of Object.entries(told)) await storeSample(first, url(path), names)
  const nodes = new Map<string, string>()
  // Before anything is one, every name has a node of its own.
  for (const name of ['Acme', 'Grupo MAEN', 'Forjas Soledad']) {
    const alone = await openSample()
    await storeSample(alone, url('x'), [['company', name]])
    nodes.set(name, await idOf(alone, name))
  }
  const idFor = (part: Part, key: string) =>
    part.subject === 'event' ? eventOf(key) : (nodes.get(key) ?? key)
  const made = steps.map((part) => {
    const [[name, value] = ['', '']] = Object.entries(part.detail ?? {})
    const isId = name === 'into' || name === 'member'
    const detail = name === '' ? {} : { [name]: isId ? idFor(part, value) : value }
    return { subject: 'entity', ...part, subjectId: idFor(part, part.subjectId), detail } as const
  })
  const decideAll = async (store: Store) => {
    for (const [index, part] of made.entries())
      valueOf(await store.addDecision(part, after(1000 + index)))
  }
  await decideAll(first)
  await expectSound(first)
  const expected = await exportAll(first)
  const orders = fc.record({
    order: fc.shuffledSubarray(Object.keys(told), { minLength: 5 }),
    again: fc.constantFrom(...Object.keys(told)),
  })
  await fc.assert(
    fc.asyncProperty(orders, async ({ order, again }) => {
      const store = await openSample()
      for (const path of order) await storeSample(store, url(path), told[path] ?? [])
      await decideAll(store)
      // One article goes and comes back after all decisions.
      const link = await fetchSample(store, url(again))
      const other = { ...sampleReading(url(again), [['company', 'Otra']]), events: [] }
      valueOf(await store.saveReading(link, other, { now }))
      valueOf(await store.saveReading(link, sampleReading(url(again), told[again] ?? []), { now }))
      await expectSound(store)
      expect(await exportAll(store)).toEqual(expected)
      for (const { id } of valueOf(await store.listDecisions()))
        valueOf(await store.undoDecision(id, after(5000)))
      const plain = await openSample()
      for (const path of Object.keys(told)) await storeSample(plain, url(path), told[path] ?? [])
      expect(await exportAll(store)).toEqual(await exportAll(plain))
      await store.close()
      await plain.close()
    }),
    { numRuns: 8 },
  )
}, 60_000)
