/** Claims of processes that are no more: after a crash or `kill -9` their links are free at once. */
import os from 'node:os'
import { success, type Result } from '../core/result.js'
import type { Store } from '../store/index.js'

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Tells whether an owner named `host:pid` is a process of this machine that runs no more. */
export function isGone(owner: string): boolean {
  const at = owner.lastIndexOf(':')
  const pid = Number(owner.slice(at + 1))
  return owner.slice(0, at) === os.hostname() && pid !== process.pid && !isRunning(pid)
}

/**
 * Frees the links that dead processes of this machine hold. Owners are named `host:pid`; those of other machines keep
 * their links until the lease ends. Returns how many links were freed.
 */
export async function releaseDeadClaims(store: Store): Promise<Result<number>> {
  const owners = await store.listClaimOwners()
  if (!owners.ok) return owners
  let freed = 0
  for (const { owner } of owners.value) {
    if (!isGone(owner)) continue
    const released = await store.releaseClaims(owner)
    if (!released.ok) return released
    freed += released.value
  }
  return success(freed)
}
