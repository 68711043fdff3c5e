// Works through the ledger of a database as the pipeline does, until it is done or killed. It runs in a process of its
// own: `node crash-worker.mjs DIST DATABASE INPUT`; the input holds the readings by address.
import fs from 'node:fs'
import { pathToFileURL } from 'node:url'

const [dist, file, input] = process.argv.slice(2)
const { openStore } = await import(pathToFileURL(`${dist}/src/store/index.js`).href)
const readings = JSON.parse(fs.readFileSync(input, 'utf8'))
const now = new Date('2026-01-15T10:00:00.000Z')

const valueOf = (result) => {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}

const pageOf = ({ url }) => ({
  requestedUrl: url,
  url,
  status: 200,
  bytes: new TextEncoder().encode(url.repeat(50)),
  fetchedAt: now.toISOString(),
})

const store = valueOf(await openStore(file))
valueOf(await store.releaseClaims('worker'))
const source = valueOf(
  await store.addSource({ url: 'https://example.org/feed', kind: 'feed' }, now),
)
const links = Object.keys(readings).map((url) => ({ url }))
valueOf(await store.addLinks(source.id, links, { now }))
const claim = { now, limit: 7, leaseMs: 60_000, owner: 'worker' }
for (;;) {
  const due = valueOf(await store.claimDueLinks(claim))
  for (const link of due) {
    const outcome = { attempts: link.attempts + 1, at: now, result: { page: pageOf(link) } }
    valueOf(await store.recordFetch(link.id, outcome))
  }
  // Who fetched a page keeps its claim, to read it at once; this worker reads whatever is there.
  valueOf(await store.releaseClaims('worker'))
  const fetched = valueOf(await store.claimLinksToRead(claim))
  for (const link of fetched) {
    valueOf(await store.saveReading(link.id, readings[link.url], { now }))
    process.stdout.write('.')
  }
  if (due.length + fetched.length === 0) break
}
await store.close()
