/** OPML 2.0, the format in which feed readers exchange their lists ↔ sources. */
import { generateOpml, parseOpml, type Opml } from 'feedsmith'
import { problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { present } from '../core/present.js'
import { isLanguage } from '../model/language.js'
import type { NewSource, Source, SourceKind } from '../model/source.js'
import { canonicalAddress } from '../text/address.js'

/** What an OPML file lists. */
export interface SourceList {
  readonly sources: readonly NewSource[]
  /** Entries that name no usable source, each with its place in the file. */
  readonly faults: readonly Problem[]
}

// Attributes of ours beside those of OPML; other readers pass over them.
const extras = ['kind', 'country', 'region', 'interval', 'cron', 'priority'] as const

type Outline = Opml.Outline<string, typeof extras>

const kinds: readonly SourceKind[] = ['feed', 'sitemap', 'listing']

// Lists are nested for people to read; nobody reads this deep.
const maxDepth = 20

/** Reads a list. A file that is no OPML is a problem; an entry that cannot be used is one of its faults. */
export function readOpml(text: string, file: string): Result<SourceList> {
  let outlines: readonly Outline[]
  try {
    outlines = parseOpml(text, { extraOutlineAttributes: extras }).body?.outlines ?? []
  } catch (error) {
    const message = `${file} is no OPML file; export the list of your feed reader as OPML.`
    return failure(problem('input/invalid-record', message, error))
  }
  const entries = flatten(outlines, 0)
  const sources: NewSource[] = []
  const faults: Problem[] = []
  entries.forEach((outline, index) => {
    const source = toSource(outline)
    if (typeof source !== 'string') sources.push(source)
    else {
      const title = outline.text ?? outline.title ?? ''
      const message = `${file}, entry ${index + 1} ("${title.slice(0, 60)}") ${source}.`
      faults.push(problem('input/invalid-record', message))
    }
  })
  return success({ sources, faults })
}

/** The entries in document order; an outline that only holds others is a folder, not an entry. */
function flatten(outlines: readonly Outline[], depth: number): Outline[] {
  if (depth >= maxDepth) return []
  return outlines.flatMap((outline) => {
    const inner = flatten(outline.outlines ?? [], depth + 1)
    const isFolder = addressOf(outline) === undefined && (outline.outlines?.length ?? 0) > 0
    return isFolder ? inner : [outline, ...inner]
  })
}

const addressOf = ({ xmlUrl, url, htmlUrl }: Outline): string | undefined =>
  xmlUrl ?? url ?? htmlUrl

/** Makes a source of an entry, or says what is wrong with it. */
function toSource(outline: Outline): NewSource | string {
  const address = addressOf(outline)
  if (address === undefined) return 'has no address'
  const url = canonicalAddress(address)
  if (url === undefined) return `has the address "${address}", which is not one of http or https`
  const wrong = Object.entries(numbers).find(([name, form]) => {
    const value = extraOf(outline, name)
    return value !== undefined && !form.test(value)
  })
  if (wrong !== undefined)
    return `has "${extraOf(outline, wrong[0]) ?? ''}" as ${wrong[0]}, which is no number`
  return { url, kind: kindOf(outline), ...factsOf(outline) }
}

const numbers: Readonly<Record<string, RegExp>> = {
  interval: /^[1-9]\d{0,5}$/,
  priority: /^-?\d{1,4}$/,
}

/** The value of an attribute of ours. */
function extraOf(outline: Outline, name: string): string | undefined {
  const value: unknown = outline[name as (typeof extras)[number]]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function factsOf(outline: Outline) {
  const [code = '', area] = (outline.language ?? '').toLowerCase().split(/[-_]/)
  const number = (name: string): number | undefined => {
    const value = extraOf(outline, name)
    return value === undefined ? undefined : Number(value)
  }
  return present({
    name: outline.title ?? outline.text,
    country: countryOf(extraOf(outline, 'country') ?? area),
    region: extraOf(outline, 'region'),
    lang: isLanguage(code) ? code : undefined,
    cron: extraOf(outline, 'cron'),
    ...{ intervalMinutes: number('interval'), priority: number('priority') },
  })
}

const countryOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : undefined

function kindOf(outline: Outline): SourceKind {
  const { xmlUrl } = outline
  return (
    kinds.find((each) => each === extraOf(outline, 'kind')) ??
    (xmlUrl === undefined ? 'listing' : 'feed')
  )
}

/** Writes sources as a list that feed readers and `readOpml` understand. */
export function writeOpml(sources: readonly Source[], title: string): string {
  const outlines = sources.map((source) => {
    const { url, kind, name = new URL(url).host } = source
    return {
      text: name,
      ...(kind === 'feed' ? { type: 'rss', xmlUrl: url } : { type: 'link', url, kind }),
      ...present({
        language: source.lang,
        ...{ country: source.country, region: source.region, cron: source.cron },
        interval: source.intervalMinutes === 60 ? undefined : String(source.intervalMinutes),
        priority: source.priority === 0 ? undefined : String(source.priority),
      }),
    }
  })
  return generateOpml({ head: { title }, body: { outlines } }, { extraOutlineAttributes: extras })
}
