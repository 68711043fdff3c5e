/** Numbers of a search: `>1000000`, `>=1.5M`, `10..20`, `500k..`, `14`. */
import type { RangeField, Range } from '../model/search.js'

const factors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }

/** Reads a plain decimal number, with `k`, `M` or `B` for thousands, millions and thousand millions. */
function readNumber(text: string): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,6})?)([kmb]?)$/i.exec(text)
  const [, digits = '', letter = ''] = match ?? []
  return match ? Number(digits) * (factors[letter.toLowerCase()] ?? 1) : undefined
}

type Bounds = Omit<Range, 'field'>

const bySign: Readonly<Record<string, (value: number) => Bounds>> = {
  '': (value) => ({ low: value, high: value }),
  '=': (value) => ({ low: value, high: value }),
  '>': (value) => ({ low: value, isLowOut: true }),
  '<': (value) => ({ high: value, isHighOut: true }),
  '>=': (value) => ({ low: value }),
  '≥': (value) => ({ low: value }),
  '<=': (value) => ({ high: value }),
  '≤': (value) => ({ high: value }),
}

/** Reads what stands after the colon of a field with numbers; undefined when it is no range. */
export function readRange(field: RangeField, text: string): Range | undefined {
  const dots = text.indexOf('..')
  if (dots >= 0) return readBetween(field, text.slice(0, dots), text.slice(dots + 2))
  const [, sign = '', digits = ''] = /^(>=|<=|>|<|=|≥|≤)?(.*)$/s.exec(text) ?? []
  const value = readNumber(digits)
  const bounds = value === undefined ? undefined : bySign[sign]?.(value)
  return bounds && { field, ...bounds }
}

/** An end of a range: nothing is an open end, undefined is no number. */
const readEnd = (text: string) => (text === '' ? 'open' : readNumber(text))

function readBetween(field: RangeField, from: string, to: string): Range | undefined {
  const low = readEnd(from)
  const high = readEnd(to)
  if (low === undefined || high === undefined || (low === 'open' && high === 'open'))
    return undefined
  return {
    field,
    ...(low === 'open' ? {} : { low }),
    ...(high === 'open' ? {} : { high }),
  }
}
