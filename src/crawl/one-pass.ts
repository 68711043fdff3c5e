/** One pass in one process: everything that is due, until nothing is or the person stops it. */
import os from 'node:os'
import { ProblemError, type Problem } from '../core/problem.js'
import { failure, success, take, type Result } from '../core/result.js'
import { createInProcessEngine } from '../queue/index.js'
import type { Store } from '../store/index.js'
import { releaseDeadClaims } from './claims.js'
import { watchTogether } from './observer.js'
import { pump } from './pump.js'
import { roleNames, startRoles, type RoleTools } from './roles.js'

/** What a pass needs. */
export interface PassTools extends Omit<RoleTools, 'engine' | 'owner' | 'store' | 'looksFirst'> {
  readonly store: Store
  readonly signal: AbortSignal
}

/** Under which name this process claims links. */
export const ownName = (): string => `${os.hostname()}:${process.pid}`

/** Crawls once. The first problem of the database itself ends the pass. */
export async function crawlOnce(tools: PassTools): Promise<Result<undefined>> {
  const engine = createInProcessEngine({ retries: false })
  const owner = ownName()
  let fault: Problem | undefined
  const onFault = (problem: Problem): void => {
    fault ??= problem
  }
  const observer = watchTogether([tools.observer, { onFault }])
  const isStopped = (): boolean => tools.signal.aborted || fault !== undefined
  try {
    take(await releaseDeadClaims(tools.store))
    const roles = take(
      await startRoles(new Set(roleNames), {
        ...tools,
        engine,
        owner,
        observer,
        looksFirst: true,
      }),
    )
    try {
      if (roles.schedule) {
        await pump(roles.schedule, { engine, signal: tools.signal, isStopped, endsWhenIdle: true })
      }
    } finally {
      await roles.close()
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    fault ??= error.problem
  }
  await tools.store.releaseClaims(owner)
  return fault ? failure(fault) : success(undefined)
}
