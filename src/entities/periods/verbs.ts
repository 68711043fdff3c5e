/** Tells from its form whether a verb looks back or ahead. */
import type { PeriodWords } from './words.js'

/**
 * What a verb form says: it looks back or ahead, helps to form a past tense, is a participle (`bare` ones look back
 * without an auxiliary), or is no verb that says anything.
 */
export type VerbKind = 'past' | 'future' | 'auxiliary' | 'participle' | 'bare' | 'none'

/** What the word, in lower case as written, says as a verb. */
export type Verbs = (word: string) => VerbKind

/** Shortest word whose ending is looked at. */
const shortest = 4
/** Shortest participle that looks back without an auxiliary. */
const shortestBare = 5

/** Builds the reading of verb forms from the tables of a language. */
export function buildVerbs(words: PeriodWords): Verbs {
  const known = new Map<string, VerbKind>()
  const add = (list: string, kind: VerbKind): void => {
    for (const word of list.split(' ')) known.set(word, kind)
  }
  add(words.noVerbs, 'none')
  add(words.auxiliaries, 'auxiliary')
  add(words.past, 'past')
  add(words.future, 'future')
  const endings = new Map<string, VerbKind>([
    ...words.participleEndings.map((ending): [string, VerbKind] => [ending, 'participle']),
    ...words.bareParticiples.map((ending): [string, VerbKind] => [ending, 'bare']),
    ...words.pastEndings.map((ending): [string, VerbKind] => [ending, 'past']),
    ...words.futureEndings.map((ending): [string, VerbKind] => [ending, 'future']),
  ])
  const longest = Math.max(...[...endings.keys()].map((ending) => ending.length))
  return (word) => known.get(word) ?? kindByEnding(word, endings, longest)
}

function kindByEnding(
  word: string,
  endings: ReadonlyMap<string, VerbKind>,
  longest: number,
): VerbKind {
  if (word.length < shortest) return 'none'
  for (let length = Math.min(longest, word.length - 1); length > 0; length--) {
    const kind = endings.get(word.slice(-length))
    if (kind) return kind === 'bare' && word.length < shortestBare ? 'participle' : kind
  }
  return 'none'
}
