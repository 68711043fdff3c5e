/** The text of a feed, sitemap or listing page: unpacked and decoded. */
import zlib from 'node:zlib'
import { decodePage } from '../article/index.js'
import { isGzip } from '../core/gunzip.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Page } from '../model/page.js'

// The sitemap protocol limits a file to 50 MB unpacked.
const maxUnpackedBytes = 50_000_000

/** An XML declaration speaks for its document where HTTP is silent. */
function contentTypeOf(page: Page, bytes: Uint8Array): string | undefined {
  if (page.contentType !== undefined && /charset=/i.test(page.contentType)) return page.contentType
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^\s*<\?xml[^>]{0,150}encoding=["']([\w-]{1,40})/.exec(head)?.[1]
  return declared === undefined ? page.contentType : `text/xml; charset=${declared}`
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
  return success(decodePage(bytes, contentTypeOf(page, bytes)).html)
}
