/** What goes into discovery and what comes out of it. */
import type { FoundLink, SourceKind } from '../model/source.js'

/** A fetched document that may lead to articles. */
export interface SourceDocument {
  /** Address that answered, against which relative links are resolved. */
  readonly url: string
  /** Decoded text. */
  readonly body: string
}

/** A further document of the same source: a part of a sitemap index. */
export interface FoundDocument {
  readonly url: string
  /** When it last changed, as the index says. */
  readonly modified?: string
}

/** Formats of documents that lead to articles. */
export type DocumentKind = Exclude<SourceKind, 'archive'>

/** What a document leads to. */
export interface Discovery {
  readonly kind: DocumentKind
  /** Links to articles, canonicalised, in document order, each once. */
  readonly links: readonly FoundLink[]
  /** Further documents of the same source: the parts of a sitemap index. */
  readonly documents: readonly FoundDocument[]
  /** Feeds that a web page announces. */
  readonly feeds: readonly string[]
  /** Name that the document gives itself. */
  readonly name?: string
  /** Language that the document claims, lower-case ISO 639-1. */
  readonly lang?: string
}

/** What a reader of one format finds; `discoverLinks` fills in the rest. */
export type PartialDiscovery = Partial<Omit<Discovery, 'kind' | 'links'>> & {
  readonly links: readonly FoundLink[]
}
