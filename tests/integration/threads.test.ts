/** Who reads the files of the models: the main thread, once for all threads. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { inTemporaryFolder, runGaceta } from './run-gaceta.js'

const hook = path.join(packageRoot, 'tests/integration/note-models.cjs')
const environment = { NODE_OPTIONS: `--require=${hook}` }
const story =
  'Abre una planta en Silao\n\nLa empresa Troquelados Silao anunció que invertirá 12 millones de pesos en su planta.'
const input = `${JSON.stringify({ id: 1, text: story })}\n`

/** How often the main thread, and other threads, read model files. */
async function readersOf(args: readonly string[], cwd?: string) {
  const run = await runGaceta(args, { input, environment, ...(cwd !== undefined && { cwd }) })
  expect(run.code, run.stderr).toBe(0)
  const lines = run.stderr.split('\n')
  return {
    stdout: run.stdout,
    main: lines.filter((line) => line.startsWith('main reads')).length,
    threads: lines.filter((line) => line.startsWith('thread reads')).length,
  }
}

const shared = 3
// What tells languages, and the table of towns: a thread reads them when it needs them.
const own = 2

test('extract: the main thread, whoever reads the documents', async () => {
  const alone = await readersOf(['extract'])
  const together = await readersOf(['extract', '--threads', '2'])
  expect(alone.main).toBe(shared + own)
  expect(alone.threads).toBe(0)
  expect(together.main).toBe(shared)
  // What a thread says last may be lost when the pool ends it.
  expect([1, own]).toContain(together.threads)
  expect(together.stdout).toBe(alone.stdout)
})

test('a crawl: the main thread', async () => {
  await inTemporaryFolder(async (folder) => {
    const crawl = await readersOf(['crawl', '--threads', '1'], folder)
    expect(crawl).toMatchObject({ main: shared, threads: 0 })
  })
})
