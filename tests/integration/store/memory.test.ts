/** What a connection remembers between articles must not differ from what the file holds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reading } from '../../../src/model/reading.js'
import type { Store } from '../../../src/store/index.js'
import {
  codeOf,
  expectSound,
  exportAll,
  fetchSample,
  now,
  openSample,
  sampleReading,
  temporaryPath,
  valueOf,
  type SampleName,
} from './sample.js'

const url = (path: string) => `https://example.org/${path}`

const anyName: fc.Arbitrary<SampleName> = fc.constantFrom(
  ['company', 'Grupo MAEN', 'MAEN'] as const,
  ['company', 'MAEN'] as const,
  ['organization', 'Acme', 'Asociación Acme'] as const,
  ['person', 'Tere Jiménez'] as const,
  ['person', 'María Teresa Jiménez Esquivel', 'Teresa Jiménez'] as const,
  ['public_body', 'Agencia de Cooperación Internacional del Japón', 'JICA'] as const,
  ['public_body', 'JICA'] as const,
)
const anyNames = fc.uniqueArray(anyName, { selector: ([type]) => type, maxLength: 4 })

async function save(store: Store, path: string, names: readonly SampleName[]): Promise<void> {
  const link = await fetchSample(store, url(path))
  valueOf(await store.saveReading(link, sampleReading(url(path), names), { now }))
}

test('two that write to one file by turns leave what one alone leaves', async () => {
  const step = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), anyNames, fc.boolean())
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const file = temporaryPath()
      const [one, other, alone] = [
        await openSample(file),
        await openSample(file),
        await openSample(),
      ]
      for (const [path, names, isFirst] of steps) {
        await save(isFirst ? one : other, path, names)
        await save(alone, path, names)
      }
      expect(await exportAll(one)).toEqual(await exportAll(alone))
      await expectSound(other)
    }),
    { numRuns: 6 },
  )
})

/** An article of a namesake in an office of their own; the first one says nothing of an office. */
function namesake(path: string, index: number): Reading {
  const office = `Instituto ${String.fromCharCode(65 + (index % 26), 97 + Math.floor(index / 26))}zo`
  const names: SampleName[] = [
    ['person', 'Pedro Lara'],
    ...(index === 0 ? [] : [['public_body', office] as const]),
  ]
  const reading = sampleReading(url(path), names)
  const officials = reading.officials.map((official) => ({ ...official, organization: office }))
  return index === 0 ? { ...reading, officials: [] } : { ...reading, officials }
}

test('a name that too many bear joins nobody, and joins again when some are gone', async () => {
  const [grown, plain] = [await openSample(), await openSample()]
  const indexes = Array.from({ length: 67 }, (_, index) => index)
  for (const index of indexes) {
    const link = await fetchSample(grown, url(String(index)))
    valueOf(await grown.saveReading(link, namesake(String(index), index), { now }))
  }
  const joined = async (store: Store) =>
    valueOf(await store.entitiesByName(['Pedro Lara'])).filter(({ articles }) => articles > 1)
  expect(await joined(grown)).toEqual([])
  for (const index of [5, 6, 7]) await save(grown, String(index), [['place', 'Londres']])
  for (const index of indexes.toReversed()) {
    const isGone = index >= 5 && index <= 7
    const link = await fetchSample(plain, url(String(index)))
    const reading = isGone
      ? sampleReading(url(String(index)), [['place', 'Londres']])
      : namesake(String(index), index)
    valueOf(await plain.saveReading(link, reading, { now }))
  }
  expect(await joined(grown)).toHaveLength(1)
  expect(await exportAll(grown)).toEqual(await exportAll(plain))
  await expectSound(grown)
})

/** A reading that the schema refuses, but only after its names were stored. */
function broken(reading: Reading): Reading {
  return { ...reading, periods: reading.periods.map((period) => ({ ...period, start: 0.5 })) }
}

test('a batch of many articles, some of which are refused, leaves what the others leave one by one', async () => {
  const article = fc.tuple(anyNames, fc.boolean())
  await fc.assert(
    fc.asyncProperty(fc.array(article, { minLength: 2, maxLength: 12 }), async (articles) => {
      const [many, single] = [await openSample(), await openSample()]
      const links: string[] = []
      for (const index of articles.keys()) links.push(await fetchSample(many, url(String(index))))
      const codes = valueOf(
        await many.batch(async (rows) => {
          const found = []
          for (const [index, [names, isWhole]] of articles.entries()) {
            const reading = sampleReading(url(String(index)), names)
            const given = isWhole ? reading : broken(reading)
            found.push(codeOf(await rows.saveReading(links[index] ?? '', given, { now })))
          }
          return found
        }),
      )
      expect(codes).toEqual(
        articles.map(([, isWhole]) => (isWhole ? 'ok' : 'input/invalid-record')),
      )
      for (const [index, [names, isWhole]] of articles.entries())
        if (isWhole) await save(single, String(index), names)
      expect(await exportAll(many)).toEqual(await exportAll(single))
      await expectSound(many)
    }),
    { numRuns: 6 },
  )
})
