/** Copying a store that is being written into, emptying its archive, and freeing what was set aside. */
import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { problem } from '../../../src/core/problem.js'
import { backupStore, linkId, type Store } from '../../../src/store/index.js'
import {
  addSampleSource,
  after,
  codeOf,
  exportAll,
  expectSound,
  fetchSample,
  now,
  openSample,
  samplePage,
  sampleReading,
  storeSample,
  temporaryPath,
  valueOf,
} from './sample.js'

const url = (name: string) => `https://example.org/${name}`
const names = [['company', 'Grupo MAEN']] as const

describe('a backup', () => {
  /** Makes the file larger than a few steps of the copy. */
  async function fill(store: Store): Promise<void> {
    const source = await addSampleSource(store)
    const links = Array.from({ length: 4000 }, (_, index) => ({ url: url(String(index)) }))
    valueOf(await store.addLinks(source.id, links, { now }))
    for (const name of ['a', 'b', 'c'])
      valueOf(await store.writeRobots(name, { text: name.repeat(8_000_000), fetchedAt: '2026' }))
  }

  test('is the state of one moment, while others go on writing', async () => {
    const file = temporaryPath()
    const store = await openSample(file)
    await fill(store)
    const writer = new Sqlite(file)
    writer.function('stem_text', () => '')
    const write = writer.prepare(
      `INSERT INTO robots (origin, text, fetched_at) VALUES (?, 'x', '2026')`,
    )
    const target = path.join(path.dirname(file), 'copy.db')
    let steps = 0
    const made = valueOf(
      await backupStore(file, target, {
        onProgress: () => write.run(`https://${++steps}.example`),
      }),
    )
    writer.close()
    expect(steps).toBeGreaterThan(2)
    expect(made).toMatchObject({ links: 4000, bytes: fs.statSync(target).size })
    expect(fs.readdirSync(path.dirname(file)).filter((name) => name.startsWith('copy'))).toEqual([
      'copy.db',
    ])
    const copy = await openSample(target)
    await expectSound(copy)
    expect(valueOf(await copy.accounting()).due).toBe(4000)
    expect(valueOf(await copy.readRobots('https://1.example'))).toBe(undefined)
    expect(valueOf(await store.readRobots('https://1.example'))).toMatchObject({ text: 'x' })
  })

  test('of a damaged file is no backup, and what was there before stays', async () => {
    const file = temporaryPath()
    const store = await openSample(file)
    await fill(store)
    await store.close()
    const target = path.join(path.dirname(file), 'copy.db')
    fs.writeFileSync(target, 'the copy of yesterday')
    const bytes = fs.readFileSync(file)
    bytes.fill(0x55, 40 * 4096, 60 * 4096)
    fs.writeFileSync(file, bytes)
    expect(codeOf(await backupStore(file, target))).toBe('store/corrupt')
    expect(fs.readFileSync(target, 'utf8')).toBe('the copy of yesterday')
    expect(fs.readdirSync(path.dirname(file)).filter((name) => name.includes('partial'))).toEqual(
      [],
    )
  })

  test('that is stopped leaves nothing', async () => {
    const file = temporaryPath()
    await fill(await openSample(file))
    const target = path.join(path.dirname(file), 'copy.db')
    const stop = new AbortController()
    const onProgress = () => {
      stop.abort()
    }
    const made = await backupStore(file, target, { signal: stop.signal, onProgress })
    expect(made.ok).toBe(false)
    expect(fs.readdirSync(path.dirname(file)).filter((name) => name.startsWith('copy'))).toEqual([])
  })

  test('beside another to the same place is whole, and takes away what a killed one left', async () => {
    const file = temporaryPath()
    await fill(await openSample(file))
    const target = path.join(path.dirname(file), 'copy.db')
    const [old, young] = [`${target}.0123abcd.partial`, `${target}.4567abcd.partial`]
    for (const left of [old, young]) fs.writeFileSync(left, 'half a copy')
    const now = new Date()
    const dayBefore = new Date(now.getTime() - 25 * 3600_000)
    fs.utimesSync(old, dayBefore, dayBefore)
    const backup = () => backupStore(file, target, { now })
    const made = await Promise.all([backup(), backup()])
    for (const copy of made) expect(valueOf(copy).links).toBe(4000)
    await expectSound(await openSample(target))
    const left = fs.readdirSync(path.dirname(file)).filter((name) => name.endsWith('.partial'))
    expect(left).toEqual([path.basename(young)])
  })

  test('needs a folder, and a database of Gaceta', async () => {
    const file = temporaryPath()
    await openSample(file)
    expect(codeOf(await backupStore(file, path.join(file, 'x', 'copy.db')))).toBe(
      'store/unwritable',
    )
    const foreign = temporaryPath()
    new Sqlite(foreign).exec('CREATE TABLE notes (text TEXT)').close()
    expect(codeOf(await backupStore(foreign, `${foreign}.copy`))).toBe('store/foreign-database')
  })
})

