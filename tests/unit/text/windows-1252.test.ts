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
