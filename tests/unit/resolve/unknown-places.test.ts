import { describe, expect, it } from 'vitest'
import type { KnownPlace } from '../../../src/model/gazetteer.js'
import type { ResolvedPlace } from '../../../src/resolve/places.js'
import { settleUnknown } from '../../../src/resolve/unknown-places.js'

/** A town of the gazetteer. */
function townIn(country: string): KnownPlace {
  return {
    key: `town-${country}`,
    kind: 'town',
    name: 'Alma',
    country,
    population: 1000,
  } as KnownPlace
}

function town(country: string): ResolvedPlace {
  return { place: townIn(country), country, candidates: [] }
}

const unknown: ResolvedPlace = { country: 'FR', candidates: [] }
const held: ResolvedPlace = { ...unknown, country: 'PS', within: townIn('PS') }

describe('settleUnknown', () => {
  it('gives an unknown place what the same name has elsewhere', () => {
    const settled = settleUnknown([held, unknown, unknown], ['Nara', 'Nara', 'Vela'], 'FR')
    expect(settled.map(({ country }) => country)).toEqual(['PS', 'PS', 'FR'])
  })

  it('takes the country of the others where four lie abroad and none at home', () => {
    const abroad = [town('PS'), town('PS'), town('PS'), town('PS'), unknown]
    const names = ['A', 'B', 'C', 'D', 'Nara']
    expect(settleUnknown(abroad, names, 'FR')[4]?.country).toBe('PS')
    expect(settleUnknown(abroad, ['A', 'A', 'A', 'A', 'Nara'], 'FR')[4]?.country).toBe('FR')
    const mixed = [...abroad, town('FR'), town('FR')]
    expect(settleUnknown(mixed, [...names, 'E', 'F'], 'FR')[4]?.country).toBe('FR')
  })
})
