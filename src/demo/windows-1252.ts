/** Encodes text as windows-1252, the character set of older newspaper systems, which Node can only decode. */

// The characters of the bytes 0x80 to 0x9F in their order; a space stands for the five bytes that mean nothing.
const upperControls = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code
  const index = upperControls.indexOf(character)
  if (index < 0) throw new Error(`windows-1252 has no character “${character}”.`)
  return 0x80 + index
}

/**
 * Returns the bytes of the text in windows-1252; throws on a character that it lacks, which is a fault of the fixture.
 *
 * @example encodeWindows1252('5 €') // bytes 35 20 80
 */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, byteOf)
}
