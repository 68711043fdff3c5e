import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cluster, type Pair } from '../../../src/resolve/across/cluster.js'
import { makeNode, blockingKeys, type EntityNode } from '../../../src/resolve/across/node.js'
import { recluster, type Space } from '../../../src/resolve/across/recluster.js'
import { groupTerms, roleKey } from '../../../src/resolve/across/roles.js'
import { compareNodes, enough } from '../../../src/resolve/across/score.js'
import { bodyKey } from '../../../src/text/body-key.js'
import { matchPersons, personWords } from '../../../src/text/person-names.js'

/** A node from the parts that a case is about. */
function node(part: Partial<EntityNode>): EntityNode {
  return makeNode({
    ...{ kind: 'body', type: 'company', key: 'maen', country: 'MX', region: '', seat: '' },
    ...{ isStated: false, isAcronym: false, isKnown: false },
    ...part,
  })
}

const person = (name: string, part: Partial<EntityNode> = {}): EntityNode =>
  node({ kind: 'person', type: 'person', key: personWords(name).join(' '), ...part })

test.each([
  [
    'Agence japonaise de coopération internationale',
    'Agencia de Cooperación Internacional de Japón',
  ],
  ['Gobierno del Estado de Aguascalientes', 'gouvernement de l’État d’Aguascalientes'],
  ['Cámara de Comercio de Lyon', 'Chambre de commerce de Lyon'],
  ['Ministerio de Economía', 'ministère de l’Économie'],
  ['Ayuntamiento de Sevilla', 'mairie de Séville'],
  ['Universidad Autónoma de Zacatecas', 'Université autonome de Zacatecas'],
])('%s and %s have one key', (one, other) => {
  expect(bodyKey(one).key).toBe(bodyKey(other).key)
})

test.each([
  ['Gobierno de México', 'Gobierno del Estado de México'],
  ['Secretaría de Turismo', 'Secretaría de Salud'],
  ['Universidad de Guanajuato', 'Universidad de Guadalajara'],
])('%s and %s have two', (one, other) => {
  expect(bodyKey(one).key).not.toBe(bodyKey(other).key)
})

test.each([
  ['Tere Jiménez', 'Teresa Jiménez Esquivel', 'fuller'],
  ['Teresa Jiménez', 'María Teresa Jiménez Esquivel', 'fuller'],
  ['Lic. Juan Pérez', 'JUAN PÉREZ', 'same'],
  ['Juan Carlos Pérez', 'Juan Pérez', 'fuller'],
  ['Juan Pérez López', 'Juan López', 'none'],
  ['Juan Pérez', 'Pedro Pérez', 'none'],
  ['Pérez', 'Juan Pérez', 'none'],
])('%s and %s: %s', (one, other, match) => {
  expect(matchPersons(personWords(one), personWords(other))).toBe(match)
})

describe('two nodes', () => {
  const isOne = (one: EntityNode, other: EntityNode) => compareNodes(one, other).score >= enough
  const north = { key: 'grupo industrial norte' }
  test('of a name of its own are one, also in news of two countries', () => {
    expect(isOne(node({ key: 'nissan' }), node({ key: 'nissan', country: 'FR' }))).toBe(true)
  })
  test('of a name that many bear are one in one country only', () => {
    expect(isOne(node(north), node({ ...north, isStated: true }))).toBe(true)
    expect(compareNodes(node(north), node({ ...north, country: 'AR' })).isApart).toBe(true)
  })
  test('that both state another home stay apart', () => {
    const [here, there] = [node({ isStated: true }), node({ isStated: true, country: 'AR' })]
    expect(compareNodes(here, there).isApart).toBe(true)
  })
  test('of people with one name and two offices stay apart', () => {
    const mayor = person('Luis Ferrer', { seat: 'calvillo mx-agu' })
    expect(compareNodes(mayor, person('Luis Ferrer', { seat: 'coparmex' })).isApart).toBe(true)
    expect(isOne(mayor, person('Luis Ferrer', { seat: 'aguascalientes mx-agu' }))).toBe(true)
  })
})

