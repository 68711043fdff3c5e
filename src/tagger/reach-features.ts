/** Features that reach beyond the window: the word that announces a name, brackets with acronyms, joining words. */
import { cueFlag } from '../model/lexicon.js'
import { mixHash } from '../text/hash.js'
import { i32 } from './cells.js'
import { announcingCues, insideCues } from './cue-sets.js'
import type { Chunk } from './chunks.js'
import type { TaggerDocument } from './document.js'
import { patternOf, wordAt, type Place } from './place.js'
import type { FeatureSink } from './sink.js'
import type { Word } from './words.js'

/** The nearest word to the left that announces something, with how far it is; and what introduces a list. */
export function addAnnounced(document: TaggerDocument, place: Place, sink: FeatureSink): void {
  const word = document.words[place.at]
  if (!word) return
  const kind = word.isCapital ? 1 : 0
  const near = findBefore(document, place, 8)
  if (near) {
    const distance = Math.min(near.distance, 4)
    sink.add2(60, mixHash(near.word.cues & announced, distance), word.pattern)
    sink.add2(61, near.word.folded, kind)
  }
  const intro = findIntroduction(document, place)
  if (intro) {
    sink.add2(62, intro.folded, kind)
    sink.add2(63, intro.cues, word.shape)
  }
  addHead(document, place, sink)
}

const heads =
  cueFlag.bodyHead |
  cueFlag.organizationHead |
  cueFlag.programmeHead |
  cueFlag.companyHead |
  cueFlag.venue
const farthestHead = 7

/** The head in small letters whose name the token may go on: `chambre d'agriculture de l'Yonne`. */
function addHead(document: TaggerDocument, place: Place, sink: FeatureSink): void {
  let capitals = 0
  for (let distance = 0; distance <= farthestHead; distance++) {
    const word = wordAt(document, place.at - distance, place)
    if (!word || word.isSign) return
    if (word.isCapital) capitals++
    else if (word.cues & heads && distance + capitals > 0) {
      const kind = document.words[place.at]?.isCapital ? 4 : 0
      sink.add2(64, word.folded, kind + Math.min(capitals, 3))
      sink.add2(65, word.folded, mixHash(Math.min(distance, 4), kind))
      return
    } else if (word.cues & cueFlag.speech) return
  }
}

const announced = announcingCues | cueFlag.leads

function findBefore(
  document: TaggerDocument,
  place: Place,
  farthest: number,
): { word: Word; distance: number } | undefined {
  for (let distance = 1; distance <= farthest; distance++) {
    const word = wordAt(document, place.at - distance, place)
    if (!word) return undefined
    if (!word.isCapital && word.cues & announced) return { word, distance }
  }
  return undefined
}

const introducing = cueFlag.companyPlural | cueFlag.takesPart
const farthestIntroduction = 40

/** The word that introduces the list that the token stands in: `las empresas`, `participan`. */
function findIntroduction(document: TaggerDocument, place: Place): Word | undefined {
  let hasSign = false
  for (let distance = 1; distance <= farthestIntroduction; distance++) {
    const word = wordAt(document, place.at - distance, place)
    if (!word) return undefined
    if (word.isSign) {
      if (!',()'.includes(word.first)) return undefined
      hasSign = true
    } else if (hasSign && !word.isCapital && word.cues & introducing) return word
  }
  return undefined
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
