/** The page as a row of text blocks, and for each element which blocks it holds and how much prose. */
import { boilerplateOf } from './boilerplate.js'
import { cleanLine } from './clean.js'
import { dropInlineInvitations } from './inline-links.js'
import type { Piece } from './piece.js'
import { isHidden, noiseJudge, type Noise } from './noise.js'
import { blockTags, headingTags, silentTags } from './tags.js'
import type { Element } from './tree.js'

/** Kinds of blocks. */
export type BlockKind = 'paragraph' | 'heading' | 'item' | 'row'

/** One block of text: a paragraph, heading, list item or table row. */
export interface Block {
  readonly text: string
  /** Characters of the text that stand in links. */
  readonly linkLength: number
  /** The block element around the text, or the inline element when that holds all of it. */
  readonly element: Element
  readonly kind: BlockKind
  /** Characters of running prose; 0 for labels and lists of links. */
  readonly prose: number
  /** Whether it is an item of a list that the sentence before announces: `Participan estas empresas:`. */
  readonly isAnnounced: boolean
}

/** What an element holds: blocks `from` to `to` (exclusive). */
export interface Extent {
  readonly from: number
  readonly to: number
  readonly prose: number
  /** Characters of all its text, and of the text in links. */
  readonly length: number
  readonly linkLength: number
  /** Pictures in it. */
  readonly images: number
  readonly noise: Noise
}

/** The blocks of a page and the extent of every block element that holds some. */
export interface Outline {
  readonly blocks: readonly Block[]
  readonly extents: ReadonlyMap<Element, Extent>
}

const imageTags: ReadonlySet<string> = new Set(['img', 'picture', 'amp-img'])

function isSilent(element: Element): boolean {
  const { tag, attributes } = element
  if (silentTags.has(tag)) return !(tag === 'figure' && holdsTable(element))
  return attributes['aria-hidden'] === 'true' || (isHidden(element) && !blockTags.has(tag))
}

/** Block editors wrap tables and pulled quotes in `<figure>`. */
function holdsTable(figure: Element): boolean {
  return figure.children.some(
    (child) =>
      typeof child !== 'string' &&
      (child.tag === 'table' ||
        child.tag === 'blockquote' ||
        (child.tag === 'div' && holdsTable(child))),
  )
}

// No article has so many; a page made to be slow may.
const mostBlocks = 20_000

/** Reads the tree in page order; a class because the text that is being read must live somewhere. */
class Outliner {
  readonly blocks: Block[] = []
  readonly extents = new Map<Element, Extent>()
  private readonly judge = noiseJudge()
  private pieces: Piece[] = []
  private isInCell = false
  private prose = 0
  private length = 0
  private linkLength = 0
  private images = 0

  /** Its recursion is bounded by the depth limit of the tree. */
  enter(element: Element, isLink: boolean): void {
    const from = this.blocks.length
    const before = this.sums()
    if (element.tag === 'tr' && isDataRow(element)) this.readCells(element, isLink)
    else this.read(element, element, isLink)
    this.flush(element)
    if (this.blocks.length === from) return
    this.extents.set(element, {
      from,
      to: this.blocks.length,
      prose: this.prose - before.prose,
      length: this.length - before.length,
      linkLength: this.linkLength - before.linkLength,
      images: this.images - before.images,
      noise: this.judge(element),
    })
  }

  private read(element: Element, block: Element, isLink: boolean): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.pieces.push({ text: child, isLink, element })
      else if (child.tag === 'br')
        this.pieces.push({ text: ' ', isLink, element: block, isBreak: true })
      else if (isSilent(child)) this.images += imageTags.has(child.tag) ? 1 : 0
      else if (blockTags.has(child.tag) && !(this.isInCell && child.tag === 'p')) {
        this.flush(block)
        this.enter(child, isLink)
      } else this.read(child, block, isLink || child.tag === 'a')
    }
  }

  private readCells(row: Element, isLink: boolean): void {
    let isFirst = true
    this.isInCell = true
    for (const cell of row.children) {
      if (typeof cell === 'string' || isSilent(cell)) continue
      if (!isFirst) this.pieces.push({ text: ' | ', isLink, element: row })
      this.read(cell, row, isLink)
      isFirst = false
    }
    this.isInCell = false
  }

  private sums(): { prose: number; length: number; linkLength: number; images: number } {
    const { prose, length, linkLength, images } = this
    return { prose, length, linkLength, images }
  }

  private flush(element: Element): void {
    const { pieces } = this
    if (pieces.length === 0) return
    this.pieces = []
    for (const segment of splitAtBreaks(pieces)) this.addBlock(segment, element)
  }

  private addBlock(segment: readonly Piece[], element: Element): void {
    if (this.blocks.length >= mostBlocks) return
    const pieces = dropInlineInvitations(segment)
    const text = cleanLine(textOf(pieces))
    if (!holdsWord.test(text)) return
    const links = pieces.filter((piece) => piece.isLink)
    const isAllLink = links.length === pieces.length
    const linkLength = isAllLink ? text.length : cleanLine(textOf(links)).length
    const prose = proseOf(text, linkLength)
    this.prose += prose
    this.length += text.length
    this.linkLength += linkLength
    const kind = kindOf(element)
    const isAnnounced = kind === 'item' && announces(this.blocks.at(-1))
    this.blocks.push({
      text,
      linkLength,
      element: soleHolder(segment, element),
      kind,
      prose,
      isAnnounced,
    })
  }
}

