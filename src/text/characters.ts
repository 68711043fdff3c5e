/** Classes of UTF-16 code units, looked up in one table so that scanners need no regular expressions. */

/** Class of a code unit. */
export const charClass = {
  other: 0,
  space: 1,
  newline: 2,
  lower: 3,
  upper: 4,
  digit: 5,
  mark: 6,
  apostrophe: 7,
  hyphen: 8,
  dot: 9,
  highSurrogate: 10,
  lowSurrogate: 11,
} as const

// The soft hyphen stands inside words; the byte order mark and direction marks count as spaces (`\p{Cf}`).
const specials: readonly (readonly [string, number])[] = [
  ['\n\r\u2028\u2029\v\f\u0085', charClass.newline],
  ["'’ʼ＇", charClass.apostrophe],
  ['-‐‑', charClass.hyphen],
  ['.', charClass.dot],
  ['\u00ad', charClass.mark],
]

const kinds: readonly (readonly [RegExp, number])[] = [
  [/[\s\p{Cf}\p{Cc}\p{Z}]/u, charClass.space],
  [/\p{Lu}|\p{Lt}/u, charClass.upper],
  [/\p{L}/u, charClass.lower],
  [/\p{Nd}/u, charClass.digit],
  [/\p{M}/u, charClass.mark],
]

const notYet = 255
const blockLength = 256

/** Table from code unit to its class (`charClass`), filled block by block as texts need them. */
const charClasses = new Uint8Array(65536).fill(notYet)

/** Fills the block of the code unit and gives the code unit's class. */
function learnClass(code: number): number {
  const start = code - (code % blockLength)
  for (let at = start; at < start + blockLength; at++) charClasses[at] = classOf(at)
  return charClasses[code] ?? 0
}

function classOf(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff)
    return code < 0xdc00 ? charClass.highSurrogate : charClass.lowSurrogate
  const character = String.fromCharCode(code)
  const special = specials.find(([characters]) => characters.includes(character))
  return (special ?? kinds.find(([pattern]) => pattern.test(character)))?.[1] ?? charClass.other
}

/** Gives the class of the code unit at the index; `charClass.space` beyond the ends. */
export function classAt(text: string, index: number): number {
  if (index < 0 || index >= text.length) return charClass.space
  const code = text.charCodeAt(index)
  const kind = charClasses[code] ?? 0
  return kind === notYet ? learnClass(code) : kind
}

/** Tells whether the class is one of letters. */
export function isLetterClass(kind: number): boolean {
  return kind === charClass.lower || kind === charClass.upper
}

/** Tells whether the class is one that words and numbers are made of: letters, digits, marks. */
export function isWordClass(kind: number): boolean {
  return kind >= charClass.lower && kind <= charClass.mark
}

/**
 * Whether a capital may stand at the index: false leaves no doubt, and spares a regular expression for most words.
 * Capitals beyond the first 65,536 characters are two code units and count as possible.
 */
export function mayBeCapital(text: string, index: number): boolean {
  const kind = classAt(text, index)
  return kind === charClass.upper || kind === charClass.highSurrogate
}
