import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { stemText } from '../../../src/store/stems.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const letters = (number: number): string =>
  String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))

test('remembers the long words of texts without the texts', () => {
  stemText('palabra un día', 'es')
  collect()
  const before = process.memoryUsage().heapUsed
  for (let index = 0; index < 40; index++)
    stemText(`palabralarguisima${letters(index)} ${'un día '.repeat(60_000)}`, 'es')
  collect()
  expect((process.memoryUsage().heapUsed - before) / 1e6).toBeLessThan(4)
})

test('stems every word in its place, with whatever stands between them', () => {
  expect(stemText('¡Las EMPRESAS, 3 régionaux!', 'fr')).toBe(
    ['Las', 'EMPRESAS', '3', 'régionaux'].map((word) => stemText(word, 'fr')).join(' '),
  )
  expect(stemText(' —\n', 'es')).toBe('')
})
