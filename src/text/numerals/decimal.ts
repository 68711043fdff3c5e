/** Exact decimal numbers: `digits / 10^scale`, without binary fractions. */

/** A number that is exactly `digits / 10^scale`. */
export interface Exact {
  readonly digits: bigint
  readonly scale: number
}

/** Makes an exact number from an integer. */
export function exactOf(value: number | bigint): Exact {
  return { digits: BigInt(value), scale: 0 }
}

/** Adds two exact numbers. */
export function add(left: Exact, right: Exact): Exact {
  const scale = Math.max(left.scale, right.scale)
  return { digits: raise(left, scale) + raise(right, scale), scale }
}

/** Multiplies two exact numbers. */
export function multiply(left: Exact, right: Exact): Exact {
  return { digits: left.digits * right.digits, scale: left.scale + right.scale }
}

/** Turns the sign. */
export function negate(value: Exact): Exact {
  return { digits: -value.digits, scale: value.scale }
}

/** Negative when `left` is smaller, positive when it is larger, else 0. */
export function compare(left: Exact, right: Exact): number {
  const scale = Math.max(left.scale, right.scale)
  const difference = raise(left, scale) - raise(right, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/**
 * Writes the number as plain decimal text without needless zeros.
 *
 * @example toDecimal({ digits: -1250n, scale: 2 }) // "-12.5"
 */
export function toDecimal({ digits, scale }: Exact): string {
  const sign = digits < 0n ? '-' : ''
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const whole = all.slice(0, all.length - scale)
  let part = all.slice(all.length - scale)
  while (part.endsWith('0')) part = part.slice(0, -1)
  return part === '' ? (whole === '0' ? '0' : sign + whole) : `${sign}${whole}.${part}`
}

function raise(value: Exact, scale: number): bigint {
  return scale === value.scale ? value.digits : value.digits * 10n ** BigInt(scale - value.scale)
}
