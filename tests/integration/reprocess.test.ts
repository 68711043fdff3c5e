/** `gaceta reprocess` as a process, over what a crawl of the demo newspaper left. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problem } from '../../src/core/problem.js'
import { runGaceta, type RunOptions } from './run-gaceta.js'
import { exportAll, expectSound, openSample, valueOf } from './store/sample.js'

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-reprocess-'))
const crawled = path.join(home, 'crawled/gaceta.sqlite')
let copies = 0

beforeAll(async () => {
  const { code } = await runGaceta(['demo', '--folder', path.dirname(crawled)])
  expect(code).toBe(0)
})

afterAll(() => {
  fs.rmSync(home, { recursive: true, force: true })
})

/** Copies what the crawl left, and changes the copy behind the program's back. */
function copyOf(source: string, ...statements: readonly string[]): string {
  const folder = path.join(home, String(copies++))
  fs.mkdirSync(folder)
  const file = path.join(folder, 'gaceta.sqlite')
  fs.copyFileSync(source, file)
  const database = new Sqlite(file)
  for (const statement of statements) database.exec(statement)
  database.close()
  return file
}

const reprocess = (file: string, args: readonly string[] = [], options: RunOptions = {}) =>
  runGaceta(['reprocess', '--db', file, ...args], options)

const kinds = ['articles', 'mentions', 'entities', 'officials', 'figures', 'periods', 'events']

/** The report that says this of some kinds and nothing of the others. */
const report = (head: string, changes: Readonly<Record<string, string>> = {}): string =>
  [
    head,
    ...kinds.map((kind) => `${kind}: ${changes[kind] ?? '0 added, 0 removed, 0 altered'}`),
    '',
  ].join('\n')

const unchanged = report('pages: 26 read, 26 unchanged, 0 changed, 0 problems\nlinks: none moved')

/** Everything in the file but numbers, and when an article was stored. */
async function content(file: string): Promise<unknown> {
  const store = await openSample(file)
  await expectSound(store)
  const rows = await exportAll(store)
  await store.close()
  const database = new Sqlite(file)
  const tables = ['links', 'article_variants', 'fingerprints', 'fingerprint_bands', 'decisions']
  const ledger = tables.map((table) =>
    database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  )
  database.close()
  return { rows, ledger }
}

const anArticle = `(SELECT article_id FROM events JOIN figures USING (article_id) ORDER BY 1 LIMIT 1)`
const repeated = `(SELECT article_id FROM article_variants ORDER BY 1 LIMIT 1)`

/** Damage of one article's rows that leaves the counts of its entities right. */
const damage = [
  `DELETE FROM figures WHERE article_id = ${anArticle} AND ordinal = 0`,
  `UPDATE mentions SET confidence = 0.123 WHERE article_id = ${anArticle} AND ordinal = 1`,
  `INSERT INTO periods (article_id, ordinal, text, precision, start, end, rule)
   VALUES (${anArticle}, 99, 'x', 'day', 900000, 900001, 'x')`,
]
const damageReport = {
  mentions: '0 added, 0 removed, 1 altered',
  figures: '1 added, 0 removed, 0 altered',
  periods: '0 added, 1 removed, 0 altered',
}

/** Kills the process as soon as it says that it has stored a page. */
const stopAtFirstPage = (signal: NodeJS.Signals): RunOptions => ({
  onStart: (child) => {
    child.stderr?.once('data', () => child.kill(signal))
  },
})

