/**
 * robots.txt as rules, by RFC 9309 with the leniency of Google's open parser, which most sites are written against:
 * missing colons, misspelt names, names of crawlers cut at their first odd character. Linear in file and address.
 */

/** What a robots.txt says to one crawler. */
export interface RobotsFile {
  /** Tells whether an address may be fetched; its path and query are compared as they are written. */
  readonly isAllowed: (address: string) => boolean
  /** Seconds that the site asks for between requests. */
  readonly crawlDelay: number | undefined
  /** Addresses of sitemaps as they stand there. */
  readonly sitemaps: readonly string[]
}

type FieldName = 'user-agent' | 'allow' | 'disallow' | 'crawl-delay' | 'sitemap'

interface Field {
  readonly name: FieldName
  readonly value: string
}

// Beginnings of names, with the misspellings that Google's parser takes as meant.
const fieldNames: readonly (readonly [FieldName, readonly string[]])[] = [
  ['user-agent', ['user-agent', 'useragent', 'user agent']],
  ['allow', ['allow']],
  ['disallow', ['disallow', 'dissallow', 'dissalow', 'disalow', 'diasllow', 'disallaw']],
  ['crawl-delay', ['crawl-delay', 'crawldelay', 'crawl delay']],
  ['sitemap', ['sitemap', 'site-map']],
]

// Eight times the longest address that browsers of old took, as in Google's parser.
const longestLine = 2083 * 8

const blanks = ' \t\v\f'

/** Cuts blanks off both ends; those outside ASCII, such as a stray byte order mark, make a name another name. */
function trim(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && blanks.includes(text.charAt(start))) start += 1
  while (end > start && blanks.includes(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** Splits a line into name and value; a blank stands in for a missing colon where it is the only one. */
function splitLine(line: string): readonly [name: string, value: string] | undefined {
  const colon = line.indexOf(':')
  if (colon >= 0) return [trim(line.slice(0, colon)), trim(line.slice(colon + 1))]
  const words = line.split(/[ \t]+/)
  const [name, value] = words
  return words.length === 2 && name !== undefined && value !== undefined ? [name, value] : undefined
}

function readField(text: string): Field | undefined {
  const line = text.slice(0, longestLine)
  const comment = line.indexOf('#')
  const parts = splitLine(trim(comment < 0 ? line : line.slice(0, comment)))
  if (!parts) return undefined
  const key = parts[0].toLowerCase()
  const known = fieldNames.find(([, spellings]) => spellings.some((word) => key.startsWith(word)))
  return known && { name: known[0], value: parts[1] }
}

/** Rules of one kind of group: those for us, or those for everyone. */
interface Rules {
  readonly patterns: { readonly isAllowed: boolean; readonly pattern: string }[]
  crawlDelay: number | undefined
}

const noRules = (): Rules => ({ patterns: [], crawlDelay: undefined })

/** Percent-encodes what is not ASCII and writes escapes in upper case, as addresses have them. */
function normalizePattern(value: string): string {
  return value
    .replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase())
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[^\0-\x7f]+/g, encodeURIComponent)
}

class RobotsReader {
  readonly ours = noRules()
  readonly everyones = noRules()
  readonly sitemaps: string[] = []
  hasOurs = false
  private readonly agent: string
  private isOurs = false
  private isEveryones = false
  private hasRules = false

  constructor(agent: string) {
    this.agent = agent.toLowerCase()
  }

  read({ name, value }: Field): void {
    if (name === 'user-agent') this.openGroup(value)
    else if (name === 'sitemap') this.sitemaps.push(value)
    else this.addRule(name, value)
  }

  /** Group lines in a row name one group together; the first rule ends the row. */
  private openGroup(value: string): void {
    if (this.hasRules) this.isOurs = this.isEveryones = this.hasRules = false
    if (/^\*(?:\s|$)/.test(value)) this.isEveryones = true
    else if (/^[a-z_-]*/i.exec(value)?.[0].toLowerCase() === this.agent)
      this.isOurs = this.hasOurs = true
  }

  private addRule(name: 'allow' | 'disallow' | 'crawl-delay', value: string): void {
    const groups = [
      ...(this.isOurs ? [this.ours] : []),
      ...(this.isEveryones ? [this.everyones] : []),
    ]
    if (name === 'crawl-delay') {
      const delay = Number(value.replace(',', '.'))
      if (value !== '' && delay >= 0) for (const group of groups) group.crawlDelay ??= delay
      return
    }
    this.hasRules = true
    const rule = { isAllowed: name === 'allow', pattern: normalizePattern(value) }
    if (rule.pattern !== '') for (const group of groups) group.patterns.push(rule)
  }
}

