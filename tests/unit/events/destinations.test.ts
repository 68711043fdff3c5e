import { describe, expect, test } from 'vitest'
import {
  likeliestPlace,
  withoutOwnCountry,
  withoutCountries,
} from '../../../src/events/destinations.js'
import type { Taken } from '../../../src/events/destinations.js'
import { slotClasses } from '../../../src/events/models.js'
import type { Entity } from '../../../src/model/mention.js'

const nowhere = {
  ...{ keys: [], values: [], strong: [], said: new Set<never>(), places: [] },
  ...{ shared: { keys: [], strong: [] }, alone: [] },
}

function taken(entity: Entity, slot: Taken['slot'], chance: number): Taken {
  const chances = Float64Array.from(slotClasses, (name) => (name === slot ? chance : 0))
  return { entity, facts: nowhere, chances, slot, chance }
}

function place(name: string, lies: Partial<Entity>): Entity {
  return { id: name, type: 'place', name, aliases: [], mentions: [0], ...lies }
}

const hanover = place('Hannover', { country: 'DE', region: 'DE-NI', geonamesId: 2910831 })
const germany = place('Alemania', { country: 'DE', geonamesId: 2921044 })
const lowerSaxony = place('Baja Sajonia', { country: 'DE', region: 'DE-NI' })
const turin = place('Turín', { country: 'IT', region: 'IT-21', geonamesId: 3165524 })

const namesOf = (list: readonly Taken[]): string[] => list.map(({ entity }) => entity.name)

describe('of a place in a country', () => {
  test('the country is no destination where it is the less likely one', () => {
    const town = taken(hanover, 'destination', 0.9)
    expect(namesOf(withoutCountries([town, taken(germany, 'destination', 0.6)]))).toEqual([
      'Hannover',
    ])
    expect(namesOf(withoutCountries([town, taken(germany, 'destination', 0.95)]))).toHaveLength(2)
  })

  test('regions, other towns and an origin stay', () => {
    const all = [
      taken(hanover, 'destination', 0.9),
      taken(lowerSaxony, 'destination', 0.5),
      taken(turin, 'destination', 0.5),
      taken(germany, 'origin', 0.4),
    ]
    expect(withoutCountries(all)).toHaveLength(4)
  })

  test('nothing leaves from the country that it goes to', () => {
    const all = [taken(hanover, 'destination', 0.9), taken(germany, 'origin', 0.4)]
    expect(namesOf(withoutOwnCountry(all))).toEqual(['Hannover'])
  })
})

describe('where no destination is likely', () => {
  const weighed = [taken(germany, 'destination', 0.25), taken(turin, 'destination', 0.3)]

  test('the likeliest place is taken', () => {
    const [best] = likeliestPlace({ weighed, taken: [] })
    expect([best?.entity.name, best?.slot, best?.chance]).toEqual(['Turín', 'destination', 0.3])
  })

  test('not one that is something else to the event', () => {
    const origin = taken(turin, 'origin', 0.5)
    expect(namesOf(likeliestPlace({ weighed, taken: [origin] }))).toEqual(['Alemania'])
  })

  test('none where there is a destination, and none that is hardly likely', () => {
    const known = taken(hanover, 'destination', 0.9)
    expect(likeliestPlace({ weighed, taken: [known] })).toEqual([])
    const faint = [taken(turin, 'destination', 0.15)]
    expect(likeliestPlace({ weighed: faint, taken: [] })).toEqual([])
  })
})
