/** How full the queues of a cluster are, for who looks from outside. */
import type { Clock } from '../core/clock.js'
import type { Config } from '../core/config.js'
import { success, type Result } from '../core/result.js'
import { sleepUnlessAborted } from '../core/sleep.js'
import { openBullmqEngine, type QueueDepth } from '../queue/index.js'
import { extractKind, fetchKind, storeKind } from './payloads.js'

/** Asks the Redis server of the configuration. */
export async function queueDepths(
  { redisUrl, redisPrefix }: Config,
  clock: Clock,
): Promise<Result<QueueDepth[]>> {
  const engine = await openBullmqEngine({
    ...{ url: redisUrl, prefix: redisPrefix, clock },
    sleep: (ms) => sleepUnlessAborted(ms, new AbortController().signal),
    // The failure to open says it.
    onTrouble: () => undefined,
  })
  if (!engine.ok) return engine
  engine.value.queue(fetchKind)
  engine.value.queue(extractKind)
  engine.value.queue(storeKind)
  const depths = await engine.value.depths()
  await engine.value.close()
  return success(depths)
}
