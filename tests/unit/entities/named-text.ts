/** Reads short texts with a tagger that finds given names. */
import { expect } from 'vitest'
import { encodeLexicon, loadLexicon } from '../../../src/lexicon/index.js'
import { findMentions } from '../../../src/entities/index.js'
import { nameFlag } from '../../../src/model/lexicon.js'
import type { MentionType } from '../../../src/model/mention.js'
import type { Tagger } from '../../../src/model/tagger.js'
import { nameKeys } from '../../../src/text/names.js'

/** The entries of a name in the lexicon: its beginnings and itself. */
function known(name: string, flag: number): [number, number][] {
  const keys = nameKeys(name)
  return keys.map((key, index) => [key, index === keys.length - 1 ? flag : nameFlag.prefix])
}

const loaded = loadLexicon(
  encodeLexicon({
    names: new Map([
      ...known('Ciudad de Alma', nameFlag.city),
      ...known('Expo Alma', nameFlag.programme),
      ...known('Casa Roja', nameFlag.company | nameFlag.landmark),
      ...known('Yokohama', nameFlag.company | nameFlag.city),
      ...known('Japón', nameFlag.country),
      ...known('Almatex', nameFlag.company),
      ...known('Horizonte', nameFlag.company | nameFlag.spanishWord),
    ]),
    spanishWords: new Set(),
    frenchWords: new Set(),
  }),
)
if (!loaded.ok) throw new Error(loaded.problem.message)
/** A lexicon of a few names. */
export const lexicon = loaded.value

/** A name that the tagger finds, with its type and confidence. */
export type Given = readonly [MentionType, string, number?]

/** A tagger that finds the given names at their first place, each with its confidence. */
export function taggerOf(names: readonly Given[]): Tagger {
  return {
    tag: ({ tokens }) =>
      names.map(([type, name, confidence = 0.95]) => {
        const start = tokens.text.indexOf(name)
        const from = tokens.starts.indexOf(start)
        const to = tokens.ends.indexOf(start + name.length) + 1
        return { from, to, type, confidence }
      }),
  }
}

/** Gives what is found in a Spanish text with such a tagger, as `type: name`. */
export function read(text: string, names: readonly Given[]): string[] {
  const article = { text, lang: 'es', title: '', paragraphs: [] } as const
  const { mentions } = findMentions(article, { tagger: taggerOf(names), lexicon })
  for (const mention of mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text)
  return mentions.map((mention) => `${mention.type}: ${mention.text}`)
}
