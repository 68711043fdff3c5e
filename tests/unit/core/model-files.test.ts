import { expect, test } from 'vitest'
import { isGzip } from '../../../src/core/gunzip.js'
import { readModelFiles, shareModelFiles, unpackModelFiles } from '../../../src/core/model-files.js'
import { take } from '../../../src/core/result.js'
import { loadReader } from '../../../src/pipeline/index.js'

test('model files read the same however they come: packed, unpacked, in shared memory', async () => {
  const packed = take(readModelFiles())
  const unpacked = take(await unpackModelFiles())
  const shared = take(await shareModelFiles())
  expect(Object.values(packed).every(isGzip)).toBe(true)
  expect(Object.values(unpacked).some(isGzip)).toBe(false)
  expect(Object.values(shared).every(({ buffer }) => buffer instanceof SharedArrayBuffer)).toBe(
    true,
  )
  const text =
    'Aceros Norte abrirá una planta en Burgos\n\nInvertirá 12 millones de euros, dijo Ana Ruiz.'
  const [first, ...others] = [packed, unpacked, shared].map((files) =>
    take(take(loadReader(files)).read({ text, now: '2026-01-01T00:00:00Z' })),
  )
  expect(first?.mentions.length).toBeGreaterThan(0)
  for (const other of others) expect(other).toEqual(first)
})