function textOf(pieces: readonly Piece[]): string {
  let text = ''
  for (const piece of pieces) text += piece.text
  return text
}

const longestCell = 300

/** Cells with a few words each are data; tables that lay out a page hold blocks, or whole columns of text. */
function isDataRow(row: Element): boolean {
  const cells = row.children.filter((cell) => typeof cell !== 'string')
  return cells.length > 1 && cells.every((cell) => cellLength(cell) <= longestCell)
}

/** Characters of a cell; infinite when it holds blocks. Its recursion is bounded by the depth limit of the tree. */
function cellLength(element: Element): number {
  let length = 0
  for (const child of element.children) {
    if (typeof child === 'string') length += child.length
    else if (blockTags.has(child.tag) && child.tag !== 'p') return Infinity
    else length += child.tag === 'br' ? longestCell / 4 : cellLength(child)
  }
  return length
}

function kindOf(element: Element): BlockKind {
  if (headingTags.has(element.tag)) return 'heading'
  if (element.tag === 'tr') return 'row'
  for (let holder: Element | undefined = element, step = 0; holder && step < 3; step++) {
    if (holder.tag === 'li' || holder.tag === 'dd' || holder.tag === 'dt') return 'item'
    holder = holder.parent
  }
  return 'paragraph'
}

function soleHolder(segment: readonly Piece[], element: Element): Element {
  let holder: Element | undefined
  for (const piece of segment) {
    if (piece.text.trim() === '') continue
    if (holder !== undefined && holder !== piece.element) return element
    holder = piece.element
  }
  return holder ?? element
}

/** Two line breaks divide paragraphs; one does where it ends a whole line. */
function splitAtBreaks(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const segments: Piece[][] = []
  let current: Piece[] = []
  let breaks = 0
  let line = ''
  let holder: Element | undefined
  for (const piece of pieces) {
    if (piece.isBreak) {
      breaks++
      current.push(piece)
      continue
    }
    const text = piece.text.trim()
    if (text === '') {
      current.push(piece)
      continue
    }
    if (
      breaks > 1 ||
      (breaks === 1 && (isWholeLine(line, text) || areApart(holder, piece.element)))
    ) {
      segments.push(current)
      current = []
    }
    line = breaks > 0 ? text : line + text
    breaks = 0
    holder = piece.element
    current.push(piece)
  }
  segments.push(current)
  return segments
}

const longestShortLine = 60

/** One break ends a line of its own: a sentence, or a short line as in lists, addresses and old page layouts. */
function isWholeLine(line: string, next: string): boolean {
  if (!beginsSentence.test(next)) return false
  return line.length <= longestShortLine ? !endsOpen.test(line) : endsSentence.test(line)
}

/** Two inline elements with a break between them are two things: a title and its date. */
function areApart(first: Element | undefined, second: Element): boolean {
  return first !== second && isInline(first) && isInline(second)
}

function isInline(element: Element | undefined): boolean {
  return element !== undefined && !blockTags.has(element.tag) && element.tag !== 'a'
}

const endsOpen =
  /(?:,|\p{Ll}[-–]|\s(?:de|del|la|las|los|el|en|y|a|con|por|para|du|des|le|les|et|à|au|aux|un|une))$/u
const endsSentence = /[.!?…:;»”"]$/u
const beginsSentence = /^[\p{Lu}\d«“"¿¡(—–•*-]/u

const shortestAnnouncement = 25

function announces(before: Block | undefined): boolean {
  if (!before || before.isAnnounced) return before !== undefined
  const { text, kind, linkLength } = before
  const isSentence = kind === 'paragraph' && linkLength === 0 && text.length >= shortestAnnouncement
  return isSentence && text.endsWith(':') && boilerplateOf({ text, linkShare: 0 }) === undefined
}

const holdsWord = /[\p{L}\p{N}]/u
const minimumProse = 60
const sentenceMark = /[.,;:!?…]/u

function proseOf(text: string, linkLength: number): number {
  const own = text.length - linkLength
  if (own < minimumProse || linkLength > text.length * 0.45 || !sentenceMark.test(text)) return 0
  return own
}

/** Outlines the page. */
export function outlinePage(root: Element): Outline {
  const outliner = new Outliner()
  outliner.enter(root, false)
  return outliner
}
