/** Reads an article that comes as plain text, as copied from a page: the same boilerplate goes, the headline is found. */
import { boilerplateOf } from './boilerplate.js'
import { cleanLine } from './clean.js'

/** Headline and paragraphs of a plain text. */
export interface PlainArticle {
  /** Empty when the text begins with a paragraph. */
  readonly title: string
  readonly paragraphs: readonly string[]
  /** Name of the site, where a line of its mobile version gives it. */
  readonly site?: string
}

const longestHeadline = 220
const endsSentence = /[.!?…:;,]["”»’)]*$/u

/** Splits the text into lines, drops boilerplate, and takes a first line that is no sentence as the headline. */
export function readLines(text: string): PlainArticle {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029\v\f\u0085]/u)
    .map(cleanLine)
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
  const kept = cutBoilerplate(lines)
  const site = lines.map(siteNamed).find((name) => name !== undefined)
  const [first = '', ...rest] = kept
  const isHeadline = rest.length > 0 && isHeadlineLine(first, rest)
  const article = isHeadline ? { title: first, paragraphs: rest } : { title: '', paragraphs: kept }
  return { ...article, ...(site !== undefined && { site }) }
}

/** The mobile versions of many sites begin with the description of their icon, which is all that is left of it as text. */
function siteNamed(line: string): string | undefined {
  return /^(?:icono del sitio|icône du site|site icon(?: for)?) (\S.{1,80})$/iu.exec(line)?.[1]
}

function cutBoilerplate(lines: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (const [index, text] of lines.entries()) {
    const boilerplate = boilerplateOf({ text, linkShare: 0 })
    const isEdge = kept.length < 3 || index >= lines.length - 2
    if (boilerplate === 'end' && kept.length > 1) break
    if (boilerplate === 'aside' || boilerplate === 'end') continue
    if (boilerplate === 'byline' && isEdge) continue
    kept.push(text)
  }
  return kept
}

function isHeadlineLine(line: string, rest: readonly string[]): boolean {
  if (line.length > longestHeadline) return false
  const isSentence = endsSentence.test(line) && !/[?!]["”»’)]*$/u.test(line)
  return !isSentence && rest.some((other) => other.length > line.length)
}
