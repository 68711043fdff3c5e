/**
 * Texts made to keep regular expressions busy, for every function that reads a text from outside. An expression that
 * takes exponential time keeps the test until its time is over; `npm run lint` refuses all that take more than linear
 * time, and `bench/hurt.ts` measures.
 */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parsers } from '../../bench/parsers.js'
import { packageRoot } from '../../src/core/package-root.js'

const names = Object.keys(parsers)

/** What is repeated, with what follows it. */
const pumps: readonly (readonly [pump: string, suffix: string])[] = [
  [' ', 'x'],
  ['\t', '\n'],
  ['(', '\n'],
  ['((a', '!'],
  ['[', ']'],
  [' |', 'x'],
  ['- ', '|'],
  ['a', '!'],
  ['aA', '1'],
  ['ñandú ', '"'],
  ['1', 'x'],
  ['1.', ','],
  ['1,', '€'],
  ['1/1/', '/'],
  ['T12:', 'Z'],
  ['mil ', 'y'],
  ['del 3 al ', 'de'],
  ['de la ', 'X'],
  ["l'", ' '],
  ['por ', ':'],
  ['"', "'"],
  ['«', '('],
  ['<', '>'],
  ['<a href=', '"'],
  ['<!--', '-'],
  ['&#', ';'],
  ['<![CDATA[', ']'],
  ['%', '%'],
  ['/../', '?'],
  ['?a=', '#'],
  ['a@', '.'],
  ['a.', '@'],
  ['*', '$'],
  [';q=', ','],
  ['lugar:', '('],
  ['e\u0301', '\u0301'],
  ['\u200b', '\ufeff'],
  ['\ud83d', '\ud83d'],
]

const length = 30_000

describe('texts that keep slow expressions busy are read to their end by', () => {
  test.each(names)('%s', (name) => {
    for (const [pump, suffix] of pumps) {
      const text = `${pump.repeat(Math.ceil(length / pump.length))}${suffix}`
      expect(() => parsers[name]?.(text), JSON.stringify([pump, suffix])).not.toThrow()
    }
  })
})

interface Case {
  readonly prefix: string
  readonly pump: string
  readonly n: number
  readonly suffix: string
}

const file = path.join(packageRoot, '../shared/suites/payloads/redos-yetingli.jsonl')
const step = process.env['GACETA_TEST_LONG'] === undefined ? 8 : 1

describe.skipIf(!fs.existsSync(file))(
  `so are the texts of an open collection (skipped when ${file} is absent) by`,
  () => {
    const cases = fs.existsSync(file)
      ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)
      : []
    const texts = cases
      .filter((_, index) => index % step === 0)
      .map((line) => JSON.parse(line) as Case)
      .map(({ prefix, pump, n, suffix }) => `${prefix}${pump.repeat(n)}${suffix}`)
    test.each(names)('%s', (name) => {
      for (const text of texts) expect(() => parsers[name]?.(text), text.slice(0, 80)).not.toThrow()
    })
  },
)
