/** The demo as a process: what it shows, what it leaves, and that a killed run loses and doubles nothing. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tableNames } from '../../src/export/index.js'
import { inTemporaryFolder, runGaceta } from './run-gaceta.js'

async function content(folder: string): Promise<Readonly<Record<string, string>>> {
  const db = path.join(folder, 'gaceta.sqlite')
  const tables = await Promise.all(
    tableNames.map(
      async (table) => [table, (await runGaceta(['export', table, '--db', db])).stdout] as const,
    ),
  )
  const health = await runGaceta(['health', '--db', db])
  return Object.fromEntries([...tables, ['accounting', health.stdout.split('\n')[0] ?? '']])
}

const demo = (folder: string) => runGaceta(['demo', '--folder', folder])

describe('gaceta demo', () => {
  it('shows events, accounts for every link, leaves tables, and finds nothing new the second time', async () => {
    await inTemporaryFolder(async (folder) => {
      const first = await demo(folder)
      expect(first.code).toBe(0)
      expect(first.stdout).toMatch(/^TYPE +STATUS +WHO +WHERE +WHEN +SOURCE$/m)
      expect(first.stdout).toMatch(/^(?:trade_mission|training_programme|investment) /m)
      const accounting =
        /^discovered (\d+) = 0 due \+ 0 fetched \+ (\d+) stored \+ (\d+) duplicate \+ (\d+) rejected \+ 0 failed \+ 0 quarantined$/m.exec(
          first.stdout,
        )
      const [discovered, ...states] = (accounting ?? []).slice(1).map(Number)
      expect(discovered).toBeGreaterThanOrEqual(20)
      expect(states.reduce((sum, count) => sum + count, 0)).toBe(discovered)
      for (const table of ['events', 'companies', 'officials', 'places', 'figures']) {
        expect(
          fs.readFileSync(path.join(folder, `${table}.csv`), 'utf8').split('\r\n').length,
        ).toBeGreaterThan(3)
      }
      const before = await content(folder)
      const second = await demo(folder)
      expect(second.stdout).toContain(' 0 new links, 0 pages fetched, 0 articles stored.')
      expect(await content(folder)).toEqual(before)
    })
  })

  it('ends in the same content after kill -9 at any moment as without it', async () => {
    await inTemporaryFolder(async (folder) => {
      const calm = path.join(folder, 'calm')
      await demo(calm)
      const expected = await content(calm)
      const killed = path.join(folder, 'killed')
      // Moments spread over a whole run: before the first page, between pages, while rows are written.
      for (const ms of [600, 1100, 1700, 2300, 2900]) {
        const run = await runGaceta(['demo', '--folder', killed], {
          onStart: (child) => setTimeout(() => child.kill('SIGKILL'), ms),
        })
        expect(run.code === null || run.code === 0).toBe(true)
      }
      expect((await demo(killed)).code).toBe(0)
      expect(await content(killed)).toEqual(expected)
    })
  })

  it('stops at Ctrl-C after the pages at hand and goes on the next time', async () => {
    await inTemporaryFolder(async (folder) => {
      const stopped = await runGaceta(['demo', '--folder', folder], {
        onStart: (child) => setTimeout(() => child.kill('SIGINT'), 1500),
      })
      expect(stopped.code).toBe(1)
      expect(stopped.stdout).toMatch(/^discovered \d+ = /m)
      const again = await demo(folder)
      expect(again.stdout).toMatch(/= 0 due \+ 0 fetched/)
    })
  })
})
