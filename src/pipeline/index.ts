/** The story in one place: source → links, link → page, page → article, names, figures and events. */
export { countryOfAddress } from './country.js'
export {
  toExtractRecord,
  toFailureRecord,
  type ExtractRecord,
  type LineId,
} from './extract-record.js'
export { fetchLink, type FetchTools } from './fetch-link.js'
export { findSource } from './find-source.js'
export { loadReader } from './load-reader.js'
export { readLink, type ReadTools } from './read-link.js'
export type { Reader, ReadInput } from './reader.js'
export { visitSource, type VisitOutcome, type VisitTools } from './visit-source.js'
