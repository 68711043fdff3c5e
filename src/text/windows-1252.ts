/** The character set windows-1252, which many older pages use, often under the name iso-8859-1. */

// The characters of the bytes 0x80 to 0x9F in their order (WHATWG Encoding Standard, index windows-1252).
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

// As many characters as one call takes as arguments without trouble.
const chunkLength = 8192

/**
 * Returns the text that the bytes mean in windows-1252. Not by `TextDecoder`, which in Node 20.19 and in most of 22 and
 * 24 reads the bytes 0x80 to 0x9F as control characters, so that `€`, `’` and `–` are lost (nodejs/node#56542, #60888).
 *
 * @example decodeWindows1252(Uint8Array.of(0x35, 0x20, 0x80)) // '5 €'
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  let latin = ''
  for (let start = 0; start < bytes.length; start += chunkLength)
    latin += String.fromCharCode(...bytes.subarray(start, start + chunkLength))
  return latin.replace(/[\u0080-\u009f]/g, (control) =>
    upperControls.charAt(control.charCodeAt(0) - 0x80),
  )
}

function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code
  const index = upperControls.indexOf(character)
  if (index < 0) throw new Error(`windows-1252 has no character “${character}”.`)
  return 0x80 + index
}

/**
 * Returns the bytes of the text in windows-1252; throws on a character that it lacks.
 *
 * @example encodeWindows1252('5 €') // bytes 35 20 80
 */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, byteOf)
}
