/** Opens the store that the configuration names, for one command. */
import fs from 'node:fs'
import type { Config } from '../core/config.js'
import { problem, ProblemError } from '../core/problem.js'
import type { Result } from '../core/result.js'
import type { Store } from '../store/index.js'
import { tellProblem, type ExitCode, type Io } from './io.js'

/** Runs the work with an open store and closes it afterwards, also when the work throws; a problem that it throws is told. */
export async function withStore(
  io: Io,
  config: Config,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  // Loaded here because help and usage errors need no database.
  const { openStore } = await import('../store/index.js')
  const store: Result<Store> = await openStore(config.db)
  if (!store.ok) return tellProblem(io, store.problem)
  try {
    return await work(store.value)
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown
    return await tellProblem(io, thrown.problem)
  } finally {
    await store.value.close()
  }
}

/** The same for commands that only read: a file that is not there is a mistake in its name, not a new database. */
export async function withExistingStore(
  io: Io,
  config: Config,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (fs.existsSync(config.db)) return withStore(io, config, work)
  const message = `${config.db} does not exist; name the database with --db, or crawl first.`
  return tellProblem(io, problem('input/not-found', message))
}
