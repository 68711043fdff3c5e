/** A light tree of the page on htmlparser2's tokenizer: bounded depth, only the attributes that are read, no DOM. */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { ownValue } from '../core/own.js'
import { barrierTags, blockTags, impliedEnd, voidTags } from './tags.js'

/** An element with its children in order; strings are text. */
export interface Element {
  readonly tag: string
  readonly parent: Element | undefined
  readonly attributes: Readonly<Record<string, string>>
  /** Place in the page: elements that begin later have higher numbers. */
  readonly order: number
  readonly children: readonly (Element | string)[]
}

/** An element that still grows. */
interface OpenElement extends Element {
  children: (Element | string)[]
}

/** The tree of a page, and the elements that metadata is read from, in page order. */
export interface Tree {
  readonly root: Element
  /** The elements named `html`, `title`, `meta`, `link`, `time` and `input`, and those with an `itemprop`. */
  readonly facts: readonly Element[]
  /** Content of each `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[]
}

// Browsers cut deeper nesting too (Blink at 512). It bounds every walk over ancestors and every recursion.
const maxDepth = 400
const maxAttributeLength = 8000
const maxJsonLdLength = 1_000_000
const longestTag = 40

const keptAttributes: ReadonlySet<string> = new Set(
  'class id itemprop itemtype role rel href style hidden aria-hidden datetime content name property lang type title'.split(
    ' ',
  ),
)
const factTags: ReadonlySet<string> = new Set(['html', 'title', 'meta', 'link', 'time', 'input'])
const noAttributes: Readonly<Record<string, string>> = Object.freeze({})
// Shared until the first child comes: an array of its own would take more room than most elements.
const noChildren: (Element | string)[] = []
const jsonLdType = /^\s*application\/ld\+json/i

/** Receives the tokens and grows the tree; a class because the state of the parse must live somewhere. */
class TreeBuilder implements TokenizerCallbacks {
  readonly root: OpenElement = {
    tag: '#root',
    parent: undefined,
    attributes: noAttributes,
    order: 0,
    children: noChildren,
  }
  readonly facts: Element[] = []
  readonly jsonLd: string[] = []
  private readonly html: string
  private readonly stack: OpenElement[] = [this.root]
  /** How many elements of each tag are open in the stack: a stray end tag is then refused without a search. */
  private readonly open = new Map<string, number>()
  /** The same for elements beyond the depth limit, whose children go to the last element within it. */
  private readonly beyond = new Map<string, number>()
  private top: OpenElement = this.root
  private tag = ''
  /** Steps left for searching what an end tag closes; only a page made to exhaust it ever does. */
  private patience = 5_000_000
  private order = 0
  private attributes: Record<string, string> | undefined
  private attributeName = ''
  private attributeValue = ''

  constructor(html: string) {
    this.html = html
  }

  onattribname(start: number, end: number): void {
    const name = end - start > 16 ? '' : this.html.slice(start, end).toLowerCase()
    this.attributeName = keptAttributes.has(name) ? name : ''
    this.attributeValue = ''
  }

  onattribdata(start: number, end: number): void {
    const room = maxAttributeLength - this.attributeValue.length
    if (this.attributeName !== '' && room > 0)
      this.attributeValue += this.html.slice(start, Math.min(end, start + room))
  }

  onattribentity(codepoint: number): void {
    if (this.attributeName !== '' && this.attributeValue.length < maxAttributeLength)
      this.attributeValue += String.fromCodePoint(codepoint)
  }

  onattribend(): void {
    if (this.attributeName === '') return
    this.attributes ??= {}
    this.attributes[this.attributeName] ??= this.attributeValue
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, Math.min(end, start + longestTag)).toLowerCase()
    this.attributes = undefined
  }

  onopentagend(): void {
    const { tag } = this
    this.closeImplied(tag)
    if (this.stack.length >= maxDepth && !voidTags.has(tag)) {
      this.passBeyond(tag)
      return
    }
    const attributes = this.attributes ?? noAttributes
    this.order++
    const element: OpenElement = {
      tag,
      parent: this.top,
      attributes,
      order: this.order,
      children: noChildren,
    }
    this.add(element)
    if (factTags.has(tag) || 'itemprop' in attributes) this.facts.push(element)
    if (voidTags.has(tag)) return
    this.stack.push(element)
    count(this.open, tag, 1)
    this.top = element
  }

