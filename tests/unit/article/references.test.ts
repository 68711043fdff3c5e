import { describe, expect, it } from 'vitest'
import { decodeReferences } from '../../../src/article/references.js'

describe('decodeReferences', () => {
  it.each([
    ['H&#233;ctor J. Cruz', 'Héctor J. Cruz'],
    ['Ren&#xE9; &amp; Nu&ntilde;o, Fran&ccedil;ois', 'René & Nuño, François'],
    ['&Eacute;lodie Ma&icirc;tre', 'Élodie Maître'],
    ['&#55296; &#1114112; &unknown; R&D; AT&T', '&#55296; &#1114112; &unknown; R&D; AT&T'],
  ])('reads %s as %s', (text, expected) => {
    expect(decodeReferences(text)).toBe(expected)
  })
})
