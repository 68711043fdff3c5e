/** Corrections from the command line: made, listed, taken out and in, undone. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Store } from '../../src/store/index.js'
import { openStore } from '../../src/store/index.js'
import { inTemporaryFolder, runGaceta } from './run-gaceta.js'
import { storeSample, valueOf } from './store/sample.js'

const url = (path: string) => `https://example.org/${path}`

async function inDatabase<Value>(
  file: string,
  work: (store: Store) => Promise<Value>,
): Promise<Value> {
  const store = valueOf(await openStore(file))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Writes a database with two companies that are one and an event of each; returns their ids. */
const writeDatabase = (file: string) =>
  inDatabase(file, async (store) => {
    await storeSample(store, url('a'), [['company', 'Grupo MAEN']])
    await storeSample(store, url('b'), [['company', 'Maquinaria Aerea']])
    const ids: string[] = []
    for (const name of ['Grupo MAEN', 'Maquinaria Aerea'])
      ids.push(valueOf(await store.entitiesByName([name]))[0]?.id ?? '')
    for await (const event of store.exportRows('events')) ids.push(event.id)
    return ids as [string, string, string, string]
  })

const nameOf = (file: string, id: string) =>
  inDatabase(file, async (store) => valueOf(await store.entityById(id))?.name)

test('corrections are made, listed, exchanged and undone', async () => {
  await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'gaceta.db')
    const [one, other, event] = await writeDatabase(file)
    const run = (...args: string[]) => runGaceta(args, { cwd: folder })
    const done = async (...args: string[]) => {
      const { code, stdout, stderr } = await run(...args, '--db', file)
      expect([code, stderr]).toEqual([0, ''])
      return stdout
    }
    const merged = await done('merge', one, other, '--by', 'Ana')
    expect(merged).toMatch(
      new RegExp(`^[0-9a-f]{20} {2}.*Z {2}entity ${one} is one with ${other} by Ana\n$`),
    )
    await done('rename', other, 'MAEN')
    expect(await nameOf(file, one)).toBe('MAEN')
    expect(await done('retype', event, 'fair')).toContain(`event ${event} is of type fair`)
    const rejected = await done('reject', event, '--event')
    const undone = await done('undo', rejected.slice(0, 20))
    expect(undone).toContain(`event ${event} is rejected (undone)`)
    await done('split', other, one)
    expect(await nameOf(file, one)).toBe('Grupo MAEN')
    expect((await done('decisions', 'list')).trim().split('\n')).toHaveLength(4)
    expect(await done('decisions', 'list', '--all')).toContain('(undone)')

    const lines = path.join(folder, 'decisions.jsonl')
    fs.writeFileSync(lines, await done('decisions', 'export'))
    expect(await done('decisions', 'import', lines)).toBe('0 new decisions, 5 known, 0 refused\n')
    const second = path.join(folder, 'second.db')
    await writeDatabase(second)
    const broken = ['{', '{"kind":"praise"}', fs.readFileSync(lines, 'utf8')].join('\n')
    fs.writeFileSync(lines, broken.replace(event, 'elsewhere'))
    const imported = await run('decisions', 'import', lines, '--db', second)
    expect(imported).toMatchObject({
      code: 1,
      stdout: '4 new decisions, 0 known, 3 refused\n',
    })
    expect(imported.stderr).toContain(`${lines}:1: Line 1 is not one JSON object`)
    expect(imported.stderr).toContain(`${lines}:2: "kind" must be one of merge`)
    expect(imported.stderr).toContain(`${lines}:5: There is no event "elsewhere"`)
    expect(await nameOf(second, other)).toBe('MAEN')
    expect(await nameOf(second, one)).toBe('Grupo MAEN')
  })
}, 60_000)

test.each([
  [['reject', 'x'], 1, 'There is no entity "x". [store/not-found]'],
  [['undo', 'x'], 1, 'There is no decision x. [store/not-found]'],
  [['decisions', 'import', 'none.jsonl'], 1, 'none.jsonl cannot be read'],
  [['merge', 'x'], 2, 'missing required argument'],
])('%j is refused', async (args, code, message) => {
  await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'gaceta.db')
    await writeDatabase(file)
    const ended = await runGaceta([...args, '--db', file], { cwd: folder })
    expect(ended.code).toBe(code)
    expect(ended.stderr).toContain(message)
  })
})
