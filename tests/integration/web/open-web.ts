/** The desk as an application without a port, on a store of its own. */
import { createDesk } from '../../../src/web/index.js'
import type { Store } from '../../../src/store/index.js'
import { now, openSample } from '../store/sample.js'

/** A desk that tests can ask. */
export interface SampleDesk {
  readonly store: Store
  /** Asks for an address of the desk. */
  readonly ask: (address: string, init?: RequestInit) => Promise<Response>
  /** Faults of our own that requests met. */
  readonly faults: unknown[]
}

/** Opens a desk on an empty store. */
export async function openWeb(
  guard: { readonly password?: string; readonly isLocal?: boolean } = {},
): Promise<SampleDesk> {
  const store = await openSample()
  const faults: unknown[] = []
  let time = now.getTime()
  const desk = createDesk({
    ...{ isLocal: true, ...guard, store, now: () => (time += 1) },
    remoteOf: () => '127.0.0.1',
    onFault: (fault) => faults.push(fault),
  })
  const ask = async (address: string, init: RequestInit = {}) =>
    desk.request(`http://127.0.0.1:8480${address}`, init)
  return { store, ask, faults }
}
