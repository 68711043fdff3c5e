/** `gaceta backup`, `check`, `prune` and `links` as a process. */
import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { inTemporaryFolder, runGaceta } from './run-gaceta.js'

const story = (place: string): string =>
  `<!doctype html><html lang="es"><head><link rel="canonical" href="https://diario.example/${place}"><title>Abre planta de troquelados en ${place}</title></head><body><article><h1>Abre planta de troquelados en ${place}</h1>
   <p>La empresa Troquelados ${place} anunció ayer que invertirá 12 millones de pesos en su planta de ${place}, donde creará 40 empleos antes de que termine el año, según explicó su director general.</p>
   <p>El proyecto ${place} contará con el apoyo del gobierno del estado, que prepara un programa de formación para los nuevos trabajadores de la región y de los municipios vecinos.</p></article></body></html>`

/** Runs the work in a folder whose database holds two articles. */
async function withArticles(
  work: (run: (...args: string[]) => ReturnType<typeof runGaceta>, folder: string) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const run = (...args: string[]) => runGaceta(args, { cwd: folder })
    fs.mkdirSync(path.join(folder, 'saved'))
    for (const place of ['Silao', 'Celaya'])
      fs.writeFileSync(path.join(folder, 'saved', `${place}.html`), story(place))
    expect((await run('ingest', 'saved')).stdout).toContain('2 stored')
    await work(run, folder)
  })
}

function change(folder: string, sql: string): void {
  const database = new Sqlite(path.join(folder, 'gaceta.sqlite'))
  database.exec(sql)
  database.close()
}

test('a backup opens as the database that it was, and nothing is replaced unasked', async () => {
  await withArticles(async (run, folder) => {
    const made = await run('backup', 'copy.sqlite')
    expect(made.code).toBe(0)
    expect(made.stdout).toMatch(
      /^copy\.sqlite {2}\d+ bytes, version \d+, 2 links; checked and whole\n$/,
    )
    const events = await run('export', 'events', '--format', 'jsonl')
    expect(await run('export', 'events', '--format', 'jsonl', '--db', 'copy.sqlite')).toEqual(
      events,
    )
    const again = await run('backup', 'copy.sqlite')
    expect(again).toMatchObject({ code: 2 })
    expect(again.stderr).toContain('copy.sqlite is there already: --replace replaces it')
    expect((await run('backup', 'copy.sqlite', '--replace')).code).toBe(0)
    const itself = await run('backup', 'gaceta.sqlite', '--replace')
    expect(itself.stderr).toContain('it is the database itself')
    fs.mkdirSync(path.join(folder, 'copies'))
    const named = await run('backup', 'copies')
    expect(named.stdout).toMatch(/^copies\/gaceta-\d{4}-\d\d-\d\dT\d{6}Z\.sqlite /)
    const absent = await run('backup', 'x.sqlite', '--db', 'nowhere.sqlite')
    expect(absent.stderr).toContain('[input/not-found]')
  })
})

test('a check names every rule and says which are broken', async () => {
  await withArticles(async (run, folder) => {
    const sound = await run('check')
    expect(sound.code).toBe(0)
    expect(sound.stdout.split('\n').filter((line) => !line.startsWith('ok      '))).toEqual([''])
    change(folder, `UPDATE entities SET articles = articles + 1 WHERE name = 'Troquelados Silao'`)
    const broken = await run('check')
    expect(broken.code).toBe(1)
    expect(broken.stdout).toContain('BROKEN  an entity counts its articles: 1 do not\n')
    // The way to take a row out of an index without content.
    change(
      folder,
      `INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', 1, '', '')`,
    )
    expect((await run('check')).stdout).toContain(
      'BROKEN  an article can be searched for: 1 do not',
    )
    expect((await run('backup', 'copy.sqlite')).stderr).toContain('[store/corrupt]')
  })
})

describe('pruning', () => {
  test('empties old pages, keeps what they said, and is told by a reprocessing', async () => {
    await withArticles(async (run) => {
      const events = await run('export', 'events', '--format', 'jsonl')
      const odd = await run('prune', '--pages-older-than', 'a year')
      expect(odd).toMatchObject({ code: 2 })
      expect((await run('prune', '--pages-older-than', '1d')).stdout).toMatch(
        /^0 pages from before/,
      )
      const trial = await run('prune', '--pages-older-than', '0d', '--dry-run')
      expect(trial.stdout).toMatch(/^2 pages from before \d{4}-\d\d-\d\d would go, \d+ bytes\n$/)
      expect((await run('reprocess')).stdout).toContain('pages: 2 read')
      const done = await run('prune', '--pages-older-than', '0d', '--vacuum')
      expect(done).toMatchObject({ code: 0 })
      expect(done.stdout).toMatch(/^2 pages .* gone, \d+ bytes; 2 pages without a body in all\n$/)
      const reprocessed = await run('reprocess')
      expect(reprocessed.stdout).toContain('pages: 0 read')
      expect(reprocessed.stdout).toContain(
        'archive: 2 pages passed over, which have no body any more',
      )
      expect(await run('export', 'events', '--format', 'jsonl')).toEqual(events)
      expect((await run('check')).code).toBe(0)
    })
  })
})

test('links in quarantine are listed with their reason, and freed by address, id or reason', async () => {
  await withArticles(async (run, folder) => {
    expect((await run('links', 'quarantined')).stdout).toBe('0 links in quarantine\n')
    change(
      folder,
      `PRAGMA foreign_keys = OFF;
       INSERT INTO links (id, url, key, host, source_id, priority, state, attempts, next_try_at,
         reason, reason_text, discovered_at)
       SELECT 'q' || value, 'https://slow.example/' || value, 'slow.example/' || value,
         'slow.example', (SELECT id FROM sources), 0, 'quarantined', 8, '2026', 'fetch/timeout',
         'Too slow.' || char(27), '2026' FROM json_each('[1,2,3,4]')`,
    )
    const list = await run('links', 'quarantined')
    expect(list.stdout).toContain(
      'q1  https://slow.example/1  8 tries  Too slow.  [fetch/timeout]\n',
    )
    expect(list.stdout).toContain('4 links in quarantine\n')
    expect(await run('links', 'retry')).toMatchObject({ code: 2 })
    const odd = await run('links', 'retry', 'q1', 'nothing', 'https://diario.example/Silao')
    expect(odd).toMatchObject({ code: 1, stdout: '1 links freed from quarantine\n' })
    expect(odd.stderr).toContain('There is no link "nothing"')
    expect(odd.stderr).toContain('is not in quarantine but stored')
    const others = await run('links', 'retry', '--reason', 'fetch/dns')
    expect(others.stdout).toBe('0 links freed from quarantine\n')
    const all = await run('links', 'retry', '--all')
    expect(all).toMatchObject({ code: 0, stdout: '3 links freed from quarantine\n' })
    expect((await run('health')).stdout).toContain('4 due')
  })
})
