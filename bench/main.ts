/**
 * `npm run bench [-- NAMES] [--quick] [--dry]`: measures the parts by their names, or all, each in a process of its own,
 * and writes what came out between the marks of docs/performance.md (`--dry`: prints it only). A part that is not
 * measured keeps what stands there. `npm ci` in `bench/` installs the rivals.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { packageRoot, packageVersion } from '../src/core/package-root.js'
import { insertPart, tableOf } from './sections/document.js'
import { measureGrowth, measureStart, measureThreads } from './sections/program.js'
import { measureArticles, measureFigures, measureNames, measureRows } from './sections/readers.js'
import type { MeasureSection, Section } from './sections/section.js'

const sections: Readonly<Record<string, MeasureSection>> = {
  article: measureArticles,
  figures: measureFigures,
  names: measureNames,
  extract: measureRows,
  threads: measureThreads,
  growth: measureGrowth,
  start: measureStart,
}

/** Measurements that are programs of their own: what they print is taken as it is. */
const scripts: Readonly<Record<string, { quick: readonly string[]; whole: readonly string[] }>> = {
  store: { quick: ['200', '20'], whole: ['3000', '100'] },
  resolve: { quick: ['500'], whole: ['5000'] },
  search: { quick: [], whole: [] },
  crawl: { quick: ['60', '6', 'embedded'], whole: ['600', '20', 'embedded', 'redis1'] },
}

const document = path.join(packageRoot, 'docs/performance.md')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
    /** Set by this program itself: measures one part and prints it as JSON. */
    part: { type: 'string' },
  },
})

function node(args: readonly string[]): string {
  const { stdout, status } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(status)}.`)
  return stdout.toString()
}

function measure(name: string): string | undefined {
  const quick = values.quick ? ['--quick'] : []
  if (name in sections) {
    const printed = node([fileURLToPath(import.meta.url), '--part', name, ...quick])
    // Rivals print what they think; the part is the last line.
    return tableOf(JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Section)
  }
  const script = path.join(packageRoot, 'dist/bench', `${name}.js`)
  const args = scripts[name]?.[values.quick ? 'quick' : 'whole']
  if (!args || !fs.existsSync(script)) return undefined
  const command = `node dist/bench/${[`${name}.js`, ...args].join(' ')}`
  return `### ${name}\n\n\`${command}\` prints:\n\n\`\`\`text\n${node([script, ...args]).trim()}\n\`\`\``
}

function conditions(): string {
  const [cpu] = os.cpus()
  const load = os.loadavg().map((value) => value.toFixed(1))
  const day = new Date().toISOString().slice(0, 10)
  const how = values.quick ? 'quick sizes, a first impression only' : 'whole'
  return `Measured on ${day} (${how}): Gaceta ${packageVersion()}, Node ${process.versions.node}, ${os.availableParallelism()} × ${cpu?.model ?? 'unknown'}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GB, load ${load.join(', ')}; processor time (user and system), median with least and most of the rounds.`
}

function run(names: readonly string[]): void {
  for (const name of names) {
    const began = performance.now()
    const measured = measure(name)
    console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
    if (measured === undefined) continue
    const part = `${measured}\n\n${conditions()}`
    console.log(`${part}\n`)
    if (values.dry) continue
    fs.writeFileSync(document, insertPart(fs.readFileSync(document, 'utf8'), name, part))
  }
  if (!values.dry) spawnSync('npx', ['prettier', '--write', document], { cwd: packageRoot })
}

const known = [...Object.keys(sections), ...Object.keys(scripts)]
const unknown = positionals.filter((name) => !known.includes(name))
const measured = sections[values.part ?? '']
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; there are ${known.join(', ')}.`)
  process.exitCode = 2
} else if (measured) {
  // Rivals complain about pages on standard error, at length.
  console.error = () => undefined
  console.log(JSON.stringify(await measured(values.quick)))
} else run(positionals.length > 0 ? positionals : known)
