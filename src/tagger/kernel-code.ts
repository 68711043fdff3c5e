/** The vector arithmetic of the tagger: looking up features, adding up their rows, choosing the labels in play. */
import { labelCount } from './labels.js'
import { bucketShift, readingLength, rowLength } from './model-layout.js'
import {
  assemble,
  constant,
  get,
  i16x8,
  i32,
  loopWhile,
  set,
  type,
  v128,
  when,
  type Code,
  type WasmFunction,
} from './wasm.js'

/** Where things lie in the memory. */
export interface KernelLayout {
  /** For each bucket the number of its first feature, and one more at the end: 32 bits each. */
  readonly starts: number
  /** The lower 16 bits of each feature's hash. */
  readonly fingerprints: number
  /** The weights of each feature: `rowLength` bytes. */
  readonly rows: number
  /** The hashes of the features to be looked up. */
  readonly hashes: number
  /** The addresses of the rows that are found. */
  readonly found: number
}

const lanes = 8
const vectorBytes = 16
const rowShift = Math.log2(rowLength)
const vectorsPerReading = readingLength / lanes
const vectorsPerRow = rowLength / lanes

/** Writes the module. */
export function kernelCode(layout: KernelLayout): Uint8Array {
  return assemble([
    addVectors('addWords', 5),
    addVectors('addPair', 2),
    findRows(layout),
    addRows(layout, 'addRows', { first: 0, end: vectorsPerRow }),
    addRows(layout, 'addSecondRows', { first: vectorsPerReading, end: vectorsPerRow }),
    chooseLabels(),
  ])
}

/** The numbers from `first` to `end`, the latter excluded. */
function range({ first, end }: { first: number; end: number }): number[] {
  return Array.from({ length: end - first }, (_, index) => first + index)
}

/** `addWords(sums, vector, vector, …)`: writes the sum of so many vectors. */
function addVectors(name: string, count: number): WasmFunction {
  const sums = 0
  const vectors = range({ first: 1, end: 1 + count })
  const body = range({ first: 0, end: vectorsPerRow }).flatMap((index) => {
    const parts = vectors.map((vector) => v128.load(get(vector), index * vectorBytes))
    return v128.store(
      get(sums),
      index * vectorBytes,
      parts.reduce((left, right) => i16x8.add(left, right)),
    )
  })
  return { name, parameters: 1 + count, variables: [], hasResult: false, body }
}

/**
 * `findRows(count)`: writes the addresses of the rows of the first `count` hashes, of those that have one, and gives
 * the address behind the last. It is apart from adding up because nothing in it waits: no jump depends on what is found.
 */
function findRows(layout: KernelLayout): WasmFunction {
  const [count, hash, at, stop, found, next, end, out] = [0, 1, 2, 3, 4, 5, 6, 7]
  const bucket = i32.shiftLeft(i32.shiftRight(get(hash), constant(bucketShift)), constant(2))
  const row = i32.shiftLeft(i32.add(get(at), i32.trailingZeros(get(found))), constant(rowShift))
  const body = [
    ...set(next, constant(layout.hashes)),
    ...set(end, i32.add(get(next), i32.shiftLeft(get(count), constant(2)))),
    ...set(out, constant(layout.found)),
    ...loopWhile(i32.lessThan(get(next), get(end)), [
      ...set(hash, i32.load(get(next))),
      ...set(next, i32.add(get(next), constant(4))),
      ...set(found, bucket),
      ...set(at, i32.load(get(found), layout.starts)),
      ...set(stop, i32.load(get(found), layout.starts + 4)),
      ...set(found, matches(layout, { hash, at, stop })),
      // Hardly any bucket holds more than eight features.
      ...loopWhile(i32.lessThan(constant(lanes), i32.subtract(get(stop), get(at))), [
        ...when(i32.isZero(get(found)), [
          ...set(at, i32.add(get(at), constant(lanes))),
          ...set(found, matches(layout, { hash, at, stop })),
        ]),
        ...when(get(found), set(stop, get(at))),
      ]),
      ...i32.store(get(out), i32.add(row, constant(layout.rows))),
      ...set(out, i32.add(get(out), i32.shiftLeft(isSet(get(found)), constant(2)))),
    ]),
    ...get(out),
  ]
  return { name: 'findRows', parameters: 1, variables: numbers(7), hasResult: true, body }
}

