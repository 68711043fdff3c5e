/** The gold of the demo site: what a careful reader takes from each of its addresses, and the files behind them. */
import fs from 'node:fs'
import path from 'node:path'
import type { GoldEvent, GoldFigure } from '../../bench/eval/corpus.js'
import { packageRoot } from '../../src/core/package-root.js'

/** What one address must give. `fixtures/README.md` explains the fields. */
export interface GoldPage {
  readonly kind:
    | 'article'
    | 'near-duplicate'
    | 'same-address'
    | 'listing'
    | 'static'
    | 'paywall'
    | 'unsupported-language'
    | 'redirect'
    | 'missing'
    | 'forbidden'
  readonly problem?: string
  readonly location?: string
  readonly same_as?: string
  readonly duplicate_of?: string
  readonly lang?: string
  readonly site?: string
  readonly title?: string
  readonly authors?: readonly string[]
  readonly desk?: string
  readonly published?: string
  readonly modified?: string
  readonly deck?: string
  readonly body_start?: string
  readonly body_end?: string
  readonly not_in_text?: readonly string[]
  readonly figures?: readonly GoldFigure[]
  readonly periods?: readonly {
    readonly text: string
    readonly from?: string
    readonly to?: string
  }[]
  readonly entities?: readonly { readonly type: string; readonly names: readonly string[] }[]
  readonly officials?: readonly {
    readonly person: string
    readonly role: string
    readonly organization?: string
    readonly place?: string
  }[]
  readonly events?: readonly GoldEvent[]
}

/** The whole gold of the demo site. */
export interface SiteGold {
  readonly same_event: readonly { readonly type: string; readonly paths: readonly string[] }[]
  readonly pages: Readonly<Record<string, GoldPage>>
}

interface SiteRoute {
  readonly file?: string
  readonly location?: string
}

const siteFolder = path.join(packageRoot, 'fixtures', 'site')

function readJson(name: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(siteFolder, name), 'utf8'))
}

/** Reads the gold. */
export function readSiteGold(): SiteGold {
  return readJson('expected.json') as SiteGold
}

/** Reads the table of routes. */
export function readSiteRoutes(): Readonly<Record<string, SiteRoute>> {
  return (readJson('site.json') as { routes: Readonly<Record<string, SiteRoute>> }).routes
}

/** Reads the HTML behind an address, with the origin filled in; empty for a redirect. */
export function readSiteHtml(target: string, origin: string): string {
  const file = readSiteRoutes()[target]?.file
  if (file === undefined) return ''
  return fs.readFileSync(path.join(siteFolder, file), 'utf8').replaceAll('{{origin}}', origin)
}

/** Makes all white space alike, no-break spaces included: how strings of the gold are compared. */
export function squeezeSpaces(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
