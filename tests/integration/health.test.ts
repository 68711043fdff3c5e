/** What `gaceta health` says of a database, and the flags of `gaceta start` that cannot be used. */
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { problem } from '../../src/core/problem.js'
import { linkId, openStore, type Store } from '../../src/store/index.js'
import { inTemporaryFolder, runGaceta } from './run-gaceta.js'
import { valueOf } from './store/sample.js'

const hour = 3_600_000
const url = (name: string) => `https://diario.example/${name}`

/** Runs `gaceta health` on a database with one source and three links, after the work. */
async function healthAfter(
  work: (store: Store, sourceId: string) => Promise<void>,
): Promise<Awaited<ReturnType<typeof runGaceta>>> {
  return inTemporaryFolder(async (folder) => {
    const store = valueOf(await openStore(path.join(folder, 'gaceta.sqlite')))
    const now = new Date()
    const source = valueOf(
      await store.addSource({ url: url('feed'), kind: 'feed', intervalMinutes: 60 }, now),
    )
    const links = ['a', 'b', 'c'].map((name) => ({ url: url(name) }))
    valueOf(await store.addLinks(source.id, links, { now }))
    await work(store, source.id)
    await store.close()
    return runGaceta(['health'], { cwd: folder })
  })
}

describe('health', () => {
  test('sums the ledger, counts problems, tells the lag and the sources', async () => {
    const { code, stdout } = await healthAfter(async (store) => {
      const gone = problem('fetch/gone', 'Gone.')
      valueOf(await store.rejectLink(linkId(url('a')), gone))
      valueOf(await store.rejectLink(linkId(url('b')), gone))
    })
    const lines = stdout.split('\n')
    expect(lines[0]).toBe(
      'discovered 3 = 1 due + 0 fetched + 0 stored + 0 duplicate + 2 rejected + 0 failed + 0 quarantined',
    )
    expect(lines[1]).toBe('problems  2 rejected: fetch/gone')
    expect(lines[2]).toMatch(/^lag {2}\d+ s$/)
    expect(lines[3]).toMatch(
      /^active {4}last success never +next \S+ {2}https:\/\/diario\.example\/feed$/,
    )
    expect(code).toBe(0)
  })

  test('a link that is long overdue is stuck', async () => {
    const { code, stdout } = await healthAfter(async (store) => {
      const id = linkId(url('a'))
      valueOf(await store.postponeLink(id, new Date(Date.now() - 2 * hour)))
    })
    expect(Number(/^lag {2}(\d+) s$/m.exec(stdout)?.[1])).toBeGreaterThan(7000)
    expect(code).toBe(1)
  })

  test('a queue that cannot be reached is a reason to look', async () => {
    await inTemporaryFolder(async (folder) => {
      valueOf(await openStore(path.join(folder, 'gaceta.sqlite')))
      const { code, stdout } = await runGaceta(['health', '--redis-url', 'redis://127.0.0.1:1'], {
        cwd: folder,
      })
      expect(stdout).toMatch(/^queue {2}.*127\.0\.0\.1:1/m)
      expect(code).toBe(1)
    })
  })
})

describe('start refuses', () => {
  test.each([
    [['--roles', 'fetch,cook'], '--roles: "cook" is none of schedule, fetch, extract, store'],
    [['--roles', 'fetch'], 'REDIS_URL'],
    [['--threads', 'many'], '--threads: "many" is not a whole number from 0 to 64'],
    [['--metrics-port', '70000'], '--metrics-port: "70000" is not a whole number'],
    [['--redis-url', 'http://x'], '--redis-url: "http://x" is not an address'],
    [['--redis-prefix', 'a b'], '--redis-prefix: "a b" is not letters'],
  ])('%j', async (flags, message) => {
    await inTemporaryFolder(async (folder) => {
      const { code, stderr } = await runGaceta(['start', ...flags], { cwd: folder })
      expect(stderr).toContain(message)
      expect(code).toBe(2)
    })
  })
})

test('spellings of one address from two sources are one row of the ledger', async () => {
  await inTemporaryFolder(async (folder) => {
    const store = valueOf(await openStore(path.join(folder, 'gaceta.sqlite')))
    const now = new Date()
    const spellings = [
      ['https://diario.example/nota', 'http://diario.example/otra?b=2&a=1'],
      ['http://www.diario.example/nota/', 'https://www.diario.example/otra/?a=1&b=2'],
    ]
    const added: unknown[] = []
    for (const [index, urls] of spellings.entries()) {
      const source = valueOf(await store.addSource({ url: url(`feed${index}`), kind: 'feed' }, now))
      const links = urls.map((address) => ({ url: address }))
      added.push(valueOf(await store.addLinks(source.id, links, { now })))
    }
    expect(added).toEqual([
      { added: 2, known: 0, invalid: 0, left: 0 },
      { added: 0, known: 2, invalid: 0, left: 0 },
    ])
    expect(valueOf(await store.accounting()).discovered).toBe(2)
    await store.close()
  })
})