describe('pruning', () => {
  test('takes the bodies of old pages and nothing else', async () => {
    const store = await openSample()
    await storeSample(store, url('old'), names)
    const rejected = await fetchSample(store, url('rejected'))
    valueOf(await store.rejectLink(rejected, problem('article/no-text', 'Nothing.')))
    await fetchSample(store, url('waiting'))
    const before = await exportAll(store)
    expect(valueOf(await store.prunablePages(now)).pages).toBe(0)
    const sum = valueOf(await store.prunablePages(after(1)))
    expect(sum.pages).toBe(2)
    expect(valueOf(await store.prunePages(after(1), 1)).pages).toBe(1)
    expect(valueOf(await store.prunePages(after(1), 10)).pages).toBe(1)
    expect(valueOf(await store.prunePages(after(1), 10))).toEqual({ pages: 0, bytes: 0 })
    expect(valueOf(await store.countPrunedPages())).toBe(2)
    expect(valueOf(await store.pageOf(rejected))).toBe(undefined)
    expect(valueOf(await store.pageOf(linkId(url('waiting'))))).toMatchObject({ status: 200 })
    expect(valueOf(await store.countArchivedPages({}))).toBe(0)
    expect(await exportAll(store)).toEqual(before)
    valueOf(await store.compact())
    await expectSound(store)
  })

  test('an empty page is not one whose body was taken', async () => {
    const store = await openSample()
    const id = await fetchSample(store, url('empty'))
    await fetchEmpty(store, url('nothing'))
    valueOf(await store.rejectLink(linkId(url('nothing')), problem('article/no-text', 'Nothing.')))
    valueOf(await store.rejectLink(id, problem('article/no-text', 'Nothing.')))
    expect(valueOf(await store.prunablePages(after(1))).pages).toBe(1)
    expect(valueOf(await store.countPrunedPages())).toBe(0)
    expect(valueOf(await store.pageOf(linkId(url('nothing'))))).toMatchObject({ status: 200 })
  })

  async function fetchEmpty(store: Store, address: string): Promise<void> {
    const source = await addSampleSource(store)
    valueOf(await store.addLinks(source.id, [{ url: address }], { now }))
    const result = { page: samplePage(address, '') }
    valueOf(await store.recordFetch(linkId(address), { attempts: 1, at: now, result }))
  }

  test('what repeated an article that is withdrawn is fetched again when its page is gone', async () => {
    const store = await openSample()
    for (const name of ['a', 'b', 'c']) {
      const link = await fetchSample(store, url(name))
      const reading = sampleReading(url('a'), names)
      valueOf(await store.saveReading(link, reading, { now }))
    }
    expect(valueOf(await store.accounting())).toMatchObject({ stored: 1, duplicate: 2 })
    valueOf(await store.prunePages(after(1), 2))
    valueOf(await store.rejectLink(linkId(url('a')), problem('article/no-text', 'Nothing.')))
    const { due, fetched } = valueOf(await store.accounting())
    expect(due + fetched).toBe(2)
    expect(due).toBeGreaterThan(0)
    await expectSound(store)
  })
})

describe('links in quarantine', () => {
  async function quarantine(store: Store): Promise<void> {
    await fetchSample(store, url('crash'))
    valueOf(
      await store.quarantineLink(linkId(url('crash')), problem('internal/unexpected', 'A crash.')),
    )
    const source = await addSampleSource(store)
    valueOf(await store.addLinks(source.id, [{ url: url('slow') }], { now }))
    const timeout = problem('fetch/timeout', 'Too slow. Given up after 8 tries.')
    const result = { problem: timeout, state: 'quarantined' } as const
    valueOf(await store.recordFetch(linkId(url('slow')), { attempts: 8, at: now, result }))
  }

  test('are read again where the archive has their page, and fetched again where not', async () => {
    const store = await openSample()
    await quarantine(store)
    expect(valueOf(await store.retryLinks({ reason: 'fetch/tls' }, now))).toBe(0)
    expect(valueOf(await store.retryLinks({ ids: [] }, now))).toBe(0)
    expect(valueOf(await store.retryLinks({}, after(60)))).toBe(2)
    expect(valueOf(await store.linkById(linkId(url('crash'))))).toMatchObject({
      ...{ state: 'fetched', attempts: 1 },
    })
    expect(valueOf(await store.linkById(linkId(url('slow'))))).toEqual(
      expect.objectContaining({
        ...{ state: 'due', attempts: 0, nextTryAt: after(60).toISOString() },
      }),
    )
    expect(valueOf(await store.problemCounts())).toEqual([])
    await expectSound(store)
  })

  test('are chosen by id or by reason; others stay where they are', async () => {
    const store = await openSample()
    await quarantine(store)
    expect(valueOf(await store.retryLinks({ reason: 'fetch/timeout' }, now))).toBe(1)
    expect(valueOf(await store.retryLinks({ ids: [linkId(url('crash'))] }, now))).toBe(1)
    await storeSample(store, url('other'), names)
    expect(valueOf(await store.retryLinks({}, now))).toBe(0)
    expect(valueOf(await store.accounting()).stored).toBe(1)
  })

  test('of which the page was taken out are fetched again', async () => {
    const store = await openSample()
    await quarantine(store)
    valueOf(await store.prunePages(after(1), 10))
    valueOf(await store.retryLinks({}, now))
    expect(valueOf(await store.accounting()).due).toBe(2)
    await expectSound(store)
  })
})
