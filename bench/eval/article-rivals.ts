/** Other readers of news pages, for comparison: Readability and defuddle on jsdom. `npm ci` in `bench/` installs them. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { outlinePage } from '../../src/article/outline.js'
import { parseTree } from '../../src/article/tree.js'
import { packageRoot } from '../../src/core/package-root.js'
import type { PageReading } from './article-suite.js'

/** A reader that takes decoded HTML. */
export interface Rival {
  readonly name: string
  readonly read: (html: string, url: string | undefined) => Promise<PageReading>
}

interface Dom {
  readonly window: { readonly document: unknown; readonly close: () => void }
}
interface JsdomModule {
  readonly JSDOM: new (html: string, options: { url?: string; virtualConsole: unknown }) => Dom
  readonly VirtualConsole: new () => unknown
}
interface ReadabilityResult {
  readonly title?: string | null
  readonly byline?: string | null
  readonly publishedTime?: string | null
  readonly content?: string | null
}
interface ReadabilityModule {
  readonly Readability: new (document: unknown) => {
    readonly parse: () => ReadabilityResult | null
  }
}
interface DefuddleResult {
  readonly title?: string
  readonly author?: string
  readonly published?: string
  readonly content?: string
}
interface DefuddleModule {
  readonly Defuddle: (dom: Dom, url?: string, options?: object) => Promise<DefuddleResult>
}

/** Loads the rivals; undefined when they are not installed in `bench/`. */
export async function loadRivals(): Promise<readonly Rival[] | undefined> {
  const require = createRequire(path.join(packageRoot, 'bench/package.json'))
  const load = async (file: string): Promise<unknown> => import(pathToFileURL(file).href)
  try {
    const jsdom = (await load(require.resolve('jsdom'))) as JsdomModule
    const readability = (await load(require.resolve('@mozilla/readability'))) as ReadabilityModule
    const folder = path.dirname(require.resolve('defuddle'))
    const defuddle = (await load(path.join(folder, 'node.js'))) as DefuddleModule
    return [readabilityRival(jsdom, readability), defuddleRival(jsdom, defuddle)]
  } catch {
    return undefined
  }
}

function openDom({ JSDOM, VirtualConsole }: JsdomModule, html: string, url?: string): Dom {
  return new JSDOM(html, {
    ...(url !== undefined && { url }),
    virtualConsole: new VirtualConsole(),
  })
}

function readabilityRival(jsdom: JsdomModule, { Readability }: ReadabilityModule): Rival {
  const read = (html: string, url: string | undefined): PageReading => {
    const dom = openDom(jsdom, html, url)
    const result = new Readability(dom.window.document).parse()
    dom.window.close()
    return {
      title: result?.title ?? '',
      authors: namesOf(result?.byline),
      published: result?.publishedTime ?? '',
      paragraphs: paragraphsOf(result?.content),
    }
  }
  return {
    name: 'Readability 0.6.0 on jsdom',
    read: (html, url) => Promise.resolve(read(html, url)),
  }
}

function defuddleRival(jsdom: JsdomModule, { Defuddle }: DefuddleModule): Rival {
  const read = async (html: string, url: string | undefined): Promise<PageReading> => {
    const dom = openDom(jsdom, html, url)
    const result = await Defuddle(dom, url, { useAsync: false })
    dom.window.close()
    return {
      title: result.title ?? '',
      authors: namesOf(result.author),
      published: result.published ?? '',
      paragraphs: paragraphsOf(result.content),
    }
  }
  return { name: 'defuddle 0.19.4 on jsdom', read }
}

function namesOf(byline: string | null | undefined): readonly string[] {
  return (byline ?? '')
    .split(/,| and | et | y /u)
    .map((name) => name.replace(/^(?:por|par|by)\s/iu, '').trim())
    .filter((name) => name !== '')
}

/** The blocks of what a rival keeps, cut by our own outline: pictures and captions in it are not held against it. */
function paragraphsOf(html: string | null | undefined): readonly string[] {
  if (html === null || html === undefined || html === '') return []
  return outlinePage(parseTree(html).root).blocks.map((block) => block.text)
}
