import { describe, expect, test } from 'vitest'
import { slotClasses } from '../../../src/events/models.js'
import { settleChances } from '../../../src/events/settle-chances.js'
import type { WeighedEntity } from '../../../src/events/weigh-entities.js'
import type { Entity } from '../../../src/model/mention.js'

type Slot = (typeof slotClasses)[number]

/** An entity with the chances given, the rest of it nothing to the event. */
function weighed(
  entity: Pick<Entity, 'name' | 'type'> & Partial<Entity>,
  chances: Partial<Record<Slot, number>>,
  said?: 'origin',
): WeighedEntity {
  const rest = 1 - Object.values(chances).reduce((sum, chance) => sum + chance, 0)
  const facts = {
    ...{ keys: [], values: [], strong: [], said: new Set(said ? [said] : []), places: [] },
    ...{ shared: { keys: [], strong: [] }, alone: [] },
  }
  return {
    entity: { id: entity.name, aliases: [], mentions: [0], ...entity },
    facts,
    chances: Float64Array.from(slotClasses, (slot) =>
      slot === 'none' ? (chances.none ?? 0) + rest : (chances[slot] ?? 0),
    ),
  }
}

const california = { name: 'California', type: 'place', country: 'US', region: 'US-CA' } as const
const sacramento = {
  name: 'Sacramento',
  type: 'place',
  country: 'US',
  region: 'US-CA',
  geonamesId: 5389489,
} as const

function slotOf(list: readonly WeighedEntity[], name: string): Slot | undefined {
  const chances = list.find(({ entity }) => entity.name === name)?.chances ?? new Float64Array()
  const best = Math.max(...chances)
  return slotClasses[chances.indexOf(best)]
}

describe('of a mission', () => {
  const host = weighed({ name: 'Cámara de California', type: 'organization' }, { counterpart: 0.5 })
  const region = weighed(california, { destination: 0.2, origin: 0.2 })
  const town = weighed(sacramento, { destination: 0.25, origin: 0.6 }, 'origin')
  const office = weighed(
    { name: 'Oficina de la Ciudad de Sacramento', type: 'public_body' },
    { counterpart: 0.35 },
  )
  const settled = settleChances([host, region, town, office], 'trade_mission')

  test('the place in the name of a host is where it goes', () => {
    expect(slotOf(settled, 'California')).toBe('destination')
  })

  test('a town in the region that it goes to is no origin, though its firms are spoken of', () => {
    const fewer = weighed(sacramento, { destination: 0.25, origin: 0.45 }, 'origin')
    expect(slotOf(settleChances([host, region, fewer], 'trade_mission'), 'Sacramento')).toBe(
      'destination',
    )
  })

  test('a body with a place in its name that the mission goes to is rather a host', () => {
    expect(slotOf(settled, 'Oficina de la Ciudad de Sacramento')).toBe('counterpart')
  })

  test('a town elsewhere whose firms are spoken of is the origin', () => {
    const home = weighed(
      { ...sacramento, name: 'León', country: 'MX', region: 'MX-GUA' },
      { destination: 0.25, origin: 0.3 },
      'origin',
    )
    expect(slotOf(settleChances([host, region, home], 'trade_mission'), 'León')).toBe('origin')
  })
})

test('an event that leads nowhere is left as it was', () => {
  const list = [weighed(california, { destination: 0.2, origin: 0.2 })]
  const [only] = settleChances(list, 'agreement')
  expect(only?.chances).toEqual(list[0]?.chances)
})
