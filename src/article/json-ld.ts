/** What the JSON-LD of a page says of its article, whatever the way in which the site nests it. */
import { present } from '../core/present.js'
import { decodeReferences } from './references.js'

/** Facts of the article that JSON-LD states; texts as written there. */
export interface LinkedData {
  readonly types: readonly string[]
  readonly headline?: string
  readonly published?: string
  readonly modified?: string
  readonly authors: readonly { readonly name: string; readonly isPerson: boolean }[]
  readonly section?: string
  readonly publisher?: string
  readonly image?: string
  readonly url?: string
  readonly isFree?: boolean
  readonly body?: string
}

type Thing = Readonly<Record<string, unknown>>

const articleType =
  /^(?:\w*NewsArticle|Article|BlogPosting|Report|LiveBlogPosting|OpinionNewsArticle|AnalysisNewsArticle|SocialMediaPosting|TechArticle|ScholarlyArticle)$/
const mostThings = 500

/** Reads all JSON-LD of the page: the article's facts, and the types of everything that it describes. */
export function readLinkedData(sources: readonly string[]): LinkedData {
  const things = sources
    .flatMap((source) => collectThings(parseLoosely(source)))
    .slice(0, mostThings)
  const types = things.flatMap(typesOf)
  const article =
    things.find((thing) => isArticle(thing) && 'datePublished' in thing) ?? things.find(isArticle)
  return { types, authors: [], ...(article ? describe(article, things) : {}) }
}

function isArticle(thing: Thing): boolean {
  return typesOf(thing).some((type) => articleType.test(type))
}

function describe(article: Thing, things: readonly Thing[]): Partial<LinkedData> {
  const facts = {
    headline: textOf(article['headline']) ?? textOf(article['name']),
    published: textOf(article['datePublished']) ?? textOf(article['dateCreated']),
    modified: textOf(article['dateModified']),
    section: textOf(article['articleSection']),
    publisher: nameOf(article['publisher']),
    image: imageOf(article['image'] ?? article['thumbnailUrl']),
    url:
      textOf(article['mainEntityOfPage']) ??
      idOf(article['mainEntityOfPage']) ??
      textOf(article['url']),
    body: textOf(article['articleBody']),
    isFree: freeOf(article['isAccessibleForFree']),
  }
  return { ...present(facts), authors: authorsOf(article['author'] ?? article['creator'], things) }
}

/** Sites put line breaks into JSON strings, commas before brackets, and comment marks or semicolons around it all. */
function parseLoosely(source: string): unknown {
  const strict = parseJson(source)
  if (strict !== undefined) return strict
  const start = source.search(/[[{]\s{0,99}["[{}\]]/u)
  const end = source.lastIndexOf(source[start] === '{' ? '}' : ']')
  if (start < 0 || end < start) return undefined
  const text = source.slice(start, end + 1).replace(/\p{Cc}/gu, ' ')
  return parseJson(text) ?? parseJson(text.replace(/,(?= {0,99}[}\]])/gu, ''))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** All objects in order, without recursion: the nesting is the page's own. */
function collectThings(value: unknown): readonly Thing[] {
  const things: Thing[] = []
  let level: unknown[] = [value]
  for (let depth = 0; depth < 12 && level.length > 0 && things.length < mostThings; depth++) {
    const next: unknown[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      if (!Array.isArray(item)) things.push(item as Thing)
      const inner: readonly unknown[] = Object.values(item)
      next.push(...inner.slice(0, mostThings))
    }
    level = next
  }
  return things
}

function typesOf(thing: Thing): readonly string[] {
  const type = thing['@type']
  const types = Array.isArray(type) ? (type as unknown[]) : [type]
  return types
    .filter((name) => typeof name === 'string')
    .map((name) => name.replace(/^.*[/#:]/u, ''))
}

function textOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? (value[0] as unknown) : value
  return typeof first === 'string' && first.trim() !== ''
    ? decodeReferences(first.trim())
    : undefined
}

function fieldOf(value: unknown, field: string): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'object' && first !== null ? textOf((first as Thing)[field]) : undefined
}

function nameOf(value: unknown): string | undefined {
  return textOf(value) ?? fieldOf(value, 'name')
}

function idOf(value: unknown): string | undefined {
  return fieldOf(value, '@id') ?? fieldOf(value, 'url')
}

function imageOf(value: unknown): string | undefined {
  return textOf(value) ?? fieldOf(value, 'url') ?? fieldOf(value, 'contentUrl')
}

function freeOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const text = textOf(value)?.toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : undefined
}

function authorsOf(value: unknown, things: readonly Thing[]): LinkedData['authors'] {
  const items = Array.isArray(value) ? (value as unknown[]) : [value]
  return items.slice(0, 30).flatMap((item) => {
    if (typeof item === 'string') return [{ name: decodeReferences(item), isPerson: true }]
    if (typeof item !== 'object' || item === null) return []
    const named = 'name' in item ? (item as Thing) : referred(item as Thing, things)
    const names = named?.['name']
    const isPerson = !typesOf(named ?? {}).some((type) => type.endsWith('Organization'))
    return (Array.isArray(names) ? (names as unknown[]) : [names])
      .filter((name) => typeof name === 'string')
      .map((name) => ({ name: decodeReferences(name), isPerson }))
  })
}

/** `{"@id": "#author"}` points at a thing that stands elsewhere in the page. */
function referred(reference: Thing, things: readonly Thing[]): Thing | undefined {
  const id = reference['@id']
  return typeof id === 'string'
    ? things.find((thing) => thing['@id'] === id && 'name' in thing)
    : undefined
}
