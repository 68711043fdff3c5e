/**
 * Exact decimal numbers: `digits / 10^scale`, `digits` a safe integer. Powers of ten move only the scale, so that no
 * number of a newspaper leaves the safe integers; one that would becomes not-a-number, which `isExact` tells.
 */

/** A number that is exactly `digits / 10^scale`; the scale may be negative. */
export interface Exact {
  readonly digits: number
  readonly scale: number
}

/** Makes an exact number from an integer. */
export function exactOf(digits: number): Exact {
  return { digits, scale: 0 }
}

/** Tells whether the number is known exactly. */
export function isExact({ digits }: Exact): boolean {
  return Number.isSafeInteger(digits)
}

/** Multiplies by a power of ten, which may be negative. */
export function shift(value: Exact, power: number): Exact {
  return value.digits === 0 ? value : { digits: value.digits, scale: value.scale - power }
}

/** Adds two exact numbers. */
export function add(left: Exact, right: Exact): Exact {
  if (right.digits === 0) return left
  const scale = Math.max(left.scale, right.scale)
  return safe(raise(left, scale) + raise(right, scale), scale)
}

/** Multiplies two exact numbers. */
export function multiply(left: Exact, right: Exact): Exact {
  return safe(left.digits * right.digits, left.scale + right.scale)
}

/** Turns the sign. */
export function negate(value: Exact): Exact {
  return { digits: value.digits === 0 ? 0 : -value.digits, scale: value.scale }
}

/** Negative when `left` is smaller, positive when it is larger, else 0. */
export function compare(left: Exact, right: Exact): number {
  const scale = Math.max(left.scale, right.scale)
  return raise(left, scale) - raise(right, scale)
}

/** The number as a binary float: for comparisons and tests, never for what is stored. */
export function toNumber({ digits, scale }: Exact): number {
  return scale < 0 ? digits * 10 ** -scale : digits / 10 ** scale
}

/** The number nearest to a binary float, to at most 15 digits. */
export function exactFromNumber(value: number): Exact {
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e')
  const digits = Number(mantissa.replace('.', ''))
  const scale = 14 - Number(exponent)
  let zeros = 0
  while (digits !== 0 && digits % 10 ** (zeros + 1) === 0) zeros += 1
  return { digits: digits / 10 ** zeros, scale: scale - zeros }
}

/**
 * Writes the number as plain decimal text without needless zeros.
 *
 * @example toDecimal({ digits: -1250, scale: 2 }) // "-12.5"
 */
export function toDecimal({ digits, scale }: Exact): string {
  if (digits === 0) return '0'
  const sign = digits < 0 ? '-' : ''
  const all = String(Math.abs(digits))
  if (scale <= 0) return sign + all + '0'.repeat(-scale)
  const padded = all.padStart(scale + 1, '0')
  const point = padded.length - scale
  let end = padded.length
  while (end > point && padded.charCodeAt(end - 1) === 0x30) end -= 1
  const whole = sign + padded.slice(0, point)
  return end === point ? whole : `${whole}.${padded.slice(point, end)}`
}

function raise(value: Exact, scale: number): number {
  return scale === value.scale ? value.digits : value.digits * 10 ** (scale - value.scale)
}

function safe(digits: number, scale: number): Exact {
  return { digits: Number.isSafeInteger(digits) ? digits : Number.NaN, scale }
}
