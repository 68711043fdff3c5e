/** A saved page: a file of HTML → page. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { contentId } from '../core/content-id.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { canonicalAddress } from '../text/address.js'
import type { ArchivedPage } from './item.js'

/** Reads a file of HTML. Its address is the one that it states itself, else one under `saved.invalid` by its content. */
export async function readHtmlFile(file: string, maxBytes: number): Promise<Result<ArchivedPage>> {
  try {
    const { size, mtime } = await fs.stat(file)
    if (size > maxBytes) {
      const message = `${file} has ${size} bytes; the limit is ${maxBytes} (--max-page-bytes raises it).`
      return failure(problem('input/too-large', message))
    }
    const bytes = await fs.readFile(file)
    if (bytes.length === 0) return failure(problem('input/empty', `${file} is empty.`))
    const url = statedAddress(bytes) ?? addressOfContent(file, bytes)
    const facts = { requestedUrl: url, url, status: 200, fetchedAt: mtime.toISOString() }
    return success({ page: { ...facts, bytes }, place: file })
  } catch (error) {
    return failure(
      problem('input/unreadable', `${file} cannot be read: ${messageOf(error)}`, error),
    )
  }
}

const headBytes = 200_000

/** The address that the page's head states: `rel="canonical"`, else `og:url`. */
function statedAddress(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, headBytes)
  const tags = [...head.matchAll(/<(?:link|meta)\s[^<>]{1,1000}>/gi)].map(([tag]) => tag)
  const stated = [/\brel=["']?canonical\b/i, /\bproperty=["']og:url["']/i].map((mark) =>
    tags.find((tag) => mark.test(tag)),
  )
  const addresses = stated.map(
    (tag) => /\b(?:href|content)=["']([^"'<>\s]{1,2000})["']/i.exec(tag ?? '')?.[1],
  )
  return addresses
    .map((address) => (address === undefined ? undefined : canonicalAddress(address)))
    .find((address) => address !== undefined)
}

/** An address that can belong to nobody (RFC 2606). */
function addressOfContent(file: string, bytes: Buffer): string {
  const id = contentId('saved', bytes.toString('latin1'))
  return `http://saved.invalid/${id}/${encodeURIComponent(path.basename(file))}`
}
