/** Runs of capitalised words with the small words that join them. */
import type { TaggerInput } from '../model/tagger.js'
import { readApposition, type Apposition } from './apposition.js'
import { i32 } from './cells.js'
import type { Word } from './words.js'

/** A run of capitalised words with the small words that join them, such as `Cámara de Comercio de Lima`. */
export interface Chunk {
  readonly from: number
  readonly to: number
  /** What it is called right behind it. */
  readonly apposition?: Apposition
  /** What all its words together say; read when a feature asks for it first. */
  contents?: ChunkContents
}

/** Cues and known-name bits of all words of a run. */
export interface ChunkContents {
  readonly cues: number
  readonly names: number
}

const joins = new Set(
  (
    "de del la las los el du des d' d’ l' l’ le les et y e & of the and for von van der den di da do dos " +
    'en à au aux pour para sur - ’ i a'
  ).split(' '),
)
const farthestJoin = 3

/** Finds the runs, and for each token the number of its run (-1 outside). */
export function readChunks(
  words: readonly Word[],
  input: TaggerInput,
): { chunks: Chunk[]; chunkOf: Int32Array } {
  const { bounds, count } = input.sentences
  const chunks: Chunk[] = []
  const chunkOf = new Int32Array(words.length).fill(-1)
  for (let sentence = 0; sentence < count; sentence++) {
    const end = i32(bounds, sentence + 1)
    for (let at = i32(bounds, sentence); at < end;) {
      const to = words[at]?.isCapital ? endOfRun(words, input, { at, end }) : at
      if (to > at) {
        chunkOf.fill(chunks.length, at, to)
        const apposition = readApposition(words, to, end)
        chunks.push(apposition ? { from: at, to, apposition } : { from: at, to })
      }
      at = Math.max(at + 1, to)
    }
  }
  return { chunks, chunkOf }
}

function endOfRun(
  words: readonly Word[],
  { tokens }: TaggerInput,
  { at, end }: { at: number; end: number },
): number {
  let to = at + 1
  for (let next = to; next < end && next - to <= farthestJoin; next++) {
    if (words[next]?.isCapital) to = next + 1
    else if (!joins.has(tokens.text.slice(i32(tokens.starts, next), i32(tokens.ends, next)))) break
  }
  return to
}
