/** Tells a number that counts or measures something from one that is a date. */
import { isGlued, isKind, isOneOf, tokenAt, type Reader } from './reader.js'

const signs: ReadonlySet<string> = new Set(['%', '€', '$', '°', '/'])
const separators: ReadonlySet<string> = new Set(['.', ',', ':'])

/** Whether what follows a number makes it an amount or a time: `15 %`, `16 horas`, `8:30`. */
export function isCounting(reader: Reader, index: number): boolean {
  if (isOneOf(reader, index, signs)) return true
  if (isKind(reader, index, 'mark')) return isSeparating(reader, index)
  if (isKind(reader, index, 'number')) return true
  const { kind, term } = tokenAt(reader, index)
  return kind === 'word' && term?.filler !== true
}

// A point, comma or colon that two runs of digits touch.
function isSeparating(reader: Reader, index: number): boolean {
  return (
    isOneOf(reader, index, separators) &&
    isGlued(reader, index) &&
    isGlued(reader, index + 1) &&
    isKind(reader, index + 1, 'number')
  )
}