/** Reads a robots.txt for the crawler of the name; rules for it set those for everyone aside. */
export function readRobots(text: string, agent: string): RobotsFile {
  const reader = new RobotsReader(agent)
  // A byte order mark, also one whose end was lost.
  for (const line of text.replace(/^[\uFEFF\uFFFD]/, '').split(/\r\n|\r|\n/)) {
    const field = readField(line)
    if (field) reader.read(field)
  }
  const { ours, everyones, hasOurs, sitemaps } = reader
  const rules = hasOurs ? ours : everyones
  return {
    isAllowed: (address) => isAllowed(pathOf(address), rules),
    crawlDelay: rules.crawlDelay,
    sitemaps,
  }
}

/** Path and query of an address as they are written, without fragment. */
function pathOf(address: string): string {
  const host = address.indexOf('//')
  const begin = address.slice(host < 0 ? 0 : host + 2).search(/[/?;]/)
  if (begin < 0) return '/'
  const path = address.slice((host < 0 ? 0 : host + 2) + begin).split('#', 1)[0] ?? ''
  return path.startsWith('/') ? path : `/${path}`
}

/** The longest pattern that matches decides; of two that are equally long, the one that allows. */
function isAllowed(path: string, { patterns }: Rules): boolean {
  const longest = { allow: 0, disallow: 0 }
  for (const rule of patterns) {
    const kind = rule.isAllowed ? 'allow' : 'disallow'
    const length = matchLength(rule, path)
    if (length > longest[kind]) longest[kind] = length
  }
  return longest.disallow <= longest.allow
}

function matchLength(rule: Rules['patterns'][number], path: string): number {
  if (matches(rule.pattern, path)) return rule.pattern.length
  // Who allows the index page of a folder allows the folder.
  const slash = rule.pattern.lastIndexOf('/')
  if (!rule.isAllowed || slash < 0 || !rule.pattern.startsWith('/index.htm', slash)) return 0
  const folder = `${rule.pattern.slice(0, slash + 1)}$`
  return matches(folder, path) ? folder.length : 0
}

/** Matches a pattern at the beginning of the path: `*` is any text, `$` at the end is the end of the path. */
function matches(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$')
  const [first = '', ...pieces] = (isAnchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  if (!isAnchored) return endOfPieces(pieces, path, first.length) >= 0
  const last = pieces.pop()
  if (last === undefined) return path === first
  const end = endOfPieces(pieces, path, first.length)
  return end >= 0 && path.endsWith(last) && path.length - last.length >= end
}

/** Finds the pieces one after the other; where the last one ends, or -1. */
function endOfPieces(pieces: readonly string[], path: string, from: number): number {
  let position = from
  for (const piece of pieces) {
    const found = indexOf(path, piece, position)
    if (found < 0) return -1
    position = found + piece.length
  }
  return position
}

// Up to this length the engine's own search has no bad case worth mentioning.
const shortPiece = 16

/** Finds a piece of text in time linear in both (Knuth, Morris, Pratt), which the engine's own search is not. */
function indexOf(text: string, piece: string, from: number): number {
  if (piece.length <= shortPiece) return text.indexOf(piece, from)
  const borders = bordersOf(piece)
  let length = 0
  for (let at = from; at < text.length; at++) {
    length = extend(length, text.charAt(at), { piece, borders })
    if (length === piece.length) return at - length + 1
  }
  return -1
}

interface Search {
  readonly piece: string
  /** For each beginning of the piece the length of its longest end that is a beginning, too. */
  readonly borders: Int32Array
}

/** How much of the piece is matched after one more character. */
function extend(length: number, character: string, { piece, borders }: Search): number {
  let matched = length
  while (matched > 0 && character !== piece[matched]) matched = borders[matched - 1] ?? 0
  return character === piece[matched] ? matched + 1 : matched
}

function bordersOf(piece: string): Int32Array {
  const borders = new Int32Array(piece.length)
  for (let at = 1, length = 0; at < piece.length; at++) {
    length = extend(length, piece.charAt(at), { piece, borders })
    borders[at] = length
  }
  return borders
}
