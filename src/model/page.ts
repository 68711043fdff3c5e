/** A page as it came over the wire or from an archive. */

/** Raw bytes of a page with the HTTP facts that later stages need. */
export interface Page {
  /** Address that was asked for. */
  readonly requestedUrl: string
  /** Address that answered, after redirects. */
  readonly url: string
  readonly status: number
  /** Body, with transfer and content encodings undone, character set as sent. */
  readonly bytes: Uint8Array
  /** Value of `Content-Type`, parameters included. */
  readonly contentType?: string
  readonly etag?: string
  readonly lastModified?: string
  /** ISO 8601 moment, UTC. */
  readonly fetchedAt: string
}
