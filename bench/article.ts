/** `node dist/bench/article.js [--rivals]`: speed, hostile pages and memory of the article stage, beside its rivals. */
import process from 'node:process'
import { decodePage } from '../src/article/decode.js'
import { readArticle } from '../src/article/index.js'
import { outlinePage } from '../src/article/outline.js'
import { parseTree } from '../src/article/tree.js'
import { loadRivals } from './eval/article-rivals.js'
import { readPageBytes, readSuite } from './eval/article-suite.js'

const now = '2026-11-21T00:00:00Z'
const rounds = 5

/** Milliseconds of user time that the work takes: steady while other programs share the machine. */
async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage().user
  await work()
  return (process.cpuUsage().user - before) / 1000
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((first, second) => first - second)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function line(name: string, times: readonly number[]): string {
  const total = times.reduce((sum, time) => sum + time, 0)
  const [median, high] = [quantile(times, 0.5), quantile(times, 0.99)]
  return `${name.padEnd(28)} median ${median.toFixed(1)} ms, p99 ${high.toFixed(1)} ms, all ${total.toFixed(0)} ms`
}

interface BenchPage {
  readonly bytes: Uint8Array
  readonly url: string | undefined
}

async function benchPages(pages: readonly BenchPage[]): Promise<readonly number[]> {
  const read = ({ bytes, url }: BenchPage): unknown =>
    readArticle({ bytes, ...(url !== undefined && { url }), contentType: 'text/html', now })
  for (const page of pages) read(page)
  const times: number[] = []
  for (const page of pages) {
    const runs: number[] = []
    for (let round = 0; round < rounds; round++) runs.push(await cpuMs(() => read(page)))
    times.push(quantile(runs, 0.5))
  }
  return times
}

async function benchRivals(pages: readonly BenchPage[], own: number): Promise<void> {
  const rivals = await loadRivals()
  if (!rivals) console.log('Run npm ci in bench/ for the rivals.')
  console.error = () => undefined
  for (const rival of rivals ?? []) {
    const times: number[] = []
    for (const { bytes, url } of pages)
      times.push(await cpuMs(() => rival.read(new TextDecoder().decode(bytes), url)))
    const total = times.reduce((sum, time) => sum + time, 0)
    console.log(`${line(rival.name, times)}; Gaceta is ${(total / own).toFixed(0)} times faster`)
  }
}

const prose =
  '<p>La misión comercial reunió a doce empresas de la región, que firmaron acuerdos.</p>'

/** Pages made to hurt: size, depth, broken nesting, long attributes. */
const hostile: Readonly<Record<string, () => string>> = {
  '5 MB of nested <div>': () => '<div>'.repeat(1_000_000),
  '5 MB of nested <b><p>': () => '<b><p>x'.repeat(700_000),
  '100,000 open <div>': () => `${'<div>'.repeat(100_000)}${prose}`,
  '2 MB attribute': () => `<a title="${'&amp;x'.repeat(350_000)}">enlace</a>${prose}`,
  '10,000 lists in lists': () => `${'<ul><li>punto '.repeat(10_000)}${prose}`,
  '50,000 paragraphs in 400 <div>': () => '<div>'.repeat(400) + prose.repeat(50_000),
  '500,000 stray end tags': () => `<div>${'<i>'.repeat(390)}${'</div></p></i>'.repeat(170_000)}`,
  '5 MB of <': () => '<'.repeat(5_000_000),
  '5 MB of &': () => '&'.repeat(5_000_000),
  '5 MB in one paragraph': () => `<p>${'palabra '.repeat(620_000)}</p>`,
  '300,000 <br>': () => 'una línea<br>'.repeat(300_000),
  '200,000 links': () => '<a href="/x">un título enlazado de la portada</a><p>x</p>'.repeat(90_000),
  '5 MB of one word in an invitation': () => `<p><a>lea también ${'a'.repeat(5_000_000)}</a></p>`,
  '5 MB of broken JSON-LD': () =>
    `<script type="application/ld+json">${'[{"@type":'.repeat(90_000)}</script>${prose}`,
  '5 MB of nested tables': () => '<table><tr><td>x'.repeat(300_000),
}

async function benchHostile(): Promise<void> {
  for (const [name, make] of Object.entries(hostile)) {
    const html = make()
    const time = await cpuMs(() => readArticle({ html, now }))
    console.log(`${name.padEnd(36)} ${time.toFixed(0)} ms`)
  }
}

/** Heap that is still reachable when a page is decoded, parsed and outlined: the most that reading it holds at once. */
function benchMemory(pages: readonly BenchPage[]): void {
  const collect = (globalThis as { gc?: () => void }).gc
  if (!collect) {
    console.log('Memory: run with node --expose-gc.')
    return
  }
  const ratios = pages.map(({ bytes }) => {
    collect()
    const before = process.memoryUsage().heapUsed
    const { html } = decodePage(bytes)
    const { root } = parseTree(html)
    const outline = outlinePage(root)
    collect()
    const held = process.memoryUsage().heapUsed - before
    // Reading them here keeps all three alive until after the measurement.
    return html.length + root.order + outline.blocks.length >= 0 ? held / bytes.length : 0
  })
  const [median, most] = [quantile(ratios, 0.5), Math.max(...ratios)]
  console.log(
    `Memory held for one page, in times its bytes: median ${median.toFixed(1)}, most ${most.toFixed(1)}`,
  )
}

const pages = readSuite()?.map((truth) => ({ bytes: readPageBytes(truth), url: truth.url }))
if (pages) {
  const times = await benchPages(pages)
  console.log(line(`Gaceta, ${String(pages.length)} pages`, times))
  benchMemory(pages)
  if (process.argv.includes('--rivals'))
    await benchRivals(
      pages,
      times.reduce((sum, time) => sum + time, 0),
    )
} else console.log('The shared suite of articles is not on this machine.')
await benchHostile()
