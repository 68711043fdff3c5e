import { describe, expect, it } from 'vitest'
import { maxSentenceTokens, splitSentences } from '../../../src/text/sentences.js'
import { tokenize } from '../../../src/text/tokens.js'

function sentences(text: string): string[] {
  const tokens = tokenize(text)
  const { bounds, count } = splitSentences(tokens)
  return Array.from({ length: count }, (_, index) =>
    text.slice(tokens.starts[bounds[index] ?? 0], tokens.ends[(bounds[index + 1] ?? 0) - 1]),
  )
}

describe('splitSentences', () => {
  it.each([
    ['at full stops before capitals', 'Llegó ayer. Hoy se va.', ['Llegó ayer.', 'Hoy se va.']],
    ['after closing quotes', '«Vale.» Y se fue.', ['«Vale.»', 'Y se fue.']],
    [
      'before opening signs',
      'Fin. ¿Y ahora? “Nada”, dijo.',
      ['Fin.', '¿Y ahora?', '“Nada”, dijo.'],
    ],
    ['at line breaks', 'Titular\nUno\n\n- Dos', ['Titular', 'Uno', '- Dos']],
    [
      'not after courtesy titles',
      'El Sr. Pérez y la Dra. Gil. M. Roy parle.',
      ['El Sr. Pérez y la Dra. Gil.', 'M. Roy parle.'],
    ],
    [
      'not inside firms',
      'Camarones Hnos. Ycaza & Co. Ltda. Guayas crece.',
      ['Camarones Hnos. Ycaza & Co. Ltda. Guayas crece.'],
    ],
    [
      'after a legal form when a clause begins',
      'Es de Rangel, S.A. de C.V. El plan sigue.',
      ['Es de Rangel, S.A. de C.V.', 'El plan sigue.'],
    ],
    ['not inside a date line', 'Querétaro, Qro., 3 de mayo.', ['Querétaro, Qro., 3 de mayo.']],
    ['not before a small letter', 'Subió 3 p.m. aprox. y bajó.', ['Subió 3 p.m. aprox. y bajó.']],
    ['nowhere in nothing', '', []],
  ])('ends sentences %s', (_title, text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  it('cuts a megabyte without a full stop into bounded sentences', () => {
    const tokens = tokenize('palabra '.repeat(125_000))
    const { bounds, count } = splitSentences(tokens)
    const longest = Math.max(
      ...Array.from({ length: count }, (_, i) => (bounds[i + 1] ?? 0) - (bounds[i] ?? 0)),
    )
    expect(longest).toBe(maxSentenceTokens)
    expect(bounds[count]).toBe(tokens.length)
  })
})
