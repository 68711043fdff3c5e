/** What a figure is per: `por kilo`, `par jour`, `la tonne`, `/MWh`. */
import type { FigureContext } from './context.js'
import { compilePhrases } from './phrases.js'
import { byLanguage, figureWords } from './words.js'

const openings = byLanguage((lang) =>
  compilePhrases(figureWords[lang].per.map((phrase) => [phrase, true])),
)
const nouns = byLanguage((lang) =>
  compilePhrases(figureWords[lang].rates.map((phrase) => [phrase, true])),
)

const past = new Set([
  'dernier',
  'derniere',
  'passe',
  'passee',
  'prochain',
  'prochaine',
  'pasado',
  'pasada',
])

/** The noun that the figure before the token is per, as written; undefined when it is no rate. */
export function readRate({ tokens, lang }: FigureContext, at: number): string | undefined {
  const opening = openings[lang].matchFrom(tokens, at)
  const noun = opening && nouns[lang].matchFrom(tokens, opening.next)
  // `l'an passé` says when, not per what.
  if (noun === undefined || past.has(tokens.key(noun.next))) return undefined
  return tokens.text.slice(tokens.start(noun.at), tokens.end(noun.next - 1))
}
