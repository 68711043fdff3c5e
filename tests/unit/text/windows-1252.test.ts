import { describe, expect, test } from 'vitest'
import { decodeWindows1252, encodeWindows1252 } from '../../../src/text/windows-1252.js'

const allBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)

test.each([
  [[0x35, 0x20, 0x80], '5 €'],
  [[0x4c, 0x92, 0xe9, 0x74, 0xe9], 'L’été'],
  [[0x93, 0x61, 0x94, 0x20, 0x96, 0x20, 0x85], '“a” – …'],
  [[0x8c, 0x9c, 0x9f, 0x8a, 0x8e], 'ŒœŸŠŽ'],
])('%j and %s are the same', (bytes, text) => {
  expect(decodeWindows1252(Uint8Array.from(bytes))).toBe(text)
  expect(encodeWindows1252(text)).toEqual(Uint8Array.from(bytes))
})

test('the bytes from 0x80 to 0x9f mean what the Encoding Standard says', () => {
  const codePoints = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039,
    0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,
    0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
  ]
  const text = decodeWindows1252(allBytes.subarray(0x80, 0xa0))
  expect(Array.from(text, (character) => character.codePointAt(0))).toEqual(codePoints)
})

test('a long text comes back whole', () => {
  const text = '“Año” – 5 € '.repeat(10_000)
  expect(decodeWindows1252(encodeWindows1252(text))).toBe(text)
})

test('every byte has a character of its own and comes back', () => {
  const text = decodeWindows1252(allBytes)
  expect(new Set(text).size).toBe(256)
  expect(encodeWindows1252(text)).toEqual(allBytes)
})

describe('a character outside the set is a fault', () => {
  test.each(['→', '−', '𝄞'])('%s', (text) => {
    expect(() => encodeWindows1252(text)).toThrow(text)
  })
})
