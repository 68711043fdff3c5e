/** Reads the demo site from its folder: the table of routes and every file that it names. */
import fs from 'node:fs'
import path from 'node:path'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'

/** What the table says of one address. */
export interface Route {
  /** File under the site's folder; absent for a redirect. */
  readonly file?: string
  /** 200 when absent. */
  readonly status?: number
  /** Value of `Content-Type`; by the file's extension when absent. */
  readonly type?: string
  /** Character set in which the file, kept as UTF-8, goes out. */
  readonly charset?: 'windows-1252'
  /** Whether the body goes out compressed, whatever the client accepts. */
  readonly gzip?: boolean
  /** Where a redirect leads. */
  readonly location?: string
  /** ISO 8601 moment of the last change. */
  readonly lastModified?: string
}

/** A feed, sitemap or listing that a crawl of the site starts from; `path` begins with a slash. */
export interface DemoSource {
  readonly path: string
  readonly kind: 'feed' | 'sitemap' | 'listing'
  readonly name: string
  readonly lang?: 'es' | 'fr'
  readonly country?: string
}

/** The site as data: addresses to routes, and the text of every file. */
export interface SiteFiles {
  readonly routes: ReadonlyMap<string, Route>
  /** Text by the name that routes use. */
  readonly texts: ReadonlyMap<string, string>
  /** What answers all other addresses. */
  readonly notFound: Route
  readonly sources: readonly DemoSource[]
}

interface SiteTable {
  readonly routes: Readonly<Record<string, Route>>
  readonly notFound: Route
  readonly sources: readonly DemoSource[]
}

function isInside(folder: string, file: string): boolean {
  return path.resolve(folder, file).startsWith(path.resolve(folder) + path.sep)
}

function readText(folder: string, name: string): string {
  if (!isInside(folder, name)) throw new Error(`site.json names ${name}, outside the site.`)
  return fs.readFileSync(path.join(folder, name), 'utf8')
}

function readAll(folder: string): SiteFiles {
  const table = JSON.parse(readText(folder, 'site.json')) as SiteTable
  const routes = new Map(Object.entries(table.routes))
  const texts = new Map<string, string>()
  for (const { file } of [...routes.values(), table.notFound])
    if (file !== undefined && !texts.has(file)) texts.set(file, readText(folder, file))
  return { routes, texts, notFound: table.notFound, sources: table.sources }
}

/** Loads the whole site into memory, so that no request ever reaches the file system. */
export function readSiteFiles(folder: string): Result<SiteFiles> {
  try {
    return success(readAll(folder))
  } catch (cause) {
    return failure(
      problem('input/unreadable', `The demo site in ${folder}: ${messageOf(cause)}`, cause),
    )
  }
}
