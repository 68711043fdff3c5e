// Sends all alerts that are due and ends. It runs in a process of its own: `node alert-worker.mjs DIST DATABASE NAME MOMENT`.
import { pathToFileURL } from 'node:url'

const [dist, file, name, moment] = process.argv.slice(2)
const load = (part) => import(pathToFileURL(`${dist}/src/${part}/index.js`).href)
const [{ openStore }, { createPoster }, { sendAlerts }] = [
  await load('store'),
  await load('fetch'),
  await load('alerts'),
]
const clock = { now: () => new Date(moment) }
const poster = createPoster({
  ...{ userAgent: 'test', timeoutMs: 5000, allowPrivate: true, now: clock.now },
})
const store = await openStore(file)
if (!store.ok) throw new Error(store.problem.message)
const onProblem = (problem) => {
  throw new Error(problem.message)
}
const taken = await sendAlerts({ store: store.value, poster, clock, name, onProblem })
process.stdout.write(String(taken))
await store.value.close()
await poster.close()
