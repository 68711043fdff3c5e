/** What a name is called right after it: `Kanan, una empresa de …`, `Sial, le salon …`, `Versants libres est un collectif`. */
import { cueFlag } from '../model/lexicon.js'
import { announcingCues } from './cue-sets.js'
import type { Word } from './words.js'

/** The noun that says what the name before it is. */
export interface Apposition {
  readonly noun: Word
  /** Whether an article stands before the noun; an office beside its holder has none. */
  readonly hasArticle: boolean
}

const told = announcingCues | cueFlag.leads | cueFlag.profession
const copulas = new Set(['es', 'est', 'era', 'était', 'fue', 'sera', 'será'])
const farthest = 5

/** Reads the apposition behind a run of capitalised words that ends at `from`, in a sentence that ends at `to`. */
export function readApposition(
  words: readonly Word[],
  from: number,
  to: number,
): Apposition | undefined {
  const sign = words[from]
  if (from >= to || !sign || !opens(sign)) return undefined
  const near = words.slice(from + 1, Math.min(to, from + 1 + farthest))
  const stop = near.findIndex(stops)
  const phrase = stop < 0 ? near : near.slice(0, stop)
  const hasArticle = phrase[0] !== undefined && isArticle(phrase[0])
  const nouns = phrase.filter((word) => !isArticle(word))
  // The last one: `le premier fabricant`, `le plus grand salon`.
  const noun = nouns.filter(({ cues }) => cues & told).at(-1) ?? (hasArticle ? nouns[0] : undefined)
  return noun && { noun, hasArticle }
}

function isArticle({ cues }: Word): boolean {
  return (cues & cueFlag.determiner) !== 0
}

function stops({ isSign, isCapital, cues }: Word): boolean {
  return (
    isSign ||
    isCapital ||
    (cues & (cueFlag.preposition | cueFlag.determiner)) === cueFlag.preposition
  )
}

function opens({ isSign, first, surface }: Word): boolean {
  return isSign ? ',(–—:'.includes(first) : copulas.has(surface)
}
