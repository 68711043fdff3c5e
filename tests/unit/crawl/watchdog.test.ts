import { afterEach, expect, test } from 'vitest'
import { createWatchdog, type Watchdog } from '../../../src/crawl/watchdog.js'

let watchdog: Watchdog | undefined
afterEach(() => {
  watchdog?.close()
})

/** A watchdog whose clock is moved by hand and which looks every few milliseconds. */
function watch(patienceMs?: number) {
  const time = { now: 0 }
  const told: unknown[] = []
  const silent = () => undefined
  watchdog = createWatchdog({
    clock: { now: () => new Date(time.now) },
    logger: {
      ...{ info: silent, warn: silent },
      error: (message, facts) => told.push([message, facts]),
    },
    ...(patienceMs !== undefined && { patienceMs }),
    everyMs: 2,
  })
  return { time, told, watchdog }
}

const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2))
}

test('a schedule that moves is well, one that does not is reported with its time', async () => {
  const { time, told, watchdog: dog } = watch()
  time.now = 60_000
  expect(dog.standsStillMs()).toBe(undefined)
  time.now = 75_400
  expect(dog.standsStillMs()).toBe(75_400)
  await until(() => told.length > 0)
  expect(told[0]).toEqual(['schedule stands still', { seconds: 75 }])
  dog.observer.onTick?.()
  expect(dog.standsStillMs()).toBe(undefined)
  time.now = 75_400 + 60_001
  expect(dog.standsStillMs()).toBe(60_001)
})

test('its patience can be set, and it ends with whoever started it', async () => {
  const { time, told, watchdog: dog } = watch(10)
  dog.close()
  time.now = 11
  expect(dog.standsStillMs()).toBe(11)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(told).toEqual([])
})
