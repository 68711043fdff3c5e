/** How likely labels are, as code: masses of paths from the left and from the right, and both together. */
import { area, group, labelsBytes, table, token } from './chain-layout.js'
import {
  cellOf,
  eachLabel,
  eachToken,
  indices,
  pairVectors,
  rowOf,
  splat,
  variables,
  vectorBytes,
  vectorsPerGroup,
  walk,
} from './chain-walk.js'
import { closedSet, startSet } from './stretches.js'
import {
  choose,
  constant,
  f64,
  f64x2,
  get,
  i32,
  loopWhile,
  set,
  v128,
  type Code,
  type WasmFunction,
} from './wasm.js'

/** The sum over the labels of a token of what is read at each, in ascending order. */
function total(
  { at, rest, label, sum }: { at: number; rest: number; label: number; sum: number },
  value: Code,
): Code {
  return [
    ...set(sum, f64.constant(0)),
    ...set(rest, i32.load(get(at), token.labels)),
    ...eachLabel(rest, label, set(sum, f64.add(get(sum), value))),
  ]
}

/** One part in the whole; `none` where that is nothing. */
function inverse(sum: number, none: number): Code {
  const isSome = f64.greater(get(sum), f64.constant(0))
  return choose(f64.divide(f64.constant(1), get(sum)), f64.constant(none), isSome)
}

/** `forward(at, end, tables)`: the masses of all paths to each label. */
export function forward(origin: number): WasmFunction {
  const [at, end, tables, previous, rest, label, row, sum, value] = [0, 1, 2, 3, 4, 5, 6, 7, 8]
  const mass = (index: number): number => 9 + index
  const storeMass = (lane: number, reached: Code): Code =>
    v128.store(
      get(at),
      token.alpha + lane,
      f64x2.multiply(reached, v128.load(get(at), token.emission + lane)),
    )
  const body = walk({ at, end, previous, edge: constant(origin + area.massEdge) }, [
    ...indices(pairVectors).flatMap((index) => set(mass(index), splat(0))),
    ...set(rest, i32.and(i32.load(get(previous), token.labels), constant(closedSet))),
    ...eachLabel(rest, label, [
      ...set(value, f64x2.loadSplat(cellOf(origin, previous, label), token.alpha)),
      ...set(row, rowOf(tables, label)),
      ...indices(pairVectors).flatMap((index) =>
        set(
          mass(index),
          f64x2.add(
            get(mass(index)),
            f64x2.multiply(get(value), v128.load(get(row), table.follow + index * vectorBytes)),
          ),
        ),
      ),
    ]),
    ...indices(pairVectors).flatMap((index) => storeMass(index * vectorBytes, get(mass(index)))),
    ...[group.inside, group.end].flatMap((to, pair) =>
      indices(vectorsPerGroup).flatMap((index) => {
        const lane = index * vectorBytes
        const step = (left: number, number: number): Code =>
          f64x2.multiply(
            v128.load(get(previous), token.alpha + left + lane),
            v128.load(get(tables), table.within + (2 * pair + number) * group.begin + lane),
          )
        return storeMass(to + lane, f64x2.add(step(group.begin, 0), step(group.inside, 1)))
      }),
    ),
    ...total({ at, rest, label, sum }, f64.load(cellOf(origin, at, label), token.alpha)),
    ...set(sum, inverse(sum, 1)),
    ...f64.store(get(at), token.scale, get(sum)),
    ...set(value, f64x2.splat(get(sum))),
    ...multiplyAll(at, token.alpha, get(value)),
  ])
  const kinds = variables(4, 1, 1 + pairVectors)
  return { name: 'forward', parameters: 3, variables: kinds, hasResult: false, body }
}

/** Multiplies the numbers of all labels. */
function multiplyAll(at: number, numbers: number, factor: Code): Code {
  return indices(labelsBytes / vectorBytes).flatMap((index) => {
    const lane = numbers + index * vectorBytes
    return v128.store(get(at), lane, f64x2.multiply(v128.load(get(at), lane), factor))
  })
}

