/** Files that are compressed with gzip and unpacked in memory, into one buffer. */
import { gunzip, gunzipSync } from 'node:zlib'

const largestFile = 2 ** 28

/** Tells whether the bytes begin like a file of gzip. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** The last four bytes tell the length before compression, so that one buffer can hold it all. */
function optionsFor(file: Uint8Array): { chunkSize: number; maxOutputLength: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const told = file.length < 4 ? 0 : view.getUint32(file.length - 4, true)
  return { chunkSize: Math.max(64, Math.min(told, largestFile)), maxOutputLength: largestFile }
}

/**
 * Unpacks a file; one that is unpacked already is given back as it is.
 *
 * @throws when the file is cut short or damaged, which its checksum tells, or holds more than 256 MB
 */
export function unpack(file: Uint8Array): Uint8Array {
  return isGzip(file) ? gunzipSync(file, optionsFor(file)) : file
}

/** Unpacks a file on a thread of Node's own; rejects where `unpack` throws. */
export function unpackBeside(file: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    gunzip(file, optionsFor(file), (error, bytes) => {
      if (error) reject(error)
      else resolve(bytes)
    })
  })
}
