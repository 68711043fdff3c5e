/** The character set windows-1252, which many older pages use, often under the name iso-8859-1. */

// The characters of the bytes 0x80 to 0x9F in their order (WHATWG Encoding Standard, index windows-1252).
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Returns the text that the bytes mean in windows-1252. `TextDecoder` alone is not enough: in Node 20 it reads the
 * bytes 0x80 to 0x9F as control characters, so that `€`, `’` and `–` are lost (nodejs/node#56542).
 *
 * @example decodeWindows1252(Uint8Array.of(0x35, 0x20, 0x80)) // '5 €'
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (control) => upperControls.charAt(control.charCodeAt(0) - 0x80))
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
