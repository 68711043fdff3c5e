/** The words beside a quantity that say how exact it is. */
import type { Qualifier } from '../../model/figure.js'
import type { FigureContext } from './context.js'
import { compilePhrases } from './phrases.js'
import type { Quantity } from './quantity.js'
import { byLanguage, entriesOf, figureWords } from './words.js'

/** A quantity with its qualifier: first token, token after it. */
export interface Qualified {
  readonly at: number
  readonly next: number
  readonly qualifier: Qualifier
}

const before = byLanguage((lang) => compilePhrases(entriesOf(figureWords[lang].before)))
const after = byLanguage((lang) => compilePhrases(entriesOf(figureWords[lang].after)))
const articles = byLanguage((lang) => new Set(figureWords[lang].articles))

// `au plus fort des Jeux`: the words are not about the number.
const goesOn = new Set(['fort', 'haut', 'bas', 'pres', 'vite', 'tot', 'tard', 'profond', 'grand'])

/** Tells whether an article stands at the token. */
export function isArticleAt({ tokens, lang }: FigureContext, at: number): boolean {
  return articles[lang].has(tokens.key(at))
}

/**
 * Finds the qualifier of the quantity: the longest phrase just before it, with or without an article between, else a
 * phrase just after it. A collective without either is about so many.
 */
export function readQualifier(context: FigureContext, quantity: Quantity): Qualified {
  const { tokens, lang } = context
  const { at, next } = quantity
  const left =
    before[lang].matchBefore(tokens, at) ??
    (isArticleAt(context, at - 1) ? before[lang].matchBefore(tokens, at - 1) : undefined)
  if (left && left.value !== 'none') return { at: left.at, next, qualifier: left.value }
  const right = left ? undefined : after[lang].matchFrom(tokens, next)
  if (right && !goesOn.has(tokens.key(right.next)))
    return { at, next: right.next, qualifier: right.value }
  return { at, next, qualifier: quantity.number.isCollective ? 'about' : 'exact' }
}
