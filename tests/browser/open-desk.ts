/** A desk on the demo's database and a real browser that looks at it. */
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { packageRoot } from '../../src/core/package-root.js'
import { runGaceta } from '../integration/run-gaceta.js'

const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Path of a Chromium on this machine; undefined when there is none. */
export const chromiumPath = candidates.find(
  (candidate) => candidate !== undefined && fs.existsSync(candidate),
)

/** Why the browser suites are skipped, for the report. */
export const skipReason =
  chromiumPath === undefined
    ? ' (skipped: no Chromium; install Debian’s chromium or set CHROMIUM_PATH)'
    : ''

/** A desk that answers and a browser. */
export interface OpenDesk {
  readonly origin: string
  readonly db: string
  readonly browser: Browser
  readonly close: () => Promise<void>
}

/** Starts a browser that asks nothing but this machine. */
function startBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })
}

/** Waits for the line in which the desk says where it is. */
function originOf(desk: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    desk.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const origin = /http:\/\/\S+/.exec(text)?.[0]
      if (origin !== undefined) resolve(origin)
    })
    desk.on('close', () => {
      reject(new Error(`The desk ended before it answered: ${text}`))
    })
  })
}

/** Crawls the demo newspaper into a database of its own and serves the desk on it. */
export async function openDesk(): Promise<OpenDesk> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-desk-'))
  const crawled = await runGaceta(['demo', '--folder', folder])
  if (crawled.code !== 0) throw new Error(crawled.stderr)
  const db = path.join(folder, 'gaceta.sqlite')
  const program = path.join(packageRoot, 'dist/src/cli/main.js')
  const desk = spawn(process.execPath, [program, 'serve', '--db', db, '--port', '0'], {
    env: { PATH: process.env['PATH'] ?? '' },
  })
  const [origin, browser] = await Promise.all([originOf(desk), startBrowser()])
  return {
    ...{ origin, db, browser },
    close: async () => {
      await browser.close()
      await new Promise((resolve) => {
        desk.on('close', resolve)
        desk.kill('SIGTERM')
      })
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
