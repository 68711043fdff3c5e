/** Parts that run the program `gaceta` as people do: its start, its threads, and how it fares with more pages. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { newsPage } from '../papers/news-page.js'
import { suitePages } from './readers.js'
import { summary, timeText, type Section } from './section.js'

const program = path.join(packageRoot, 'dist/src/cli/main.js')

/** What one run took. */
interface Run {
  readonly wallMs: number
  readonly cpuMs: number
  /** Most memory in megabytes. */
  readonly memory: number
}

/** Runs `gaceta ARGS`, with a file as its input where one is given. */
function run(args: readonly string[], input?: string): Promise<Run> {
  const stdin = input === undefined ? 'ignore' : fs.openSync(input, 'r')
  const began = performance.now()
  const child = spawn(process.execPath, [program, ...args], { stdio: [stdin, 'ignore', 'ignore'] })
  let last = { cpuMs: 0, memory: 0 }
  const look = (): void => {
    last = usageOf(child.pid ?? 0) ?? last
  }
  const timer = setInterval(look, 5)
  return new Promise((resolve) => {
    child.on('exit', () => {
      clearInterval(timer)
      if (typeof stdin === 'number') fs.closeSync(stdin)
      resolve({ wallMs: performance.now() - began, ...last })
    })
  })
}

/** Processor time and most memory of a process so far, from /proc. */
function usageOf(pid: number): { cpuMs: number; memory: number } | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const peak = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    const cpuMs = (Number(fields[11]) + Number(fields[12])) * 10
    return peak === undefined ? undefined : { cpuMs, memory: Number(peak) / 1000 }
  } catch {
    return undefined
  }
}

async function several(times: number, work: () => Promise<Run>): Promise<readonly Run[]> {
  const runs: Run[] = []
  for (let at = 0; at < times; at++) runs.push(await work())
  return runs
}

/** The start of the command line. */
export async function measureStart(isQuick: boolean): Promise<Section> {
  const text = path.join(os.tmpdir(), `gaceta-bench-${process.pid}.txt`)
  fs.writeFileSync(
    text,
    'La empresa Aceros Norte abrirá una planta en Burgos el 3 de marzo de 2025.',
  )
  const times = isQuick ? 3 : 9
  const cases = { 'gaceta --help': ['--help'], 'gaceta extract, one text': ['extract', text] }
  const rows: string[][] = []
  for (const [name, args] of Object.entries(cases)) {
    const runs = await several(times, () => run(args))
    const cpu = timeText(summary(runs.map(({ cpuMs }) => cpuMs)))
    const memory = Math.max(...runs.map((one) => one.memory)).toFixed(0)
    rows.push([`\`${name}\``, cpu, timeText(summary(runs.map(({ wallMs }) => wallMs))), memory])
  }
  fs.rmSync(text)
  return {
    title: 'Start of the program',
    about: `Whole runs, ${times} of each, read from /proc every 5 ms: the last 10 ms of a run may be missing.`,
    head: ['command', 'processor time', 'wall time', 'MB at most'],
    rows,
  }
}

/** Writes pages as JSON Lines. */
function writeLines(file: string, count: number, page: (at: number) => string): void {
  const out = fs.openSync(file, 'w')
  for (let at = 0; at < count; at++) fs.writeSync(out, `${page(at)}\n`)
  fs.closeSync(out)
}

/** All cores: threads beside one. */
export async function measureThreads(isQuick: boolean): Promise<Section> {
  const pages = suitePages()
  const file = path.join(os.tmpdir(), `gaceta-bench-${process.pid}.jsonl`)
  const count = pages.length * (isQuick ? 1 : 5)
  writeLines(file, count, (at) => {
    const { bytes, url } = pages[at % pages.length] ?? { bytes: new Uint8Array() }
    return JSON.stringify({ id: at, html: new TextDecoder().decode(bytes), url })
  })
  const cores = os.availableParallelism()
  const rows: string[][] = []
  let single = 0
  for (const threads of [1, cores]) {
    const { wallMs, cpuMs, memory } = await run(['extract', '--threads', String(threads)], file)
    if (threads === 1) single = wallMs
    const rate = ((count * 1000) / wallMs).toFixed(1)
    const times = (single / wallMs).toFixed(2)
    rows.push([String(threads), rate, times, (cpuMs / count).toFixed(1), memory.toFixed(0)])
  }
  fs.rmSync(file)
  return {
    title: 'Threads',
    about: `\`gaceta extract --threads\`, ${count} pages of the shared suite, wall time with the start, on ${cores} cores; says something only on a machine that does nothing else.`,
    head: ['threads', 'pages/s', 'times one', 'processor ms a page', 'MB at most'],
    rows,
  }
}

/** More and more pages: the cost of one and the memory must not grow. */
export async function measureGrowth(isQuick: boolean): Promise<Section> {
  const file = path.join(os.tmpdir(), `gaceta-bench-${process.pid}.jsonl`)
  const rows: string[][] = []
  for (const count of isQuick ? [1, 10, 100] : [1, 10, 100, 1000, 10_000, 30_000]) {
    writeLines(file, count, (at) => JSON.stringify({ id: at, html: newsPage(at >> 8, at & 255) }))
    const { wallMs, cpuMs, memory } = await run(['extract'], file)
    const each = (cpuMs / count).toFixed(1)
    rows.push([
      String(count),
      (cpuMs / 1000).toFixed(2),
      each,
      ((count * 1000) / wallMs).toFixed(1),
      memory.toFixed(0),
    ])
  }
  fs.rmSync(file)
  return {
    title: 'More and more pages',
    about: '`gaceta extract` on made-up pages of 350 words, the start included.',
    head: ['pages', 'processor s', 'processor ms a page', 'pages/s', 'MB at most'],
    rows,
  }
}
