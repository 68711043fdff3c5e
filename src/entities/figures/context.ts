/** What all readings of figures in one article share. */
import type { NumberContext } from '../../text/numerals/index.js'
import type { CurrencyResolver } from './currency.js'

/** The article's tokens, language and country, and how it writes decimals and currencies. */
export interface FigureContext extends NumberContext {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  readonly currencies: CurrencyResolver
}
