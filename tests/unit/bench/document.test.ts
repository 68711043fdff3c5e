/** How `npm run bench` writes into docs/performance.md. */
import { expect, test } from 'vitest'
import { insertPart, tableOf } from '../../../bench/sections/document.js'

const hand = '# Performance\n\nWritten by hand.\n'

test('a part goes behind what was written by hand, and in the place of the one before', () => {
  const first = insertPart(insertPart(hand, 'names', 'one'), 'start', 'two')
  expect(first.startsWith(hand)).toBe(true)
  const second = insertPart(first, 'names', 'three')
  expect(second).toBe(first.replace('one', 'three'))
})

test('a part is a heading, a sentence and a table', () => {
  const section = { title: 'Names', about: 'So it was.', head: ['a', 'b'], rows: [['1', '2']] }
  expect(tableOf(section)).toBe('### Names\n\nSo it was.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |')
})
