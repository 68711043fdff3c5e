/** Runs one role as a process: its environment is its configuration; a signal ends it gently, a second one at once. */
import { runWorker, type Role } from '../src/crawl/index.js'

/** Runs the role until the process is asked to end. */
export async function runRole(role: Role): Promise<void> {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(1)
      stop.abort()
    })
  }
  process.exitCode = await runWorker([role], {
    ...{ environment: process.env, stderr: process.stderr, signal: stop.signal },
    clock: { now: () => new Date() },
  })
}
