/** Many items, one flush: while one batch is written, the next one gathers, so batches grow with the load by themselves. */

/** Gathers items into batches. */
export interface Batcher<Item> {
  /** Resolves when the batch with the item was written, rejects with what the item, or its whole batch, met. */
  readonly add: (item: Item) => Promise<void>
}

interface Entry<Item> {
  readonly item: Item
  readonly resolve: () => void
  readonly reject: (thrown: unknown) => void
}

/** Writes a batch; gives for each item, in their order, what it met, or undefined when it was written. */
export type Flush<Item> = (items: readonly Item[]) => Promise<readonly unknown[]>

/** Makes a batcher that writes at most so many items at once. */
export function createBatcher<Item>(most: number, flush: Flush<Item>): Batcher<Item> {
  const waiting: Entry<Item>[] = []
  let isWriting = false

  async function writeAll(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) await write(waiting.splice(0, most))
    isWriting = false
  }

  async function write(entries: readonly Entry<Item>[]): Promise<void> {
    try {
      const faults = await flush(entries.map(({ item }) => item))
      for (const [index, { resolve, reject }] of entries.entries()) {
        const fault = faults[index]
        if (fault === undefined) resolve()
        else reject(fault)
      }
    } catch (thrown) {
      for (const { reject } of entries) reject(thrown)
    }
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        // In a moment, so that what comes in the same turn goes into the same batch.
        if (!isWriting && waiting.length === 1) setImmediate(() => void writeAll())
      }),
  }
}
