/**
 * Inference in the chain of labels as vector code: what `Lattice` does in plain arithmetic, label by label, is done here
 * for two labels at a time in the same order, so that every number comes out the same to its last bit.
 */
import { area, labelsBytes, mostSteps, token } from './chain-layout.js'
import { backward, combine, forward } from './chain-masses.js'
import { findPath } from './chain-paths.js'
import {
  cellOf,
  eachLabel,
  eachToken,
  indices,
  splat,
  variables,
  vectorBytes,
} from './chain-walk.js'
import { rowLength } from './model-layout.js'
import { assemble, constant, f64, get, i32, set, v128, type WasmFunction } from './wasm.js'

/** Writes the module; `origin` is the address of the chain's memory, `scale` the worth of one step of a score. */
export function chainCode(origin: number, scale: number): Uint8Array {
  return assemble([
    enter(origin, scale),
    findPath(origin),
    forward(origin),
    backward(origin),
    combine(origin),
  ])
}

/** `enter(at, end, sums)`: the scores and weights of the labels in play, from the sums of 16 bits each. */
function enter(origin: number, scale: number): WasmFunction {
  const [at, end, sums, rest, label, best, sum] = [0, 1, 2, 3, 4, 5, 6]
  const sumOf = i32.load16(i32.add(get(sums), i32.shiftLeft(get(label), constant(1))))
  const steps = i32.subtract(get(best), get(sum))
  const share = f64.load(
    i32.shiftLeft(i32.least(steps, constant(mostSteps)), constant(3)),
    origin + area.shares,
  )
  const score = f64.toSingle(f64.multiply(f64.fromInteger(get(sum)), f64.constant(scale)))
  const body = eachToken(at, end, [
    ...indices(labelsBytes / vectorBytes).flatMap((index) => [
      ...v128.store(get(at), token.score + index * vectorBytes, splat(-Infinity)),
      ...v128.store(get(at), token.emission + index * vectorBytes, splat(0)),
    ]),
    ...set(best, constant(-0x8000)),
    ...set(rest, i32.load(get(at), token.labels)),
    ...eachLabel(rest, label, [
      ...set(sum, sumOf),
      ...set(best, i32.greatest(get(best), get(sum))),
    ]),
    ...set(rest, i32.load(get(at), token.labels)),
    ...eachLabel(rest, label, [
      ...set(sum, sumOf),
      ...f64.store(cellOf(origin, at, label), token.score, score),
      ...f64.store(cellOf(origin, at, label), token.emission, share),
    ]),
    ...set(sums, i32.add(get(sums), constant(rowLength * 2))),
  ])
  return { name: 'enter', parameters: 3, variables: variables(4, 0, 0), hasResult: false, body }
}
