/** Character references in texts that are no HTML: many pages write `H&#233;ctor` in their JSON-LD. */

const marks: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
}
const named: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  euro: '€',
  iexcl: '¡',
  iquest: '¿',
  oelig: 'œ',
}
const reference =
  /&(?:#(\d{2,6})|#x([\da-f]{2,5})|([a-z])(acute|grave|circ|uml|tilde|cedil)|([a-z]{2,6}));/giu

/**
 * Resolves numbered references and the named ones of Spanish and French; others stay as they are.
 *
 * @example decodeReferences('H&#233;ctor &amp; Ren&eacute;') // 'Héctor & René'
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    reference,
    (whole, ...[decimal, hex, letter, mark, name]: readonly (string | undefined)[]) => {
      if (decimal !== undefined) return characterOf(Number(decimal)) ?? whole
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16)) ?? whole
      if (mark !== undefined) return `${letter ?? ''}${marks[mark] ?? ''}`.normalize('NFC')
      return named[name ?? ''] ?? whole
    },
  )
}

function characterOf(code: number): string | undefined {
  const isPlain = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isPlain ? String.fromCodePoint(code) : undefined
}
