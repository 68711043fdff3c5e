import { describe, expect, test } from 'vitest'
import { decodePage } from '../../../src/article/decode.js'

const ascii = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = '<p>Misi\u00f3n a Le\u00f3n, a\u00f1o 2024</p>'
const utf16 = Uint8Array.from([
  0xff,
  0xfe,
  ...Array.from(latin, (letter) => [letter.charCodeAt(0), 0]).flat(),
])

describe('the encoding is told by', () => {
  test.each([
    [
      'the byte order mark, against the header',
      Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('año')]),
      'text/html; charset=iso-8859-1',
      'año',
      'utf-8',
      'bom',
    ],
    ['the mark of UTF-16', utf16, '', latin, 'utf-16le', 'bom'],
    ['the header', ascii(latin), 'text/html; charset=ISO-8859-1', latin, 'windows-1252', 'http'],
    [
      'the header, with odd quotes and spaces',
      ascii(latin),
      'text/html;charset = "latin1"',
      latin,
      'windows-1252',
      'http',
    ],
    [
      'the meta element',
      ascii(`<meta charset="iso-8859-15">${latin}`),
      'text/html',
      `<meta charset="iso-8859-15">${latin}`,
      'iso-8859-15',
      'meta',
    ],
    [
      'the old meta element',
      ascii(`<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=windows-1252">\x93a\x94`),
      '',
      '<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=windows-1252">“a”',
      'windows-1252',
      'meta',
    ],
    [
      'the XML declaration',
      ascii(`<?xml version="1.0" encoding="iso-8859-1"?>${latin}`),
      '',
      `<?xml version="1.0" encoding="iso-8859-1"?>${latin}`,
      'windows-1252',
      'meta',
    ],
    ['the bytes: UTF-8', utf8('<p>año</p>'), '', '<p>año</p>', 'utf-8', 'detected'],
    ['the bytes: one byte a character', ascii(latin), '', latin, 'windows-1252', 'detected'],
    [
      'the bytes: Latin 1 that claims to be UTF-8',
      ascii(`<meta charset=utf-8>${latin}`),
      '',
      `<meta charset=utf-8>${latin}`,
      'windows-1252',
      'detected',
    ],
    [
      'the bytes: UTF-8 that claims to be Latin 1',
      utf8(latin),
      'text/html; charset=iso-8859-1',
      latin,
      'utf-8',
      'detected',
    ],
    [
      'nothing: an unknown name',
      utf8('año'),
      'text/html; charset=nonsense',
      'año',
      'utf-8',
      'detected',
    ],
  ])('%s', (_, bytes, ...[header, html, encoding, method]) => {
    expect(decodePage(bytes, header)).toEqual({ html, encoding, method })
  })
})

test('UTF-8 with a broken character stays UTF-8', () => {
  const bytes = Uint8Array.from([
    ...utf8('Misión, año, camión, región, más, así'),
    0xf3,
    ...utf8(' fin'),
  ])
  expect(decodePage(bytes).html).toBe('Misión, año, camión, región, más, así\ufffd fin')
})

test('no bytes are no text', () => {
  expect(decodePage(new Uint8Array()).html).toBe('')
})
