/** Features that reach beyond the window: the word that announces a name, brackets with acronyms, joining words. */
import { cueFlag } from '../model/lexicon.js'
import { mixHash } from '../text/hash.js'
import { i32 } from './cells.js'
import { announcingCues, insideCues } from './cue-sets.js'
import type { Chunk } from './chunks.js'
import type { TaggerDocument } from './document.js'
import { patternOf, wordAt, type Place } from './place.js'
import { announced } from './reach.js'
import type { FeatureSink } from './sink.js'
import type { Word } from './words.js'

/** The nearest word to the left that announces something, with how far it is; and what introduces a list. */
export function addAnnounced(document: TaggerDocument, place: Place, sink: FeatureSink): void {
  const word = document.words[place.at]
  if (!word) return
  const kind = word.isCapital ? 1 : 0
  const { words, reach } = document
  const near = words[nearerThan(reach.announcer, place.at, farthestAnnouncer)]
  if (near) {
    const distance = Math.min(place.at - i32(reach.announcer, place.at), 4)
    sink.add2(60, mixHash(near.cues & announced, distance), word.pattern)
    sink.add2(61, near.folded, kind)
  }
  const intro = words[nearerThan(reach.introducer, place.at, farthestIntroduction)]
  if (intro) {
    sink.add2(62, intro.folded, kind)
    sink.add2(63, intro.cues, word.shape)
  }
  addHead(document, place.at, sink)
}

const farthestAnnouncer = 8
const farthestIntroduction = 40
const farthestHead = 7

/** The token that the list has for this one; -1 where it is none or farther away. */
function nearerThan(tokens: Int32Array, at: number, farthest: number): number {
  const token = i32(tokens, at)
  return at - token <= farthest ? token : -1
}

/** The head in small letters whose name the token may go on: `chambre d'agriculture de l'Yonne`. */
function addHead({ words, reach }: TaggerDocument, at: number, sink: FeatureSink): void {
  const own = words[at]
  if (!own || own.isSign || (!own.isCapital && own.cues & cueFlag.speech)) return
  const token = nearerThan(reach.head, at, farthestHead)
  const head = words[token]
  if (!head) return
  let capitals = 0
  for (let other = token + 1; other <= at; other++) if (words[other]?.isCapital) capitals++
  const kind = own.isCapital ? 4 : 0
  sink.add2(64, head.folded, kind + Math.min(capitals, 3))
  sink.add2(65, head.folded, mixHash(Math.min(at - token, 4), kind))
}

/** `Long Name (LN)`: the long form tells the type of the short one, and the short one where the long one ends. */
export function addBracket(document: TaggerDocument, place: Place, sink: FeatureSink): void {
  const word = document.words[place.at]
  if (!word) return
  if (word.isCapital && wordAt(document, place.at - 1, place)?.first === '(')
    addShortForm(document, { place, word }, sink)
  const chunk = document.chunks[i32(document.chunkOf, place.at)]
  if (chunk) addLongForm(document, { place, chunk }, sink)
}

function addShortForm(
  document: TaggerDocument,
  { place, word }: { place: Place; word: Word },
  sink: FeatureSink,
): void {
  const isWhole = wordAt(document, place.at + 1, place)?.first === ')' ? 1 : 0
  sink.add2(70, word.isAllCaps ? 1 : 0, isWhole)
  const long =
    place.at - 2 >= place.from ? document.chunks[i32(document.chunkOf, place.at - 2)] : undefined
  const head = long ? document.words[long.from] : undefined
  if (!long || !head) return
  sink.add2(71, head.folded, isWhole)
  sink.add2(72, head.cues & insideCues, sharesInitial(document, long, word) ? 1 : 0)
}

function addLongForm(
  document: TaggerDocument,
  { place, chunk }: { place: Place; chunk: Chunk },
  sink: FeatureSink,
): void {
  const short = bracketedAt(document, chunk.to, place)
  if (!short) return
  const head = document.words[chunk.from]
  sink.add2(73, sharesInitial(document, chunk, short) ? 1 : 0, place.at === chunk.from ? 1 : 0)
  sink.add2(74, short.isAllCaps ? 1 : 0, head ? head.cues & insideCues : 0)
}

/** The capitalised word between brackets that begin at the index. */
function bracketedAt(document: TaggerDocument, at: number, place: Place): Word | undefined {
  if (wordAt(document, at, place)?.first !== '(') return undefined
  const short = wordAt(document, at + 1, place)
  return short?.isCapital && wordAt(document, at + 2, place)?.first === ')' ? short : undefined
}

function sharesInitial({ words }: TaggerDocument, chunk: Chunk, short: Word): boolean {
  return words[chunk.from]?.initial === short.initial && chunk.to - chunk.from >= 2
}

/** For small words: the capitalised runs on both sides; for heads of names in small letters, how far the name is. */
export function addSmall(document: TaggerDocument, place: Place, sink: FeatureSink): void {
  const word = document.words[place.at]
  if (!word || word.isSign) return
  const isJoin = word.length <= 4
  if (!isJoin && (word.cues & (announcingCues | cueFlag.profession)) === 0) return
  const next = distanceToCapital(document, place, 1)
  const after = patternOf(wordAt(document, place.at + next, place))
  sink.add2(90, mixHash(word.lower, next), after)
  if (!isJoin) return
  const previous = distanceToCapital(document, place, -1)
  sink.add2(91, mixHash(word.lower, next), patternOf(wordAt(document, place.at - previous, place)))
}

/** Tokens to the next capitalised word on this side; 5 when it is farther or a sign comes first. */
function distanceToCapital(document: TaggerDocument, place: Place, step: number): number {
  for (let distance = 1; distance < 5; distance++) {
    const word = wordAt(document, place.at + step * distance, place)
    if (!word || word.isSign) return 5
    if (word.isCapital) return distance
  }
  return 5
}
