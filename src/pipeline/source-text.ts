/** The text of a feed, sitemap or listing page: unpacked and decoded. */
import zlib from 'node:zlib'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'

// The sitemap protocol limits a file to 50 MB unpacked.
const maxUnpackedBytes = 50_000_000

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function decode(page: Page, bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const label =
    /charset=["']?([\w-]{1,40})/i.exec(page.contentType ?? '')?.[1] ??
    /<\?xml[^>]{0,200}encoding=["']([\w-]{1,40})/i.exec(head)?.[1] ??
    /<meta[^>]{0,200}charset=["']?([\w-]{1,40})/i.exec(head)?.[1] ??
    'utf-8'
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    // A label that no standard knows says nothing; what is not UTF-8 shows as replacement characters.
    return new TextDecoder().decode(bytes)
  }
}

/** Gives the text of a source's document; sitemaps may be compressed as files (`sitemap.xml.gz`). */
export function sourceText(page: Page): Result<string> {
  let { bytes } = page
  if (isGzip(bytes)) {
    try {
      bytes = zlib.gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes })
    } catch (error) {
      return failure(
        problem(
          'discover/unreadable-feed',
          `${page.url} cannot be unpacked: ${messageOf(error)}`,
          error,
        ),
      )
    }
  }
  return success(decode(page, bytes))
}
