/** The best path through the labels of a stretch, as code. */
import { area, group, table, token } from './chain-layout.js'
import {
  cellOf,
  indices,
  pairVectors,
  eachLabel,
  rowOf,
  splat,
  variables,
  vectorBytes,
  vectorsPerGroup,
  walk,
} from './chain-walk.js'
import { outside } from './labels.js'
import { closedSet } from './stretches.js'
import { constant, f64, f64x2, get, i32, set, v128, type Code, type WasmFunction } from './wasm.js'

/** `findPath(at, end, tables)`: best scores, and for each label the one before it on the best path. */
export function findPath(origin: number): WasmFunction {
  const [at, end, tables, previous, rest, label, row] = [0, 1, 2, 3, 4, 5, 6]
  const [value, number, score, mask] = [7, 8, 9, 10]
  const best = (index: number): number => 11 + index
  const from = (index: number): number => 11 + pairVectors + index
  const body = walk({ at, end, previous, edge: constant(origin + area.pathEdge) }, [
    ...indices(pairVectors).flatMap((index) => [
      ...set(best(index), splat(-Infinity)),
      ...set(from(index), splat(outside)),
    ]),
    ...set(rest, i32.and(i32.load(get(previous), token.labels), constant(closedSet))),
    ...eachLabel(rest, label, [
      ...set(value, f64x2.loadSplat(cellOf(origin, previous, label), token.alpha)),
      ...set(number, f64x2.splat(f64.fromInteger(get(label)))),
      ...set(row, rowOf(tables, label)),
      ...indices(pairVectors).flatMap((index) =>
        better(
          { best: best(index), from: from(index), score, mask },
          f64x2.add(get(value), v128.load(get(row), table.path + index * vectorBytes)),
          get(number),
        ),
      ),
    ]),
    ...indices(pairVectors).flatMap((index) =>
      storePath(at, index * vectorBytes, { best: best(index), from: from(index) }),
    ),
    ...withinMentions(origin, { at, tables, previous, best: best(0), from: from(0), score, mask }),
  ])
  const kinds = variables(4, 0, 4 + 2 * pairVectors)
  return { name: 'findPath', parameters: 3, variables: kinds, hasResult: false, body }
}

/** The best path to the insides and ends: from the begin or inside of the same type. */
function withinMentions(
  origin: number,
  { at, tables, previous, ...found }: Found & Record<'at' | 'tables' | 'previous', number>,
): Code {
  const labelOf = (left: number, lane: number): Code =>
    v128.load(constant(origin), area.numbers + left * group.begin + lane)
  return [group.inside, group.end].flatMap((to, pair) =>
    indices(vectorsPerGroup).flatMap((index) => {
      const lane = index * vectorBytes
      const step = (from: number, left: number): Code => {
        const pairs = table.pathWithin + (2 * pair + left) * group.begin + lane
        const before = v128.load(get(previous), token.alpha + from + lane)
        return better(found, f64x2.add(before, v128.load(get(tables), pairs)), labelOf(left, lane))
      }
      return [
        ...set(found.best, splat(-Infinity)),
        ...set(found.from, splat(outside)),
        ...step(group.begin, 0),
        ...step(group.inside, 1),
        ...storePath(at, to + lane, found),
      ]
    }),
  )
}

/** Variables of a vector: the best score and its label, and two for the work. */
interface Found {
  readonly best: number
  readonly from: number
  readonly score: number
  readonly mask: number
}

/** Takes the score and the label it comes from where it is greater. */
function better({ best, from, score, mask }: Found, value: Code, label: Code): Code {
  return [
    ...set(score, value),
    ...set(mask, f64x2.greater(get(score), get(best))),
    ...set(best, v128.choose(get(score), get(best), get(mask))),
    ...set(from, v128.choose(label, get(from), get(mask))),
  ]
}

function storePath(at: number, lane: number, { best, from }: { best: number; from: number }): Code {
  const score = f64x2.add(get(best), v128.load(get(at), token.score + lane))
  return [
    ...v128.store(get(at), token.alpha + lane, score),
    ...v128.store(get(at), token.back + lane, get(from)),
  ]
}