test.each([
  ['gobernadora', 'gouverneure'],
  ['alcaldesa', 'maire'],
  ['presidenta municipal', 'alcalde'],
  ['director general', 'directrice générale'],
  ['secretaria de Desarrollo Económico', 'secrétaire au Développement économique'],
])('the offices %s and %s are one', (one, other) => {
  expect(roleKey(one)).toBe(roleKey(other))
})

test('statements of one office are one term, another office is another', () => {
  const term = (id: string, role: string, [organizationKey, placeKey]: [string, string]) => ({
    ...{ id, roleKey: roleKey(role), organizationKey, placeKey },
  })
  const terms = [
    term('a', 'gobernadora', ['', 'MX-AGU']),
    term('b', 'gouverneure', ['', '']),
    term('c', 'alcaldesa', ['', 'geonames:1']),
    term('d', 'gobernadora', ['government', 'MX-AGU']),
  ]
  const ids = (list: readonly { id: string }[][]) => list.map((group) => group.map(({ id }) => id))
  expect(ids(groupTerms(terms))).toEqual([['d', 'a', 'b'], ['c']])
  expect(ids(groupTerms(terms.toReversed()))).toEqual(ids(groupTerms(terms)))
})

test('the surest pair comes first, and what is apart stays so', () => {
  const pair = (one: string, other: string, score: number) => ({ one, other, score, reason: '' })
  const pairs = [pair('b', 'c', 0.7), pair('a', 'b', 0.9)]
  const isApart = (one: string, other: string) => [one, other].sort().join('') === 'ac'
  const walls = { isApart, isForbidden: () => false, isSplitOff: () => false }
  expect(cluster(['a', 'b', 'c'], pairs, walls).clusters).toEqual([['a', 'b'], ['c']])
  const joined = [...pairs, pair('a', 'c', 2)]
  expect(cluster(['a', 'b', 'c'], joined, walls).clusters).toEqual([['a', 'b', 'c']])
  const forbidden = { ...walls, isForbidden: isApart }
  expect(cluster(['a', 'b', 'c'], joined, forbidden).clusters).toEqual([['a', 'b'], ['c']])
})

/** A space in memory whose ids come and go, clustered step by step as the store does it. */
class Room implements Space {
  readonly entityOf = new Map<string, string>()
  readonly isApart: Space['isApart']
  private readonly ids = new Set<string>()
  private readonly crowded = new Set<string>()
  private readonly compare: (one: string, other: string) => { score: number; isApart: boolean }

  constructor(compare: Room['compare']) {
    this.compare = compare
    this.isApart = (one, other) => compare(one, other).isApart
  }

  pairsOf = (id: string): Pair[] =>
    [...this.ids].flatMap((other) => {
      const { score } = this.compare(id, other)
      return other === id || score < enough ? [] : [{ one: id, other, score, reason: '' }]
    })

  isForbidden = () => false
  isSplitOff = () => false
  isCrowded = (id: string) => this.crowded.has(id)
  markCrowded = (ids: Iterable<string>, isCrowded: boolean) => {
    for (const id of ids)
      if (isCrowded) this.crowded.add(id)
      else this.crowded.delete(id)
  }

  /** Adds an id, whose coming takes no pair away; `lost` says so, without it nothing is known. */
  add(id: string, lost?: ReadonlySet<string>): void {
    this.ids.add(id)
    this.settle([id], lost)
  }

  remove(id: string): void {
    const near = this.pairsOf(id).map(({ other }) => other)
    for (const map of [this.ids, this.entityOf, this.crowded]) map.delete(id)
    this.settle(near)
  }

  private settle(changed: readonly string[], lost?: ReadonlySet<string>): void {
    for (const members of recluster(this, changed, lost).clusters)
      for (const id of members) this.entityOf.set(id, members[0] ?? '')
  }
}

