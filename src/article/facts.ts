/** The facts that the head of a page states, gathered once: meta, link, title, time and itemprop. */
import { cleanLine } from './clean.js'
import { readLinkedData, type LinkedData } from './json-ld.js'
import type { Element, Tree } from './tree.js'

/** What a page states about itself outside its visible text. */
export interface PageFacts {
  readonly linked: LinkedData
  /** Contents of `<meta>` by lower-case name, property or itemprop, in page order. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  readonly canonical: string | undefined
  readonly title: string | undefined
  readonly lang: string | undefined
  /** Elements that carry dates or properties in the text. */
  readonly marked: readonly Element[]
  readonly hasPasswordField: boolean
}

/** Gathers the facts of the page. */
export function gatherFacts(tree: Tree): PageFacts {
  const meta = new Map<string, string[]>()
  for (const { tag, attributes } of tree.facts) if (tag === 'meta') addMeta(meta, attributes)
  const named = (tag: string): readonly Element[] =>
    tree.facts.filter((element) => element.tag === tag)
  return {
    linked: readLinkedData(tree.jsonLd),
    meta,
    canonical: named('link')
      .map(canonicalOf)
      .find((href) => href !== undefined),
    title: named('title')
      .map(titleOf)
      .find((title) => title !== ''),
    lang: named('html')[0]?.attributes['lang'],
    marked: tree.facts.filter(({ tag }) => !headTags.has(tag)),
    hasPasswordField: named('input').some(({ attributes }) =>
      /^password$/i.test(attributes['type'] ?? ''),
    ),
  }
}

const headTags: ReadonlySet<string> = new Set(['html', 'title', 'meta', 'link', 'input'])

function titleOf(element: Element): string {
  return insideDrawing(element) ? '' : cleanLine(plainText(element))
}

function addMeta(meta: Map<string, string[]>, attributes: Readonly<Record<string, string>>): void {
  const content = cleanLine(attributes['content'] ?? '')
  if (content === '') return
  for (const attribute of ['property', 'name', 'itemprop'])
    for (const name of (attributes[attribute] ?? '').toLowerCase().split(/\s+/u)) {
      if (name === '') continue
      const known = meta.get(name)
      if (known) known.push(content)
      else meta.set(name, [content])
    }
}

function canonicalOf({ attributes }: Element): string | undefined {
  return /(?:^|\s)canonical(?:\s|$)/i.test(attributes['rel'] ?? '') ? attributes['href'] : undefined
}

function insideDrawing(element: Element): boolean {
  for (let holder = element.parent; holder; holder = holder.parent)
    if (holder.tag === 'svg') return true
  return false
}

/** All text inside the element. Its recursion is bounded by the depth limit of the tree. */
export function plainText(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : plainText(child)))
    .join('')
}

/** The first content of the first of these names that the page states. */
export function firstMeta(facts: PageFacts, names: readonly string[]): string | undefined {
  for (const name of names) {
    const content = facts.meta.get(name)?.[0]
    if (content !== undefined) return content
  }
  return undefined
}