describe('gaceta reprocess', () => {
  it('changes nothing right after a crawl', async () => {
    const file = copyOf(crawled)
    const { code, stdout } = await reprocess(file)
    expect(stdout).toContain(unchanged)
    expect(stdout).toMatch(/^discovered (\d+) = 0 due \+ 0 fetched \+ /m)
    expect(code).toBe(0)
    expect(await content(file)).toEqual(await content(crawled))
  })

  it('restores and reports what is not what the page says, and a dry run only reports it', async () => {
    const file = copyOf(crawled, ...damage)
    const expected = report(
      'pages: 26 read, 25 unchanged, 1 changed, 0 problems\nlinks: none moved',
      damageReport,
    )
    const before = fs.readFileSync(file)
    const dry = await reprocess(file, ['--dry-run'])
    expect(dry.stdout).toContain(expected)
    expect(fs.readFileSync(file).equals(before)).toBe(true)
    expect(fs.readdirSync(path.dirname(file))).toEqual(['gaceta.sqlite'])
    const wet = await reprocess(file)
    expect(wet.stdout).toBe(dry.stdout)
    expect(await content(file)).toEqual(await content(crawled))
    expect((await reprocess(file)).stdout).toContain(unchanged)
  })

  it('moves links on as a crawl would: rejected pages come back, and so does what repeats them', async () => {
    const file = copyOf(crawled)
    const store = await openSample(file)
    const database = new Sqlite(file)
    const { link } = database
      .prepare(`SELECT link_id AS link FROM articles WHERE id = ${repeated}`)
      .get() as { link: string }
    const { other } = database
      .prepare(`SELECT min(link_id) AS other FROM articles WHERE id <> ${repeated}`)
      .get() as { other: string }
    database.close()
    valueOf(await store.rejectLink(link, problem('article/not-article', 'x')))
    valueOf(await store.quarantineLink(other, problem('internal/unexpected', 'x')))
    await store.close()
    const { code, stdout } = await reprocess(file)
    expect(stdout).toMatch(
      /^links: \d fetched → duplicate, 1 quarantined → stored, 1 rejected → stored$/m,
    )
    expect(stdout).toContain('articles: 2 added, 0 removed, 0 altered')
    expect(code).toBe(0)
    expect(await content(file)).toEqual(await content(crawled))
  })

  it('reads what repeated an article again when its text has changed', async () => {
    const file = copyOf(
      crawled,
      `UPDATE fingerprints SET text_hash = 'x' WHERE link_id = (
         SELECT link_id FROM articles WHERE id = ${repeated})`,
    )
    const { stdout } = await reprocess(file)
    expect(stdout).toMatch(/^links: \d fetched → duplicate$/m)
    expect(await content(file)).toEqual(await content(crawled))
  })

  it('goes on where it was killed or stopped, and reports the whole', async () => {
    const file = copyOf(crawled, ...damage)
    const killed = await reprocess(file, [], stopAtFirstPage('SIGKILL'))
    expect(killed.code).toBe(null)
    const store = await openSample(file)
    await expectSound(store)
    const run = valueOf(await store.reprocessingRun())
    await store.close()
    expect(run?.lastLink).not.toBe('')
    const stopped = await reprocess(file, [], stopAtFirstPage('SIGINT'))
    expect(stopped.code).toBe(1)
    expect(stopped.stderr).toContain('Stopped; the same command goes on from here.')
    const last = await reprocess(file)
    // Not from the beginning: the first page that it tells of is not the first one.
    expect(last.stderr).toMatch(/^(?:[2-9]|\d\d) of 26 pages read/)
    expect(last.stdout).toContain(
      report(
        'pages: 26 read, 25 unchanged, 1 changed, 0 problems\nlinks: none moved',
        damageReport,
      ),
    )
    expect(await content(file)).toEqual(await content(crawled))
  })

  it('begins anew when another extractor was stopped', async () => {
    const file = copyOf(crawled)
    const store = await openSample(file)
    const run = { extractor: 'other', lastLink: 'zzz', report: '{}', startedAt: 'x' }
    valueOf(await store.noteReprocessing(run))
    await store.close()
    expect((await reprocess(file)).stdout).toContain(unchanged)
  })

  it('sets a page aside that it cannot read, names it, and keeps what analysts decided', async () => {
    const file = copyOf(crawled, ...damage)
    const store = await openSample(file)
    const database = new Sqlite(file)
    const { id } = database
      .prepare(`SELECT id FROM events WHERE article_id = ${anArticle}`)
      .get() as {
      id: string
    }
    const { url, link } = database
      .prepare(
        `SELECT pages.url, link_id AS link FROM articles JOIN pages USING (link_id)
         WHERE articles.id NOT IN (${anArticle}, ${repeated}) ORDER BY articles.id LIMIT 1`,
      )
      .get() as { url: string; link: string }
    database.prepare(`UPDATE pages SET body = x'00', encoding = 'br' WHERE link_id = ?`).run(link)
    database.close()
    const decision = { kind: 'reject', subject: 'event', subjectId: id, detail: {} } as const
    valueOf(await store.addDecision(decision, new Date('2026-01-15T10:00:00Z')))
    await store.close()
    const { code, stdout, stderr } = await reprocess(file)
    expect(code).toBe(1)
    expect(stderr).toContain(`gaceta: ${url}: the page cannot be unpacked`)
    expect(stdout).toContain('pages: 26 read, 24 unchanged, 2 changed, 1 problems')
    expect(stdout).toContain('links: 1 stored → quarantined')
    const after = await openSample(file)
    await expectSound(after)
    expect(valueOf(await after.listDecisions())).toMatchObject([decision])
    await after.close()
    const { stdout: events } = await runGaceta(['export', 'events', '--db', file])
    expect(events).not.toContain(id)
  })

  it('reads only pages fetched since a date, and refuses what is none', async () => {
    const file = copyOf(
      crawled,
      ...damage,
      `UPDATE pages SET fetched_at = '2020-05-01T10:00:00.000Z'
      WHERE link_id NOT IN (SELECT link_id FROM articles WHERE id = ${anArticle})`,
    )
    const { stdout } = await reprocess(file, ['--since', '2020-06', '--dry-run'])
    expect(stdout).toContain('pages: 1 read, 0 unchanged, 1 changed, 0 problems')
    const wrong = await reprocess(file, ['--since', 'ayer'])
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toContain('--since: "ayer" is no day')
    const none = await reprocess(path.join(home, 'none.sqlite'))
    expect(none).toMatchObject({ code: 1 })
    expect(none.stderr).toContain('[input/not-found]')
  })
})

