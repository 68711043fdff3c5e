import { expect, test } from 'vitest'
import { createBatcher } from '../../../src/crawl/batcher.js'

test('what comes while a batch is written goes into the next one, up to the limit', async () => {
  const sizes: number[] = []
  let open: () => void = () => undefined
  const closed = new Promise<void>((resolve) => (open = resolve))
  const batcher = createBatcher<number>(3, async (items) => {
    sizes.push(items.length)
    await closed
    return items.map(() => undefined)
  })
  const first = [batcher.add(1), batcher.add(2)]
  await new Promise((resolve) => setImmediate(resolve))
  const later = [3, 4, 5, 6].map((item) => batcher.add(item))
  open()
  await Promise.all([...first, ...later])
  expect(sizes).toEqual([2, 3, 1])
})

test('an item that fails fails alone, a batch that fails fails as a whole, and the next goes on', async () => {
  const batcher = createBatcher<string>(10, (items) => {
    if (items.includes('burn')) return Promise.reject(new Error('all'))
    return Promise.resolve(items.map((item) => (item === 'bad' ? new Error('one') : undefined)))
  })
  const settle = (items: readonly string[]) =>
    Promise.allSettled(items.map((item) => batcher.add(item)))
  const outcomes = async (items: readonly string[]) =>
    (await settle(items)).map((result) =>
      result.status === 'rejected' ? String(result.reason) : 'stored',
    )
  expect(await outcomes(['good', 'bad'])).toEqual(['stored', 'Error: one'])
  expect(await outcomes(['good', 'burn'])).toEqual(['Error: all', 'Error: all'])
  expect(await outcomes(['good'])).toEqual(['stored'])
})
