import { expect, test } from 'vitest'
import { minorUnits } from '../../../src/store/money.js'

test.each([
  ['12.5', 'EUR', 1250n],
  ['-1610000000', 'MXN', -161000000000n],
  ['1500', 'JPY', 1500n],
  ['0.125', 'TND', 125n],
  ['0', 'USD', 0n],
  ['92233720368547758.07', 'USD', 9223372036854775807n],
])('%s %s is %s of the smallest unit', (value, unit, count) => {
  expect(minorUnits(value, unit)).toBe(count)
})

test.each<readonly [string | undefined, string | undefined, string]>([
  ['92233720368547758.08', 'USD', 'does not fit into 64 bits'],
  ['1'.repeat(400), 'USD', 'does not fit into 64 bits'],
  ['0.005', 'EUR', 'is a fraction of the smallest unit'],
  ['0.5', 'JPY', 'is a fraction of the smallest unit'],
  ['12', undefined, 'has no currency'],
  ['12', 'pesos', 'has no known currency'],
  [undefined, 'EUR', 'has no value'],
  ['1e9', 'EUR', 'is no plain number'],
])('%s %s has no count: it %s', (value, unit) => {
  expect(minorUnits(value, unit)).toBeUndefined()
})