  onselfclosingtag(): void {
    this.onopentagend()
    // HTML ignores the slash, SVG does not: closing an empty drawing element keeps it from swallowing the page.
    if (this.open.has('svg') && this.top.tag === this.tag) this.pop(this.stack.length - 1)
  }

  onclosetag(start: number, end: number): void {
    const tag = this.html.slice(start, Math.min(end, start + longestTag)).toLowerCase()
    if (tag === 'br') this.add(this.standalone('br'))
    if (this.beyond.has(tag)) count(this.beyond, tag, -1)
    else if (this.open.has(tag)) this.close(tag)
  }

  ontext(start: number, end: number): void {
    const { tag, attributes } = this.top
    if (tag === 'style') return
    if (tag === 'script') {
      if (jsonLdType.test(attributes['type'] ?? '') && end - start <= maxJsonLdLength)
        this.jsonLd.push(this.html.slice(start, end))
      return
    }
    this.append(this.html.slice(start, end))
  }

  ontextentity(codepoint: number): void {
    this.append(String.fromCodePoint(codepoint))
  }

  oncdata(): void {
    // Outside SVG a CDATA section is a comment.
  }

  oncomment(): void {
    // Comments hold nothing for a reader.
  }

  ondeclaration(): void {
    // The document type changes nothing here.
  }

  onprocessinginstruction(): void {
    // HTML has none.
  }

  onend(): void {
    // Open elements end with the page.
  }

  /** Beyond the depth limit an element leaves no more than a line break: its text goes to the last one within. */
  private passBeyond(tag: string): void {
    count(this.beyond, tag, 1)
    const { children } = this.top
    const last = children[children.length - 1]
    const follows = typeof last === 'object' && last.tag === 'br'
    if (blockTags.has(tag) && !follows) this.add(this.standalone('br'))
  }

  private add(child: Element | string): void {
    if (this.top.children === noChildren) this.top.children = [child]
    else this.top.children.push(child)
  }

  private append(text: string): void {
    const { children } = this.top
    const last = children.length - 1
    const before = children[last]
    if (typeof before === 'string') children[last] = before + text
    else this.add(text)
  }

  private standalone(tag: string): Element {
    return {
      tag,
      parent: this.top,
      attributes: noAttributes,
      order: this.order,
      children: noChildren,
    }
  }

  private close(tag: string): void {
    const isBlock = blockTags.has(tag)
    for (let index = this.stack.length - 1; index > 0 && this.patience > 0; index--) {
      const candidate = this.stack[index]?.tag ?? ''
      if (candidate === tag) {
        this.pop(index)
        return
      }
      // An inline end tag does not end the block that stands inside it; a table keeps everything in.
      if (candidate === 'table' || (!isBlock && blockTags.has(candidate))) return
      this.patience--
    }
  }

  private closeImplied(tag: string): void {
    if (blockTags.has(tag) && this.open.has('p')) this.closeParagraph()
    const implied = ownValue(impliedEnd, tag)
    if (!implied) return
    const lowest = this.lowestOpen(implied)
    if (lowest > 0) this.pop(lowest)
  }

  /** Place in the stack of the outermost of these elements inside the nearest barrier; 0 when none is open. */
  private lowestOpen(tags: ReadonlySet<string>): number {
    let lowest = 0
    for (let index = this.stack.length - 1; index > 0; index--) {
      const candidate = this.stack[index]?.tag ?? ''
      if (tags.has(candidate)) lowest = index
      else if (barrierTags.has(candidate)) break
    }
    return lowest
  }

  private closeParagraph(): void {
    for (let index = this.stack.length - 1; index > 0; index--) {
      const candidate = this.stack[index]?.tag ?? ''
      if (candidate === 'p') {
        this.pop(index)
        return
      }
      if (blockTags.has(candidate) || candidate === 'button') return
    }
  }

  private pop(index: number): void {
    for (const element of this.stack.splice(index)) count(this.open, element.tag, -1)
    this.top = this.stack[this.stack.length - 1] ?? this.root
  }
}

function count(counts: Map<string, number>, tag: string, step: number): void {
  const next = (counts.get(tag) ?? 0) + step
  if (next > 0) counts.set(tag, next)
  else counts.delete(tag)
}

/** Parses the page. Never fails: what is no HTML becomes text. */
export function parseTree(html: string): Tree {
  const builder = new TreeBuilder(html)
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder)
  tokenizer.write(html)
  tokenizer.end()
  return { root: builder.root, facts: builder.facts, jsonLd: builder.jsonLd }
}
