import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '../../../src/store/index.js'
import {
  addSampleSource,
  codeOf,
  openSample,
  storeSample,
  temporaryPath,
  valueOf,
} from './sample.js'

test('a missing file is made, an old one keeps its rows', async () => {
  const file = temporaryPath()
  const store = await openSample(file)
  await addSampleSource(store)
  await store.close()
  expect(valueOf(await (await openSample(file)).listSources())).toHaveLength(1)
})

test('an empty file becomes a database', async () => {
  const file = temporaryPath()
  fs.writeFileSync(file, '')
  expect(valueOf(await (await openSample(file)).listSources())).toEqual([])
})

test('a file that was made but never filled becomes a database', async () => {
  const file = temporaryPath()
  const unfinished = new Sqlite(file)
  unfinished.pragma('journal_mode = WAL')
  unfinished.close()
  expect(valueOf(await (await openSample(file)).listSources())).toEqual([])
})

/** Opens the file and expects the problem, and that not one byte of it has changed. */
async function expectRefused(file: string, code: string, message: RegExp): Promise<void> {
  const before = fs.readFileSync(file)
  const opened = await openStore(file)
  expect(codeOf(opened)).toBe(code)
  if (!opened.ok) expect(opened.problem.message).toMatch(message)
  expect(fs.readFileSync(file).equals(before)).toBe(true)
  expect(fs.readdirSync(path.dirname(file))).toEqual([path.basename(file)])
}

test('a database of a newer version is refused and not touched', async () => {
  const file = temporaryPath()
  await (await openSample(file)).close()
  const newer = new Sqlite(file)
  newer.pragma('user_version = 99')
  newer.close()
  await expectRefused(
    file,
    'store/newer-version',
    /it has version 99, this program knows up to \d+/,
  )
})

test('a database of another program is refused and not touched', async () => {
  const file = temporaryPath()
  const foreign = new Sqlite(file)
  foreign.pragma('journal_mode = WAL')
  foreign.exec('CREATE TABLE notes (text TEXT)')
  foreign.close()
  await expectRefused(file, 'store/foreign-database', /another program made this file/)
})

test.each([
  ['text', 'Esto no es una base de datos, sino un texto cualquiera de cierta longitud.'],
  ['a short text', 'x'],
  ['an old SQLite file', '** This file contains an SQLite 2.1 database **'],
])('%s is refused and not touched', async (_, content) => {
  const file = temporaryPath()
  fs.writeFileSync(file, content)
  await expectRefused(file, 'store/not-a-database', /this is no SQLite file/)
})

test('a database that was cut off is refused as damaged', async () => {
  const file = temporaryPath()
  await (await openSample(file)).close()
  fs.truncateSync(file, 3000)
  expect(['store/corrupt', 'store/not-a-database']).toContain(codeOf(await openStore(file)))
})

test('a folder and a path without its folder are refused', async () => {
  const file = temporaryPath()
  expect(codeOf(await openStore(path.dirname(file)))).toBe('store/unwritable')
  expect(codeOf(await openStore(path.join(file, 'x', 'test.db')))).toBe('store/unwritable')
})

test('a database that another program holds is busy, and works when it is free', async () => {
  const file = temporaryPath()
  const store = await openSample(file, { busyTimeoutMs: 20 })
  const other = new Sqlite(file)
  other.exec('BEGIN IMMEDIATE')
  const source = { url: 'https://example.org/feed.xml', kind: 'feed' } as const
  expect(codeOf(await store.addSource(source, new Date(0)))).toBe('store/busy')
  expect(valueOf(await store.listSources())).toEqual([])
  other.exec('ROLLBACK')
  other.close()
  expect(codeOf(await store.addSource(source, new Date(0)))).toBe('ok')
})

const sqlite = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' })
if (sqlite.status !== 0)
  console.warn('Skipped: opening the file in the sqlite3 shell; it is not installed.')

test.skipIf(sqlite.status !== 0)(
  'the sqlite3 shell finds the file sound and reads its views',
  async () => {
    const file = temporaryPath()
    const store = await openSample(file)
    await storeSample(store, 'https://example.org/a', [
      ['company', 'Grupo MAEN'],
      ['person', 'Tere Jiménez'],
      ['place', 'Aguascalientes'],
    ])
    const ask = (sql: string) => execFileSync('sqlite3', [file, sql], { encoding: 'utf8' }).trim()
    expect(ask('PRAGMA integrity_check')).toBe('ok')
    expect(ask('PRAGMA foreign_key_check')).toBe('')
    expect(ask('SELECT type, participant, destination, start, amount FROM v_events')).toBe(
      'trade_mission|Grupo MAEN|Aguascalientes|2026-02|12500000',
    )
    expect(ask('SELECT name, articles, events FROM v_companies')).toBe('Grupo MAEN|1|1')
    expect(ask('SELECT person, role, first_seen FROM v_officials')).toBe(
      'Tere Jiménez|secretaria|2026-01-14',
    )
    expect(ask('SELECT text, value, unit FROM v_figures')).toBe(
      '12,5 millones de euros|12500000|EUR',
    )
    expect(ask(`SELECT count(*) FROM article_search WHERE article_search MATCH 'jimenez'`)).toBe(
      '1',
    )
  },
)
