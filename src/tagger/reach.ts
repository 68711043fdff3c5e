/** What lies farther from a token than its neighbours, found for all tokens of an article in one go. */
import { cueFlag } from '../model/lexicon.js'
import type { TaggerInput } from '../model/tagger.js'
import { i32 } from './cells.js'
import { announcingCues } from './cue-sets.js'
import type { Word } from './words.js'

/** Numbers of tokens of the same sentence, by token; -1 for none. */
export interface Reach {
  /** The nearest word to the left that announces something, however far. */
  readonly announcer: Int32Array
  /** The word that introduces the list that the token stands in (`las empresas`, `participan`), however far. */
  readonly introducer: Int32Array
  /** The nearest head in small letters to the left with neither sign nor verb of speech between, however far. */
  readonly head: Int32Array
  /** The first and the last of the capitalised words next to each other that a capitalised token belongs to. */
  readonly runFirst: Int32Array
  readonly runLast: Int32Array
}

/** Cues of words that announce something. */
export const announced = announcingCues | cueFlag.leads
const introducing = cueFlag.companyPlural | cueFlag.takesPart
const heads =
  cueFlag.bodyHead |
  cueFlag.organizationHead |
  cueFlag.programmeHead |
  cueFlag.companyHead |
  cueFlag.venue

/** Reads what lies far of every token. */
export function readReach(words: readonly Word[], { sentences }: TaggerInput): Reach {
  const make = (): Int32Array => new Int32Array(words.length)
  const reach: Reach = {
    announcer: make(),
    introducer: make(),
    head: make(),
    runFirst: make(),
    runLast: make(),
  }
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const place = { from: i32(sentences.bounds, sentence), to: i32(sentences.bounds, sentence + 1) }
    lookLeft(words, place, reach)
    findRuns(words, place, reach)
  }
  return reach
}

function lookLeft(
  words: readonly Word[],
  { from, to }: { from: number; to: number },
  reach: Reach,
): void {
  let announcer = -1
  let head = -1
  // Of the word before the next sign of a list, and of the word whatever stands behind it.
  let introducer = -1
  let listed = -1
  for (let at = from; at < to; at++) {
    const word = words[at]
    if (!word) return
    reach.announcer[at] = announcer
    reach.introducer[at] = introducer
    reach.head[at] = head
    const { isSign, isCapital, cues } = word
    if (isSign) {
      if (!isListSign(word)) listed = -1
      introducer = listed
    } else if (!isCapital && cues & introducing) listed = at
    if (!isCapital && cues & announced) announcer = at
    head = headAfter(word, at, head)
  }
}

/** The head that the word at the index leaves in view. */
function headAfter({ isSign, isCapital, cues }: Word, at: number, head: number): number {
  if (isSign) return -1
  if (isCapital) return head
  if (cues & heads) return at
  return cues & cueFlag.speech ? -1 : head
}

function isListSign({ first }: Word): boolean {
  return first === ',' || first === '(' || first === ')'
}

function findRuns(
  words: readonly Word[],
  { from, to }: { from: number; to: number },
  { runFirst, runLast }: Reach,
): void {
  for (let at = from; at < to; at++) {
    const first = at
    while (at < to && words[at]?.isCapital) at++
    runFirst.fill(first, first, at)
    runLast.fill(at - 1, first, at)
  }
}
