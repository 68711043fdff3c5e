/** Who reads a page: the language and the place at which the page stands. */
import type { Words, DeskLanguage } from './words/words.js'

/** What every page needs to know of its reader. */
export interface Reader {
  readonly lang: DeskLanguage
  readonly words: Words
  /** Path and query of the page, for the switch of languages and for going back after a change. */
  readonly here: string
  /** Addresses of icon, style sheet and script. */
  readonly icon: string
  readonly style: string
  readonly script: string
}
