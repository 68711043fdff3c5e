/** `gaceta sources` as a process: taking lists in and out, pausing, resuming, removing. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { inTemporaryFolder, runGaceta } from './run-gaceta.js'

const run = (folder: string, args: readonly string[], input = '') =>
  runGaceta(['sources', ...args], { cwd: folder, input })

const opml = `<opml version="2.0"><body>
  <outline text="Diario Uno" type="rss" xmlUrl="https://uno.example/feed" country="MX" language="es"/>
  <outline text="Broken" type="rss" xmlUrl="nowhere"/>
  <outline text="Often" type="rss" xmlUrl="https://dos.example/feed" cron="never"/>
  <outline text="Tres" kind="sitemap" url="https://tres.example/sitemap.xml" cron="0 7 * * *"/></body></opml>`

test('a list comes in, with what is wrong with it, is changed, and goes out', async () => {
  await inTemporaryFolder(async (folder) => {
    const imported = await run(folder, ['import', '-'], opml)
    expect(imported.code).toBe(1)
    expect(imported.stdout).toBe('2 new sources, 0 known.\n')
    expect(imported.stderr).toContain('entry 2 ("Broken") has the address "nowhere"')
    expect(imported.stderr).toContain('"never" is no cron expression')

    const paused = await run(folder, ['pause', 'https://uno.example/feed', 'https://x.example/'])
    expect(paused.code).toBe(1)
    expect(paused.stdout).toBe('Paused https://uno.example/feed\n')
    expect(paused.stderr).toContain('There is no source "https://x.example/"')
    const list = await run(folder, ['list'])
    expect(list.stdout).toMatch(/^active {2}sitemap -- -- {2}Tres .* 0 7 \* \* \*, next /m)
    expect(list.stdout).toMatch(/^paused {2}feed {4}MX es {2}Diario Uno {2}/m)
    expect((await run(folder, ['resume', 'https://uno.example/feed'])).stdout).toContain('Resumed')

    const exported = await run(folder, ['export'])
    fs.writeFileSync(path.join(folder, 'list.opml'), exported.stdout)
    const again = await run(folder, ['import', 'list.opml'])
    expect(again).toMatchObject({ code: 0, stdout: '0 new sources, 2 known.\n' })

    await run(folder, ['remove', 'https://tres.example/sitemap.xml'])
    expect((await run(folder, ['list'])).stdout).not.toContain('tres.example')
    expect((await run(folder, ['list', '--all'])).stdout).toContain('removed sitemap')
  })
})

test('the bundled list is taken in as unverified', async () => {
  await inTemporaryFolder(async (folder) => {
    const imported = await run(folder, ['import', '--starter'])
    expect(imported.code).toBe(0)
    expect(imported.stdout).toMatch(
      /^\d\d new sources, 0 known\. Their addresses were not verified/,
    )
    const both = await run(folder, ['import', '--starter', 'x.opml'])
    expect(both.code).toBe(2)
    const absent = await run(folder, ['import', 'x.opml'])
    expect(absent.stderr).toContain('[input/not-found]')
  })
})