/** 1 for any number but 0. */
function isSet(value: Code): Code {
  return i32.isZero(i32.isZero(value))
}

function numbers(count: number): number[] {
  return Array<number>(count).fill(type.i32)
}

/** `addRows(sums, end)`: adds the rows whose addresses stand before `end`. */
function addRows(
  { found }: KernelLayout,
  name: string,
  vectors: { first: number; end: number },
): WasmFunction {
  const [sums, end, next, row] = [0, 1, 2, 3]
  const firstTotal = 4
  const indices = range(vectors)
  const totalOf = (index: number): number => firstTotal + index - vectors.first
  const body = [
    ...indices.flatMap((index) => set(totalOf(index), v128.load(get(sums), index * vectorBytes))),
    ...set(next, constant(found)),
    ...loopWhile(i32.lessThan(get(next), get(end)), [
      ...set(row, i32.load(get(next))),
      ...set(next, i32.add(get(next), constant(4))),
      ...indices.flatMap((index) =>
        set(totalOf(index), i16x8.add(get(totalOf(index)), i16x8.load8(get(row), index * lanes))),
      ),
    ]),
    ...indices.flatMap((index) => v128.store(get(sums), index * vectorBytes, get(totalOf(index)))),
  ]
  const variables = [...numbers(2), ...indices.map(() => type.v128)]
  return { name, parameters: 2, variables, hasResult: false, body }
}

/** Which of the next eight features of the bucket have the hash, as bits. */
function matches(
  { fingerprints }: KernelLayout,
  { hash, at, stop }: { hash: number; at: number; stop: number },
): Code {
  const stored = v128.load(i32.shiftLeft(get(at), constant(1)), fingerprints)
  const equal = i16x8.bits(i16x8.equal(stored, i16x8.splat(get(hash))))
  // Bits of features behind the bucket's end do not count; a shift by more than 31 would begin anew.
  const left = i32.subtract(get(stop), get(at))
  const ownBits = i32.subtract(i32.shiftLeft(constant(1), left), constant(1))
  return i32.and(equal, i32.or(ownBits, longBucket(left)))
}

/** All bits when at least eight features are left, else none. */
function longBucket(left: Code): Code {
  return i32.subtract(i32.lessThan(left, constant(lanes)), constant(1))
}

/** `chooseLabels(sums, beam)`: the set of the labels that score at most `beam` steps below the best. */
function chooseLabels(): WasmFunction {
  const [sums, beam, best] = [0, 1, 2]
  const part = (index: number): Code => {
    const values = v128.load(get(sums), index * vectorBytes)
    return index < vectorsPerReading - 1 ? values : i16x8.least(values, v128.constant(padding()))
  }
  const indices = range({ first: 0, end: vectorsPerReading })
  const body = [
    ...set(
      best,
      indices.map(part).reduce((left, right) => i16x8.greatest(left, right)),
    ),
    ...[8, 4, 2].flatMap((by) => set(best, i16x8.greatest(get(best), v128.rotate(get(best), by)))),
    ...set(best, i16x8.subtract(get(best), i16x8.splat(get(beam)))),
    ...indices
      .map((index) =>
        i32.shiftLeft(i16x8.bits(i16x8.atLeast(part(index), get(best))), constant(index * lanes)),
      )
      .reduce((left, right) => i32.or(left, right)),
  ]
  return { name: 'chooseLabels', parameters: 2, variables: [type.v128], hasResult: true, body }
}

/** The highest number for labels, the lowest for the lanes behind the last label. */
function padding(): number[] {
  const labels = labelCount - (vectorsPerReading - 1) * lanes
  return range({ first: 0, end: lanes }).flatMap((lane) =>
    lane < labels ? [0xff, 0x7f] : [0, 0x80],
  )
}
