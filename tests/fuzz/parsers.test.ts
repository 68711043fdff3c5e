/** Every function that reads a text from outside reads any text, and the same text the same way. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsers } from '../../bench/parsers.js'
import { decodePage } from '../../src/article/index.js'
import {
  brokenFeed,
  brokenPage,
  damagedBytes,
  feeds,
  pages,
  runs,
  strange,
  timeout,
} from './inputs.js'

describe('any text is read, twice the same way, by', () => {
  test.each(Object.entries(parsers))('%s', { timeout }, (_, read) => {
    fc.assert(
      fc.property(fc.oneof(strange, brokenPage, brokenFeed), (text) => {
        expect(JSON.stringify(read(text))).toBe(JSON.stringify(read(text)))
      }),
      runs(60),
    )
  })
})

test('any bytes become characters, whatever encoding they claim', { timeout }, () => {
  const types = ['', 'text/html; charset=utf-16', 'text/html; charset=x', 'charset=iso-8859-1']
  fc.assert(
    fc.property(
      fc.oneof(damagedBytes([...pages, ...feeds]), fc.uint8Array({ maxLength: 500 })),
      fc.oneof(fc.constantFrom(...types), fc.string({ unit: 'binary', maxLength: 40 })),
      (bytes, type) => {
        const { html } = decodePage(bytes, type)
        expect(html.length).toBeLessThanOrEqual(bytes.length)
        expect(decodePage(bytes, type).html).toBe(html)
      },
    ),
    runs(150),
  )
})
