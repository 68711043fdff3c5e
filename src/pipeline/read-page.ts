/** The story of one link, second part: its page → everything that the page says, or why it is of no use. */
import { present } from '../core/present.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { fingerprint } from '../duplicates/index.js'
import type { Fingerprint } from '../model/fingerprint.js'
import type { Page } from '../model/page.js'
import type { Reading } from '../model/reading.js'
import type { Reader } from './reader.js'

/** A fetched page with what its source knows of it. It can travel to a thread or to another machine. */
export interface PageToRead {
  readonly page: Page
  /** Date that the source gave. */
  readonly published?: string
  /** ISO 3166-1 country of the source. */
  readonly country?: string
}

/** What a page says, and the fingerprint of its text for finding others that say the same. */
export interface PageReading {
  readonly reading: Reading
  readonly fingerprint: Fingerprint
}

/** Reads a page; needs neither store nor network. Every problem names the page. */
export function readPage(reader: Reader, task: PageToRead): Result<PageReading> {
  const { url } = task.page
  const read = readSafely(reader, task)
  if (!read.ok) {
    return failure({ ...read.problem, message: `${url}: ${read.problem.message}` })
  }
  const { article } = read.value
  // Many pages that a paywall guards carry their whole text; only those that do not are of no use.
  if (article.notes.some(({ rule }) => rule === 'article/cut-by-paywall')) {
    return failure(problem('article/paywall', `${url} shows only the beginning of its article.`))
  }
  const print = fingerprint(article.text, article.paragraphs)
  return success({ reading: read.value, fingerprint: print })
}

function readSafely(reader: Reader, { page, published, country }: PageToRead): Result<Reading> {
  const { bytes, url, fetchedAt, contentType, lastModified } = page
  try {
    return reader.read({
      ...{ bytes, url, now: fetchedAt },
      ...present({ contentType, lastModified, published, country }),
    })
  } catch (error) {
    // A fault of ours on one page must neither lose the page nor stop the others.
    return failure(problem('internal/unexpected', `the reader failed: ${messageOf(error)}`, error))
  }
}
