import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unpack, unpackBeside } from '../../../src/core/gunzip.js'

const content = Buffer.from('una planta en Burgos '.repeat(1000))
const file = gzipSync(content)

test('a file is unpacked, and one that is no gzip given back', async () => {
  expect(Buffer.compare(unpack(file), content)).toBe(0)
  expect(Buffer.compare(await unpackBeside(file), content)).toBe(0)
  expect(unpack(content)).toBe(content)
})

test('a file that is cut short or damaged is refused', async () => {
  const damaged = Uint8Array.from(file)
  damaged[file.length - 6] = 255 - (damaged[file.length - 6] ?? 0)
  for (const bad of [file.subarray(0, -20), file.subarray(0, 3), damaged]) {
    expect(() => unpack(bad)).toThrow()
    await expect(unpackBeside(bad)).rejects.toThrow()
  }
})
