/** The story in one place: source → links, link → page, page → article, names, figures and events. */
export { toExtractRecord, type LineId } from './extract-record.js'
export { extractLine, failureLine, type ExtractedLine, type ExtractTask } from './extract-line.js'
export { fetchLink } from './fetch-link.js'
export { findSource } from './find-source.js'
export { loadReader } from './load-reader.js'
export { readLink } from './read-link.js'
export type { Reader, ReadInput } from './reader.js'
export { visitSource } from './visit-source.js'