/** Fills one room with the ids and another one with them in reverse, with others that come first and go again. */
function expectNoTrace(last: readonly string[], gone: readonly string[], compare: Room['compare']) {
  const [plain, restless] = [new Room(compare), new Room(compare)]
  for (const id of last) plain.add(id)
  for (const id of [...gone, ...last.toReversed()]) restless.add(id, new Set())
  for (const id of new Set(gone)) if (!last.includes(id)) restless.remove(id)
  expect(new Map([...restless.entityOf].sort())).toEqual(new Map([...plain.entityOf].sort()))
}

const names = ['nissan', 'grupo industrial norte', 'grupo nissan', 'camara comercio']
const people = [
  'Juan Pérez',
  'Juan Pérez López',
  'Juan Carlos Pérez',
  'Tere Ruiz',
  'Teresa Ruiz Gil',
]
const anyNode = fc.oneof(
  fc
    .record({
      key: fc.constantFrom(...names),
      country: fc.constantFrom('MX', 'AR', ''),
      isStated: fc.boolean(),
      type: fc.constantFrom('company' as const, 'organization' as const),
    })
    .map(node),
  fc
    .record({
      name: fc.constantFrom(...people),
      country: fc.constantFrom('MX', 'FR'),
      region: fc.constantFrom('', 'MX-AGU', 'MX-JAL'),
      seat: fc.constantFrom('', 'coparmex', 'aguascalientes mx-agu'),
    })
    .map(({ name, ...part }) => person(name, part)),
)

test('the order in which nodes come, and those that went, leave no trace', () => {
  const some = (maxLength: number) => fc.array(anyNode, { maxLength })
  fc.assert(
    fc.property(some(40), some(20), (last, gone) => {
      const nodes = new Map([...last, ...gone].map((each) => [each.id, each]))
      const compare = (one: string, other: string) => {
        const [left, right] = [nodes.get(one), nodes.get(other)]
        if (!left || !right) return { score: 0, isApart: false }
        const keys = new Set(blockingKeys(left))
        const meets = blockingKeys(right).some((key) => keys.has(key))
        const { score, isApart } = compareNodes(left, right)
        return { score: meets ? score : 0, isApart }
      }
      const ids = (list: readonly EntityNode[]) => list.map(({ id }) => id)
      expectNoTrace(ids(last), ids(gone), compare)
    }),
    { numRuns: 100 },
  )
})

test('also where so many are connected that only sure pairs count', () => {
  const id = fc.integer({ min: 100, max: 240 }).map(String)
  const some = fc.array(id, { minLength: 40, maxLength: 120 })
  fc.assert(
    fc.property(some, some, fc.integer({ min: 1, max: 90 }), (last, gone, seed) => {
      const compare = (one: string, other: string) => {
        const mixed = (Number(one) * Number(other) * seed + Number(one) + Number(other)) % 97
        const score = mixed < 4 ? 0.9 : mixed < 8 ? 0.7 : 0
        return { score, isApart: mixed > 90 }
      }
      expectNoTrace([...new Set(last)], gone, compare)
    }),
    { numRuns: 12 },
  )
})

test('a crowd is not read again by what joins it', () => {
  const asked: string[] = []
  const room = new Room((one, other) => {
    asked.push(one)
    return { score: Math.abs(Number(one) - Number(other)) === 1 ? 0.7 : 0, isApart: false }
  })
  for (let id = 100; id < 200; id++) room.add(String(id), new Set())
  asked.length = 0
  room.add('200', new Set())
  expect(new Set(asked)).toEqual(new Set(['200']))
  room.add('99')
  expect(new Set(asked).size).toBeGreaterThan(60)
})

test('a crowd that shrinks is joined by weak signs again, and parted when it grows anew', () => {
  // A chain in which each is weakly paired with the next: 65 are a crowd, 64 are none.
  const room = new Room((one, other) => ({
    score: Math.abs(Number(one) - Number(other)) === 1 ? 0.7 : 0,
    isApart: false,
  }))
  const ids = Array.from({ length: 65 }, (_, index) => String(100 + index))
  const entities = () => new Set(room.entityOf.values()).size
  for (const id of ids) room.add(id)
  expect(entities()).toBe(65)
  room.remove('164')
  expect(entities()).toBe(1)
  room.add('164')
  expect(entities()).toBe(65)
})
