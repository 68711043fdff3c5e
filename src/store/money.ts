/** Money as an exact integer of its smallest unit, beside the decimal text. */
import type { Decimal } from '../model/figure.js'

/** Decimals of the currencies of ISO 4217 that do not have two. */
const unusualDecimals: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF'].map(
    (code) => [code, 0] as const,
  ),
  ...['UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
])

const largest = 2n ** 63n - 1n

/**
 * Counts an amount in the smallest unit of its currency. Undefined without a currency, for fractions of the smallest
 * unit, and beyond 64 bits: the decimal text is always there.
 *
 * @example minorUnits('12.5', 'EUR') // 1250n
 */
export function minorUnits(
  value: Decimal | undefined,
  unit: string | undefined,
): bigint | undefined {
  if (value === undefined || unit === undefined || !/^[A-Z]{3}$/.test(unit)) return undefined
  const [whole = '', fraction = ''] = value.replace('-', '').split('.')
  const decimals = unusualDecimals.get(unit) ?? 2
  if (fraction.length > decimals) return undefined
  const count = countOf(whole + fraction.padEnd(decimals, '0'))
  return value.startsWith('-') && count !== undefined ? -count : count
}

function countOf(digits: string): bigint | undefined {
  if (!/^\d{1,25}$/.test(digits)) return undefined
  const count = BigInt(digits)
  return count > largest ? undefined : count
}
