/** A database of the first version is brought up to date with everything that it holds. */
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../src/store/migrations/all.js'
import { expectSound, now, openSample, temporaryPath, valueOf } from './sample.js'

const at = now.toISOString()

function makeFirstVersion(file: string): void {
  const old = new Sqlite(file)
  old.exec(migrations[0]?.sql ?? '')
  old.pragma('user_version = 1')
  old.pragma('application_id = 1195459397')
  old
    .prepare(
      `INSERT INTO sources (id, url, kind, name, interval_minutes, priority, state, next_due_at, failures, added_at)
       VALUES ('s1', 'https://example.org/feed.xml', 'feed', 'Diario', 30, 2, 'paused', ?, 4, ?)`,
    )
    .run(at, at)
  const link = old.prepare(
    `INSERT INTO links (id, url, host, source_id, priority, state, next_try_at, discovered_at)
     VALUES (?, ?, 'example.org', 's1', 2, 'due', ?, ?)`,
  )
  link.run('l1', 'https://example.org/a', at, at)
  link.run('l2', 'http://www.example.org/b/?ref=rss', at, at)
  old.close()
}

test('sources, links and their ids stay; links are known under other spellings of their addresses', async () => {
  const file = temporaryPath()
  makeFirstVersion(file)
  const store = await openSample(file)
  expect(valueOf(await store.listSources())).toMatchObject([
    { id: 's1', name: 'Diario', intervalMinutes: 30, priority: 2, state: 'paused', failures: 4 },
  ])
  const urls = ['http://example.org/a/', 'https://example.org/b', 'https://example.org/c']
  const links = urls.map((url) => ({ url }))
  expect(valueOf(await store.addLinks('s1', links, { now }))).toEqual({
    ...{ added: 1, known: 2, invalid: 0, left: 0 },
  })
  expect(valueOf(await store.reprocessingRun())).toBe(undefined)
  const run = { extractor: 'x', since: '2024', lastLink: 'l1', report: '{}', startedAt: at }
  valueOf(await store.noteReprocessing(run))
  expect(valueOf(await store.reprocessingRun())).toEqual(run)
  expect(valueOf(await store.linkById('l2'))).toMatchObject({ state: 'due', sourceId: 's1' })
  await expectSound(store)
})