/** `backward(at, end, tables)`: the masses of all paths from each label to the end. */
export function backward(origin: number): WasmFunction {
  const [at, end, tables, here, next, rest, label, row] = [0, 1, 2, 3, 4, 5, 6, 7]
  const [emission, beyond, factor] = [8, 9, 10]
  const mass = (index: number): number => 11 + index
  const storeMass = (lane: number, reached: Code): Code => storeInPlay(here, lane, reached)
  const lanes = indices(vectorsPerGroup).map((index) => index * vectorBytes)
  const body = [
    ...set(here, i32.subtract(get(end), constant(token.length))),
    ...closedLanes.flatMap((lane) => storeMass(lane, splat(1))),
    ...[group.begin, group.inside].flatMap((from) =>
      lanes.flatMap((lane) => storeMass(from + lane, splat(0))),
    ),
    ...loopWhile(i32.lessThan(get(at), get(here)), [
      ...set(next, get(here)),
      ...set(here, i32.subtract(get(here), constant(token.length))),
      ...set(factor, f64x2.loadSplat(get(next), token.scale)),
      ...closedLanes.flatMap((_, index) => set(mass(index), splat(0))),
      ...set(rest, i32.and(i32.load(get(next), token.labels), constant(startSet))),
      ...eachLabel(rest, label, [
        ...set(row, cellOf(origin, next, label)),
        ...set(emission, f64x2.loadSplat(get(row), token.emission)),
        ...set(beyond, f64x2.loadSplat(get(row), token.beta)),
        ...set(row, rowOf(tables, label)),
        ...closedLanes.flatMap((_, index) => {
          const pairs = v128.load(get(row), table.lead + index * vectorBytes)
          const step = f64x2.multiply(f64x2.multiply(pairs, get(emission)), get(beyond))
          return set(mass(index), f64x2.add(get(mass(index)), step))
        }),
      ]),
      ...closedLanes.flatMap((lane, index) =>
        storeMass(lane, f64x2.multiply(get(mass(index)), get(factor))),
      ),
      ...[group.begin, group.inside].flatMap((from) =>
        lanes.flatMap((lane) =>
          storeMass(from + lane, f64x2.multiply(goOn({ next, tables }, from, lane), get(factor))),
        ),
      ),
    ]),
  ]
  const kinds = variables(5, 0, 3 + pairVectors)
  return { name: 'backward', parameters: 3, variables: kinds, hasResult: false, body }
}

/** Stores a mass before a token; out of play it has no bounds, so it is none. */
function storeInPlay(here: number, lane: number, reached: Code): Code {
  const isIn = f64x2.greater(v128.load(get(here), token.emission + lane), splat(0))
  return v128.store(get(here), token.beta + lane, v128.and(reached, isIn))
}

/** The masses that go on within a mention, from one of the group to insides and ends. */
function goOn(
  { next, tables }: { next: number; tables: number },
  from: number,
  lane: number,
): Code {
  const left = from === group.begin ? 0 : 1
  const step = (to: number, pair: number): Code => {
    const pairs = table.within + (2 * pair + left) * group.begin + lane
    const ahead = v128.load(get(next), token.emission + to + lane)
    return f64x2.multiply(
      f64x2.multiply(v128.load(get(tables), pairs), ahead),
      v128.load(get(next), token.beta + to + lane),
    )
  }
  return f64x2.add(step(group.inside, 0), step(group.end, 1))
}

/** The singles and then the ends: labels after which no mention is open. */
const closedLanes = indices(pairVectors).map((index) =>
  index < vectorsPerGroup
    ? index * vectorBytes
    : group.end + (index - vectorsPerGroup) * vectorBytes,
)

/** `combine(at, end)`: how likely each label is. */
export function combine(origin: number): WasmFunction {
  const [at, end, rest, label, sum, factor] = [0, 1, 2, 3, 4, 5]
  const cell = cellOf(origin, at, label)
  const both = f64.multiply(f64.load(cell, token.alpha), f64.load(cell, token.beta))
  const body = eachToken(at, end, [
    ...total({ at, rest, label, sum }, both),
    ...set(sum, inverse(sum, 0)),
    ...f64.store(get(at), token.whole, get(sum)),
    ...set(factor, f64x2.splat(get(sum))),
    ...indices(labelsBytes / vectorBytes).flatMap((index) => {
      const lane = index * vectorBytes
      const [alpha, beta] = [token.alpha, token.beta].map((part) => v128.load(get(at), part + lane))
      const mass = f64x2.multiply(alpha ?? [], beta ?? [])
      return v128.store(get(at), token.marginal + lane, f64x2.multiply(mass, get(factor)))
    }),
  ])
  const kinds = variables(2, 1, 1)
  return { name: 'combine', parameters: 2, variables: kinds, hasResult: false, body }
}
