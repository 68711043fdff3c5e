/** A database of every earlier version is brought up to date with everything that it holds. */
import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { backupStore } from '../../../src/store/index.js'
import { migrations } from '../../../src/store/migrations/all.js'
import { makeVersion, oldText } from './old-versions.js'
import { exportAll, expectSound, openSample, temporaryPath, valueOf } from './sample.js'

const versions = migrations.map(({ version }) => version)
const latest = versions.at(-1) ?? 0

/** Reads rows of the file beside the program. */
function ask(file: string, sql: string): unknown[] {
  const reader = new Sqlite(file, { readonly: true })
  const rows = reader.prepare(sql).all()
  reader.close()
  return rows
}

const schemaOf = (file: string) =>
  ask(file, 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')

/** What must be in the file after any upgrade, as the old version wrote it. */
const kept: Readonly<Record<string, readonly unknown[]>> = {
  'SELECT url, state, failures, last_problem, etag FROM sources': [
    {
      ...{ url: 'https://diario.example/feed', state: 'paused', failures: 4 },
      ...{ last_problem: 'fetch/dns', etag: '"e"' },
    },
  ],
  'SELECT group_concat(id || state || attempts) AS links FROM (SELECT * FROM links ORDER BY id)': [
    { links: 'l1stored1,l2due0,l3duplicate1,l4rejected1,l5quarantined8,l6failed2,l7fetched1' },
  ],
  'SELECT count(*) AS pages, min(hex(body)) AS body FROM pages': [{ pages: 4, body: '3C703E783C' }],
  'SELECT count(*) AS fetches FROM fetches': [{ fetches: 2 }],
  'SELECT count(*) AS bands FROM fingerprint_bands': [{ bands: 2 }],
  'SELECT text, authors FROM articles': [{ text: oldText, authors: '["Ana Ruiz"]' }],
  'SELECT type, text FROM mentions ORDER BY ordinal': [
    { type: 'person', text: 'Rosa Gil' },
    { type: 'role', text: 'directora' },
    { type: 'company', text: 'Aceros Norte' },
    { type: 'place', text: 'Lyon' },
  ],
  'SELECT person, role, organization FROM officials': [
    { person: 'Rosa Gil', role: 'directora', organization: 'Aceros Norte' },
  ],
  'SELECT text, value, unit FROM figures': [
    { text: '12 millones de pesos', value: '12000000', unit: 'MXN' },
  ],
  'SELECT text, first_day FROM periods': [{ text: '3 de mayo de 2025', first_day: '2025-05-03' }],
  'SELECT type, organizer, destination, amount, evidence FROM v_events': [
    {
      ...{ type: 'investment', organizer: 'Aceros Norte', destination: 'Lyon' },
      ...{ amount: '12000000', evidence: 'invertirán 12 millones de pesos' },
    },
  ],
  'SELECT id, made_by FROM decisions': [{ id: 'd1', made_by: 'Eva' }],
}

describe('a database', () => {
  test.each(versions.filter((version) => version < latest))(
    'of version %i has the present schema and all its rows after it was opened',
    async (version) => {
      const fresh = temporaryPath()
      await (await openSample(fresh)).close()
      const file = temporaryPath()
      makeVersion(file, version)
      const store = await openSample(file)
      await expectSound(store)
      expect(schemaOf(file)).toEqual(schemaOf(fresh))
      expect(ask(file, 'PRAGMA user_version')).toEqual([{ user_version: latest }])
      for (const [sql, rows] of Object.entries(kept)) expect(ask(file, sql), sql).toEqual(rows)
      const found = valueOf(
        await store.findEvents(
          {
            ...{ all: [[{ text: 'empresas', isPhrase: false }]], none: [] },
            ...{ filters: [], ranges: [] },
          },
          { limit: 10 },
        ),
      )
      expect(found.events).toHaveLength(1)
    },
  )

  test('ends the same, whichever version it began with', async () => {
    const exports: unknown[] = []
    for (const version of versions.slice(0, -1)) {
      const file = temporaryPath()
      makeVersion(file, version)
      exports.push(await exportAll(await openSample(file)))
    }
    expect(new Set(exports.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  test('of an old version is copied as it is', async () => {
    const file = temporaryPath()
    makeVersion(file, 1)
    const copy = `${file}.copy`
    expect(valueOf(await backupStore(file, copy))).toMatchObject({ version: 1, links: 7 })
    expect(ask(file, 'PRAGMA user_version')).toEqual([{ user_version: 1 }])
    await expectSound(await openSample(copy))
  })
})

/** Whoever has a database of such a version has gone through exactly these statements. */
const published: Readonly<Record<number, string>> = {
  1: 'e0cb5946230edf0b',
  2: 'cba86d9689f6a434',
  3: 'e7a14eba3a2e7688',
  4: 'a5b4c5ead0e1d488',
  5: 'eaca8ab299325d09',
  6: '9af6f5b21e6d442d',
}

test('steps that databases have gone through are never changed', () => {
  const hashes = migrations.map(({ version, sql }) => [
    version,
    createHash('sha256').update(sql).digest('hex').slice(0, 16),
  ])
  const known = hashes.filter(([version]) => Number(version) in published)
  expect(Object.fromEntries(known)).toEqual(published)
})
