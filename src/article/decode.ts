/** From the bytes of a page to its characters: byte order mark, HTTP header, `<meta>`, then what the bytes say. */
import { isAscii, isUtf8 as isValidUtf8 } from 'node:buffer'
import { decodeWindows1252 } from '../text/windows-1252.js'

/** The characters of a page and how their encoding was told. */
export interface Decoded {
  readonly html: string
  /** WHATWG name, such as `utf-8` or `windows-1252`. */
  readonly encoding: string
  readonly method: 'bom' | 'http' | 'meta' | 'detected'
}

const prescanLength = 4096

/** Decodes the page. The bytes have the last word: a declared UTF-8 that they break, or a declared other that is UTF-8. */
export function decodePage(bytes: Uint8Array, contentType = ''): Decoded {
  const marked = byteOrderMark(bytes) ?? wideEncoding(bytes)
  if (marked) return decodeAs(bytes, marked, 'bom')
  const declared = declaredEncoding(bytes, contentType)
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== undefined && isUtf8(bytes, declared))
    return { html: utf8, encoding: 'utf-8', method: methodOf(declared, 'utf-8') }
  const encoding = declared?.encoding ?? 'utf-8'
  if (encoding !== 'utf-8') return decodeAs(bytes, encoding, methodOf(declared, encoding))
  const likely = isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252'
  return decodeAs(bytes, likely, methodOf(declared, likely))
}

interface Declared {
  readonly encoding: string
  readonly method: 'http' | 'meta'
}

function declaredEncoding(bytes: Uint8Array, contentType: string): Declared | undefined {
  const http = encodingLabel(contentType)
  if (http !== undefined) return { encoding: http, method: 'http' }
  const meta = metaEncoding(bytes)
  return meta === undefined ? undefined : { encoding: meta, method: 'meta' }
}

/** Plain ASCII proves nothing against another declaration, and reads the same. */
function isUtf8(bytes: Uint8Array, declared: Declared | undefined): boolean {
  return declared === undefined || declared.encoding === 'utf-8' || !isAscii(bytes)
}

function methodOf(declared: Declared | undefined, encoding: string): Decoded['method'] {
  return declared?.encoding === encoding ? declared.method : 'detected'
}

function decodeAs(bytes: Uint8Array, encoding: string, method: Decoded['method']): Decoded {
  const html =
    encoding === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes)
  return { html, encoding, method }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return undefined
}

/** UTF-16 without a mark: the `<` of the first tag has an empty byte beside it. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[3] === 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0) return 'utf-16be'
  return undefined
}

/** The encoding that `charset=…` names, by its WHATWG name; undefined for none or an unknown one. */
function encodingLabel(text: string): string | undefined {
  const label = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i.exec(text)?.[1]
  if (label === undefined) return undefined
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

function metaEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, prescanLength))
  const xml = /^\s{0,99}<\?xml[^>]{0,200}encoding=["']([\w:.-]{1,40})["']/i.exec(start)?.[1]
  for (const tag of start.match(/<meta\b[^>]{0,500}>/gi) ?? []) {
    const encoding = encodingLabel(tag)
    // A page that can be read as ASCII far enough to find the tag is not in UTF-16, whatever the tag says.
    if (encoding) return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  }
  return xml === undefined ? undefined : encodingLabel(`charset=${xml}`)
}

/** The text when the bytes are UTF-8 without a fault. Accented text that is valid UTF-8 is practically always UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isValidUtf8(bytes)) return undefined
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** UTF-8 with a few broken places, as truncated or badly joined pages have: far more good than bad sequences. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) continue
    const length = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    if (length > 0 && hasContinuations(bytes, index, length)) {
      good++
      index += length
    } else bad++
  }
  return good > bad * 4
}

function hasContinuations(bytes: Uint8Array, index: number, length: number): boolean {
  for (let step = 1; step <= length; step++)
    if (((bytes[index + step] ?? 0) & 0xc0) !== 0x80) return false
  return true
}
