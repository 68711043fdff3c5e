/** `npm run eval -- seeds`: which entries of the two first documents are found, and which not yet. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import type { Entity } from '../../src/model/mention.js'
import type { Reading } from '../../src/model/reading.js'
import { entitySlots } from '../../src/model/event.js'
import { loadReader } from '../../src/pipeline/index.js'
import { nameKey } from '../../src/text/fold.js'
import { percent, type EvalReport } from './report.js'

interface ExpectedEntity {
  readonly type: string
  readonly names: readonly string[]
}

type ExpectedRecord = Readonly<Record<string, unknown>>

/** What `*.expected.json` lists of one document. */
export interface ExpectedSeed {
  readonly lang: string
  readonly title?: string
  readonly site?: string
  readonly not_in_text?: readonly string[]
  readonly entities: readonly ExpectedEntity[]
  readonly officials: readonly ExpectedRecord[]
  readonly figures: readonly ExpectedRecord[]
  readonly periods?: readonly ExpectedRecord[]
  readonly events: readonly ExpectedRecord[]
}

/** One thing that a document must give. */
export interface Check {
  readonly part: string
  readonly what: string
  readonly found: boolean
}

const same = (left: unknown, right: unknown): boolean =>
  left === right ||
  (typeof left === 'string' && typeof right === 'string' && nameKey(left) === nameKey(right))

const namesOf = (entity: Entity): readonly string[] => [entity.name, ...entity.aliases]

function findEntity(reading: Reading, { type, names }: ExpectedEntity): Entity | undefined {
  return reading.entities.find(
    (entity) =>
      entity.type === type &&
      names.every((name) => namesOf(entity).some((other) => same(name, other))),
  )
}

const numeric = (value: unknown): unknown =>
  typeof value === 'string' && /^-?[\d.]+$/.test(value) ? Number(value) : value

function hasRecord(records: readonly object[], expected: ExpectedRecord): boolean {
  return records.some((record) => {
    const fields = record as ExpectedRecord
    return Object.entries(expected).every(([key, value]) => same(numeric(fields[key]), value))
  })
}

function articleChecks({ article }: Reading, seed: ExpectedSeed): Check[] {
  return [
    { part: 'article', what: `lang ${seed.lang}`, found: article.lang === seed.lang },
    ...(seed.title === undefined
      ? []
      : [{ part: 'article', what: `headline`, found: article.title === seed.title }]),
    ...(seed.site === undefined
      ? []
      : [{ part: 'article', what: `site ${seed.site}`, found: article.site === seed.site }]),
    ...(seed.not_in_text ?? []).map((line) => ({
      part: 'article',
      what: `without "${line}"`,
      found: !article.text.includes(line),
    })),
  ]
}

function eventChecks(reading: Reading, expected: ExpectedRecord, at: number): Check[] {
  const event = reading.events.find(({ type }) => type === expected['type'])
  const part = `event ${at + 1}`
  const hasName = (ids: readonly string[], name: string): boolean =>
    reading.entities.some(
      (entity) => ids.includes(entity.id) && namesOf(entity).some((other) => same(name, other)),
    )
  const slots = Object.entries(expected).flatMap(([key, value]): Check[] => {
    if (Array.isArray(value)) {
      const slot = entitySlots.find((name) => name === key)
      return (value as string[]).map((name) => ({
        part,
        what: `${key} ${name}`,
        found: event !== undefined && slot !== undefined && hasName(event[slot], name),
      }))
    }
    if (key === 'programme') {
      const found = event?.programme !== undefined && hasName([event.programme], String(value))
      return [{ part, what: `programme`, found }]
    }
    if (key === 'origin_country') {
      const found = reading.entities.some(
        ({ id, country }) => event?.origin.includes(id) === true && country === value,
      )
      return [
        {
          part,
          what: `origin in ${String(value)}`,
          found: found || reading.article.country === value,
        },
      ]
    }
    const field = key === 'companies_count' ? 'companiesCount' : key
    const actual = (event as ExpectedRecord | undefined)?.[field]
    return [{ part, what: `${key} ${String(value)}`, found: actual === value }]
  })
  return slots
}

/** Lists everything that a document must give, found or not. */
export function checkSeed(reading: Reading, seed: ExpectedSeed): Check[] {
  return [
    ...articleChecks(reading, seed),
    ...seed.entities.map((entity) => ({
      part: 'entities',
      what: `${entity.type} ${entity.names.join(' = ')}`,
      found: findEntity(reading, entity) !== undefined,
    })),
    ...seed.officials.map((official) => ({
      part: 'officials',
      what: `${String(official['person'])}, ${String(official['role'])}`,
      found: hasRecord(reading.officials, official),
    })),
    ...seed.figures.map((figure) => ({
      part: 'figures',
      what: String(figure['text']),
      found: hasRecord(reading.figures, figure),
    })),
    ...(seed.periods ?? []).map((period) => ({
      part: 'periods',
      what: String(period['text']),
      found: hasRecord(reading.periods, period),
    })),
    ...seed.events.flatMap((event, at) => eventChecks(reading, event, at)),
  ]
}

/** Where the two documents lie: beside the project, not in it. */
export const seedFolder = path.join(packageRoot, '../shared/seeds')

/** Reads every seed; a seed that cannot be read fails all of its checks but the first. */
export function checkSeeds(folder: string): { name: string; checks: Check[] }[] {
  const reader = loadReader()
  if (!reader.ok) throw new Error(reader.problem.message)
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
  return files.map((name) => {
    const text = fs.readFileSync(path.join(folder, name), 'utf8')
    const expected = fs.readFileSync(
      path.join(folder, name.replace('.txt', '.expected.json')),
      'utf8',
    )
    const reading = reader.value.read({ text, now: '2026-01-01T00:00:00.000Z' })
    if (!reading.ok) throw new Error(`${name}: ${reading.problem.message}`)
    return { name, checks: checkSeed(reading.value, JSON.parse(expected) as ExpectedSeed) }
  })
}

/** The evaluation. */
export function evaluateSeeds(): Promise<EvalReport> {
  if (!fs.existsSync(seedFolder)) {
    const notes = ['The seeds are not on this machine (../shared/seeds); nothing was measured.']
    return Promise.resolve({ kind: 'seeds', notes, tables: [], scores: {} })
  }
  const seeds = checkSeeds(seedFolder)
  const tables = seeds.map(({ name, checks }) => ({
    title: name,
    columns: ['part', 'expected', 'found'],
    rows: checks.map(({ part, what, found }) => [part, what, found ? 'yes' : 'NOT YET']),
  }))
  const share = (checks: readonly Check[]): number =>
    checks.filter(({ found }) => found).length / Math.max(checks.length, 1)
  const scores = Object.fromEntries([
    ...seeds.map(({ name, checks }) => [name.slice(0, 3), share(checks)]),
    ['all', share(seeds.flatMap(({ checks }) => checks))],
  ]) as Record<string, number>
  const summary = seeds.map(
    ({ name, checks }) => `${name}: ${percent(share(checks))} % of ${checks.length} entries found.`,
  )
  return Promise.resolve({ kind: 'seeds', notes: summary, tables, scores })
}
