/** Runs the compiled program as a process of its own, as a person would. */
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'

const program = path.join(packageRoot, 'dist/src/cli/main.js')

/** What a run left behind. */
export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a run is given beside its arguments. */
export interface RunOptions {
  readonly input?: string | Buffer
  readonly environment?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Gets the process as soon as it runs. */
  readonly onStart?: (process: ChildProcess) => void
}

/** Runs `gaceta` and waits for its end. */
export function runGaceta(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...options.environment },
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  // A program that refuses its input closes it early; that is its right.
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.input ?? '')
  options.onStart?.(child)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      })
    })
  })
}

/** Makes an empty folder and removes it with all in it when the work has ended. */
export async function inTemporaryFolder<Value>(
  work: (folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-test-'))
  try {
    return await work(folder)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
