/** The runs of text that a block is put together from. */
import type { Element } from './tree.js'

/** A run of text inside a block. */
export interface Piece {
  readonly text: string
  readonly isLink: boolean
  readonly element: Element
  readonly isBreak?: true
}
