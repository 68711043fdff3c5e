/**
 * The crawler over a long time: `node dist/bench/soak.js [--minutes 50] [--calm 25] [--lull 60] [--rate 1.2]
 * [--seed N] [--out FOLDER] [embedded] [redis]`. Each engine crawls papers of its own that never stand still; its
 * processes, and the Redis server, are killed at random, some `lull` seconds after the one before at most, until the last
 * `calm` minutes, in which memory and file descriptors are judged. The accounting is checked every minute. All samples
 * go to FOLDER, the report to standard output; the exit code is 1 when anything was not as it must be. Needs Linux
 * (/proc), and redis-server for Redis.
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pause, randomFrom, type Random } from '../tests/faults/workplace.js'
import type { Account } from './soak/account.js'
import { startCrew, type Crew, type EngineName } from './soak/crew.js'
import { kindOf } from './soak/kinds.js'
import { reportOf, type Record as SoakRecord } from './soak/report.js'
import type { Vital } from './soak/vitals.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '50' },
    calm: { type: 'string', default: '25' },
    lull: { type: 'string', default: '60' },
    rate: { type: 'string', default: '1.2' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    out: { type: 'string', default: 'out/soak' },
  },
})

const minuteMs = 60_000
const began = Date.now()
const end = began + Number(values.minutes) * minuteMs
const calmFrom = end - Number(values.calm) * minuteMs
const longestLullMs = Number(values.lull) * 1000
const firstPapers = 6
const newPaperMinutes = 4
const thoroughEvery = 5
// Given-up pages need their three tries; a feed that failed three times in a row its next look, and a while for its pages.
const restMs = 8 * minuteMs
const afterLookMs = 4 * minuteMs
const longestRestMs = 40 * minuteMs

fs.mkdirSync(values.out, { recursive: true })
const file = (name: string): string => path.join(values.out, name)
const note = (name: string, value: object): void => {
  fs.appendFileSync(file(name), `${JSON.stringify(value)}\n`)
}

/** Runs one engine from its first paper to its last page. */
async function soak(engine: EngineName, random: Random): Promise<SoakRecord> {
  const crew = await startCrew(engine, random)
  for (let paper = 0; paper < firstPapers; paper++) await crew.openPaper()
  const vitals: Vital[] = []
  const accounts: Account[] = []
  const strikes: string[] = []
  const fallen: string[] = []
  const isOver = (): boolean => Date.now() >= end
  const checkNow = async (isLast: boolean): Promise<void> => {
    const isThorough = isLast || accounts.length % thoroughEvery === 0
    const account = await crew.check({ isThorough, isLast, before: accounts.at(-1) })
    accounts.push(account)
    note('accounts.jsonl', { engine, ...account })
    for (const fault of account.faults) console.error(`${engine}: ${fault}`)
  }
  await Promise.all([
    publish(crew, random, isOver),
    strikeAtRandom(crew, random, strikes),
    every(10_000, isOver, () => {
      const seen = crew.vitals()
      vitals.push(...seen)
      for (const vital of seen) note('vitals.jsonl', vital)
    }),
    every(minuteMs, isOver, async () => {
      // Before any restart by chance is under way, nobody but us ends a process.
      if (Date.now() > calmFrom + minuteMs) fallen.push(...crew.revive())
      await checkNow(false)
    }),
    every(newPaperMinutes * minuteMs, isOver, () => crew.openPaper()),
  ])
  crew.papers.calm()
  await rest(crew)
  await checkNow(true)
  const codes = await crew.end()
  const requests = requestsOf(crew)
  await crew.close()
  return { engine, accounts, vitals, strikes, fallen, codes, requests }
}

async function every(
  ms: number,
  isOver: () => boolean,
  work: () => Promise<void> | void,
): Promise<void> {
  for (let next = Date.now() + ms; ; next += ms) {
    while (Date.now() < next && !isOver()) await pause(Math.min(500, ms))
    if (isOver()) return
    await work()
  }
}

async function publish({ papers }: Crew, random: Random, isOver: () => boolean): Promise<void> {
  const averageMs = Math.round(1000 / Number(values.rate))
  while (!isOver()) {
    papers.publish()
    await pause(random(0, 2 * averageMs))
  }
}

async function strikeAtRandom(crew: Crew, random: Random, strikes: string[]): Promise<void> {
  for (;;) {
    await pause(random(Math.round(longestLullMs / 6), longestLullMs))
    await crew.progress(random(1, 40))
    if (Date.now() >= calmFrom) return
    const victim = await crew.strike(random)
    strikes.push(victim)
    note('strikes.jsonl', { engine: crew.engine, at: Date.now(), victim })
  }
}

/** Waits until all that was published has come to its end, or for as long as the schedule of its feeds may need. */
async function rest(crew: Crew): Promise<void> {
  const began = Date.now()
  for (let limit = began + restMs; Date.now() < limit;) {
    await pause(10_000)
    const { faults, waitsUntil } = await crew.check({ isThorough: false, isLast: true })
    if (faults.length === 0) return
    const looked = (waitsUntil?.getTime() ?? 0) + afterLookMs
    limit = Math.min(Math.max(limit, looked), began + longestRestMs)
  }
}

function requestsOf({ papers }: Crew): SoakRecord['requests'] {
  const pages = papers.pages()
  const asked = pages.reduce((sum, page) => sum + page.asked, 0)
  const extra = pages.reduce(
    (sum, { kind, asked: times }) => sum + Math.max(times - kindOf(kind).requests, 0),
    0,
  )
  return { asked, extra }
}

const engines = (positionals.length > 0 ? positionals : ['embedded', 'redis']) as EngineName[]
const seed = Number(values.seed)
console.error(`seed ${seed}; ${values.minutes} minutes, the last ${values.calm} calm`)
const records = await Promise.all(
  engines.map((engine, index) => soak(engine, randomFrom(seed + index))),
)
const calm = { from: calmFrom + 2 * minuteMs, minutes: Number(values.calm) }
const { text, isGood } = reportOf(records, calm)
fs.writeFileSync(file('report.md'), text)
console.log(text)
process.exitCode = isGood ? 0 : 1
