/** Hashes of name keys (`nameKey`), also of names that lie in a file as bytes. */
import { nameKey } from '../../text/fold.js'

const [hashStart, hashFactor] = [0x811c9dc5, 0x01000193]
const space = 32

/** The hash of a name key. */
export function hashKey(key: string): number {
  let hash = hashStart
  for (let index = 0; index < key.length; index++)
    hash = Math.imul(hash ^ key.charCodeAt(index), hashFactor)
  return hash | 0
}

const tableEnd = 0x180
/** For each Latin letter and digit the codes of what folding makes of it; undefined for other characters. */
const foldedCodes = Array.from({ length: tableEnd }, (_, code) => {
  const folded = nameKey(String.fromCharCode(code))
  return /^[a-z0-9]+$/.test(folded)
    ? Array.from(folded, (letter) => letter.charCodeAt(0))
    : undefined
})

/** The hash of the name key of the name that lies in UTF-8 between the places; one of Latin letters needs no string. */
export function hashBytes(bytes: Buffer, start: number, end: number): number {
  let hash = hashStart
  let isApart = false
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    const code = byte < 0x80 ? byte : twoBytes(byte, bytes[++at] ?? 0)
    const letters = foldedCodes[code]
    if (letters) {
      if (isApart && hash !== hashStart) hash = Math.imul(hash ^ space, hashFactor)
      for (const letter of letters) hash = Math.imul(hash ^ letter, hashFactor)
    } else if (code >= 0x80) return hashKey(nameKey(bytes.toString('utf8', start, end)))
    isApart = !letters
  }
  return hash | 0
}

/** The character of a sequence of two bytes; one beyond the table for longer sequences. */
function twoBytes(first: number, second: number): number {
  return first < 0xe0 ? ((first & 0x1f) << 6) | (second & 0x3f) : tableEnd
}
