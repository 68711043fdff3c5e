/** `gaceta searches`, and alerts that the served desk sends. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { openReceiver } from './alerts/receiver.js'
import { inTemporaryFolder, runGaceta } from './run-gaceta.js'
import { fetchSample, now, sampleReading, valueOf } from './store/sample.js'
import { openStore } from '../../src/store/index.js'

test('a search is saved, listed, refused and removed by commands', async () => {
  await inTemporaryFolder(async (folder) => {
    const db = path.join(folder, 'a.sqlite')
    await valueOf(await openStore(db)).close()
    const run = (...args: string[]) => runGaceta(['searches', ...args, '--db', db])
    const added = await run('add', 'Vinos', 'vinos', 'type:fair', '--by', 'Ana')
    expect(added).toMatchObject({ code: 0, stderr: '' })
    expect(added.stdout).toMatch(/^[0-9a-f]{20} {2}Vinos: vinos type:fair\n$/)
    const refused = await run('add', 'x', '--webhook', 'http://127.0.0.1/')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('GACETA_ALLOW_PRIVATE_WEBHOOKS')
    const bad = await run('add', 'x', 'from:ayer')
    expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining('input/invalid-query')])
    const listed = await run('list', '--json')
    expect(JSON.parse(listed.stdout)).toMatchObject({ name: 'Vinos', madeBy: 'Ana' })
    const id = added.stdout.slice(0, 20)
    expect((await run('remove', id)).code).toBe(0)
    expect(await run('list')).toMatchObject({ code: 0, stdout: '' })
    expect((await run('remove', id)).code).toBe(1)
  })
})

test('the served desk sends what comes in while it runs', async () => {
  const hook = await openReceiver()
  await inTemporaryFolder(async (folder) => {
    const db = path.join(folder, 'a.sqlite')
    const store = valueOf(await openStore(db))
    const allow = ['--allow-private-webhooks', 'yes']
    const add = ['searches', 'add', 'Todo', '--webhook', hook.url, '--db', db, ...allow]
    expect((await runGaceta(add)).code).toBe(0)
    const link = await fetchSample(store, 'https://example.org/a')
    const reading = sampleReading('https://example.org/a', [['company', 'Acme']])
    valueOf(await store.saveReading(link, reading, { now }))
    await store.close()
    const done = new Promise<void>((resolve) => {
      hook.answer = () => {
        // After the answer went out.
        setTimeout(resolve, 500)
        return { status: 200 }
      }
    })
    const served = await runGaceta(['serve', '--port', '0', '--db', db, ...allow], {
      onStart: (desk) => {
        void done.then(() => desk.kill('SIGTERM'))
      },
    })
    expect(served).toMatchObject({ code: 0, stderr: '' })
    expect(hook.received).toHaveLength(1)
    const listed = await runGaceta(['searches', 'list', '--db', db])
    expect(listed.stdout).toMatch(/1 delivered, last .*Z, 0 waiting, 0 given up/)
  })
})
