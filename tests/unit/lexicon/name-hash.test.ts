import { expect, test } from 'vitest'
import { hashBytes, hashKey } from '../../../src/lexicon/places/name-hash.js'
import { nameKey } from '../../../src/text/fold.js'

test.each([
  'Lima',
  'San Pedro Sula',
  "L'Haÿ-les-Roses",
  'Saint-Étienne-du-Rouvray (Centre)',
  'Œuilly',
  'İzmir',
  ' - Ñuñoa. ',
  'Łódź',
  'Xalapa-Enríquez',
  'Săcele',
  'Đà Nẵng',
  'Αθήνα',
  '東京',
  '24 de Mayo',
  'º Añó',
  '',
])('%s hashes from its bytes as its name key does', (name) => {
  const bytes = Buffer.from(`xx${name}yy`)
  expect(hashBytes(bytes, 2, bytes.length - 2)).toBe(hashKey(nameKey(name)))
})
