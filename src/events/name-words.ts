/** The words that offices and bodies are named by: a ministry or a university is seldom far from certain events. */
import { fold } from '../text/fold.js'
import { hashText, mixHash } from '../text/hash.js'
import type { Features } from './linear.js'
import type { Outline, Sentence } from './outline.js'
import { kindHash } from './sink.js'

const kind = kindHash('name word')
const told: ReadonlySet<string> = new Set(['role', 'organization', 'public_body'])
const weight = 0.4

/** More than the first words are the place or the field, which say little of events. */
const mostWords = 4
const stemLength = 5

/** The first words of each office, organisation and public body in the sentence, each once. */
export function nameWordFeatures(
  { units, found, lang }: Outline,
  { from, to }: Sentence,
): Features {
  const keys = new Set<number>()
  for (const { mention: index } of units.slice(from, to)) {
    const mention = found.mentions[index]
    if (!mention || !told.has(mention.type)) continue
    const first = mixHash(mixHash(kind, kindHash(lang)), kindHash(mention.type))
    const words = fold(mention.text).split(/[^\p{L}\p{N}]+/u)
    for (const word of words.filter(({ length }) => length > 2).slice(0, mostWords))
      keys.add(mixHash(first, hashText(word.slice(0, stemLength))))
  }
  return { keys: [...keys], values: [...keys].map(() => weight) }
}
