/** Reading a response's body: decoded, bounded in size whatever the encoding claims. */
import type { Readable, Transform } from 'node:stream'
import zlib from 'node:zlib'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
}

// Two encodings one after the other are legal; more are a trick.
const maxEncodings = 2

/** What the body reader must know of a response. */
export interface BodyOptions {
  readonly address: string
  /** Value of `Content-Encoding`. */
  readonly encoding: string | undefined
  readonly maxBytes: number
  /** Returns the first `maxBytes` bytes of a longer body instead of refusing it. */
  readonly cutAtLimit: boolean
}

/**
 * Reads and decodes the body. It stops as soon as the decoded size passes the limit, so that a compressed bomb costs
 * no more than a page of the largest size.
 */
export async function readBody(raw: Readable, options: BodyOptions): Promise<Result<Uint8Array>> {
  // Reading reports errors; this keeps one that comes after we stopped reading from ending the process.
  raw.on('error', () => undefined)
  const encodings = (options.encoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
  const unknown = encodings.find((name) => !Object.hasOwn(decoders, name))
  if (unknown !== undefined || encodings.length > maxEncodings) {
    raw.destroy()
    return failure(
      problem(
        'fetch/bad-response',
        `${options.address} is encoded as "${encodings.join(', ')}", which cannot be read.`,
      ),
    )
  }
  let stream: Readable = raw
  for (const name of encodings.reverse()) {
    const decoder = decoders[name]?.()
    if (!decoder) continue
    // Errors travel down by hand: `pipe` does not carry them, and `pipeline` would want a callback at the end.
    stream.on('error', (error) => decoder.destroy(error))
    stream = stream.pipe(decoder)
  }
  return collect(stream, raw, options)
}

async function collect(
  stream: Readable,
  raw: Readable,
  options: BodyOptions,
): Promise<Result<Uint8Array>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > options.maxBytes) {
      raw.destroy()
      if (options.cutAtLimit)
        return success(Buffer.concat([...chunks, chunk]).subarray(0, options.maxBytes))
      return failure(
        problem(
          'fetch/too-large',
          `${options.address} is larger than ${options.maxBytes} bytes and is not read.`,
        ),
      )
    }
    chunks.push(chunk)
  }
  return success(Buffer.concat(chunks))
}
