/** How the code of the chain (`chain-code.ts`) goes over tokens and over the labels in play. */
import { area, group, rowShift, token } from './chain-layout.js'
import { constant, f64, f64x2, get, i32, loopWhile, set, type, type Code } from './wasm.js'

/** Bytes of a vector: two numbers. */
export const vectorBytes = 16
/** Vectors that hold the numbers of a group of labels. */
export const vectorsPerGroup = group.begin / vectorBytes
/** Of two groups. */
export const pairVectors = 2 * vectorsPerGroup

/** The numbers below the count. */
export function indices(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

/** Types of so many variables of each kind, in this order. */
export function variables(integers: number, numbers: number, vectors: number): number[] {
  return [
    ...Array<number>(integers).fill(type.i32),
    ...Array<number>(numbers).fill(type.f64),
    ...Array<number>(vectors).fill(type.v128),
  ]
}

/** Runs the body for each label of a set, in ascending order; the set's variable is used up. */
export function eachLabel(rest: number, label: number, body: Code): Code {
  return loopWhile(get(rest), [
    ...set(label, i32.trailingZeros(get(rest))),
    ...set(rest, i32.and(get(rest), i32.subtract(get(rest), constant(1)))),
    ...body,
  ])
}

/** Runs the body for each token from the address in `at` on. */
export function eachToken(at: number, end: number, body: Code): Code {
  return loopWhile(i32.lessThan(get(at), get(end)), [
    ...body,
    ...set(at, i32.add(get(at), constant(token.length))),
  ])
}

/** Address of the label's number among those of the token at the address. */
export function cellOf(origin: number, at: number, label: number): Code {
  const byte = i32.load(i32.shiftLeft(get(label), constant(2)), origin + area.bytes)
  return i32.add(get(at), byte)
}

/** The number in both lanes. */
export function splat(value: number): Code {
  return f64x2.splat(f64.constant(value))
}

/** The row of a label in a table. */
export function rowOf(tables: number, label: number): Code {
  return i32.add(get(tables), i32.shiftLeft(get(label), constant(rowShift)))
}

/** Walks over tokens with the one before at hand: `edge` before the first. */
export function walk(
  { at, end, previous, edge }: { at: number; end: number; previous: number; edge: Code },
  body: Code,
): Code {
  return [...set(previous, edge), ...eachToken(at, end, [...body, ...set(previous, get(at))])]
}