describe('a second run', () => {
  const takenBy = (pid: number, until: string) =>
    `INSERT INTO locks VALUES ('reprocess', '${os.hostname()}:${pid}', '2026-01-15T10:00:00.000Z', '${until}')`
  const later = '2999-01-01T00:00:00.000Z'

  it('is refused while another process reads the archive again, and named the process', async () => {
    const file = copyOf(crawled, takenBy(process.pid, later))
    const { code, stderr } = await reprocess(file)
    expect(code).toBe(1)
    expect(stderr).toContain(`Process ${os.hostname()}:${process.pid} is at it`)
  })

  it('stops, and stores nothing more, when another has taken the lock over meanwhile', async () => {
    const file = copyOf(
      crawled,
      ...damage,
      `CREATE TRIGGER take AFTER INSERT ON reprocessing BEGIN
        UPDATE locks SET owner = 'elsewhere:1', until = '${later}'; END`,
    )
    const { code, stderr } = await reprocess(file)
    expect(code).toBe(1)
    expect(stderr).toContain('Process elsewhere:1 is at it')
    const store = await openSample(file)
    expect(valueOf(await store.reprocessingRun())).toBeUndefined()
    await store.close()
  })

  it.each([
    ['that crashed', takenBy(2 ** 22 + 1, later)],
    ['whose time is over', takenBy(process.pid, '2026-01-15T10:10:00.000Z')],
  ])('takes over from one %s', async (_, statement) => {
    const file = copyOf(crawled, statement)
    const { code, stdout } = await reprocess(file, ['--since', '2999'])
    expect({ code, stdout }).toMatchObject({ code: 0 })
    const database = new Sqlite(file, { readonly: true })
    expect(database.prepare('SELECT * FROM locks').all()).toEqual([])
    database.close()
  })
})
