import { describe, expect, test } from 'vitest'
import type { Entity, Mention } from '../../../src/model/mention.js'
import { countryOfAddress, countryOfPlaces } from '../../../src/pipeline/country.js'

describe('countryOfAddress', () => {
  test.each([
    ['https://www.diario.com.mx/nota', 'MX'],
    ['https://www.ouest.fr/a', 'FR'],
    ['https://www.paper.co.uk/a', 'GB'],
    ['https://diari.cat/a', 'ES'],
    ['https://journal.quebec/a', 'CA'],
    ['https://diario.com/a', undefined],
    ['https://start.io/a', undefined],
    ['nonsense', undefined],
    [undefined, undefined],
  ])('%s → %s', (address, country) => {
    expect(countryOfAddress(address)).toBe(country)
  })
})

describe('countryOfPlaces', () => {
  const at = (...starts: number[]): Mention[] =>
    starts.map((start) => ({
      type: 'place',
      start,
      end: start + 1,
      text: 'x',
      confidence: 1,
      rule: 'test',
    }))
  const place = (country: string, ...mentions: number[]): Entity => ({
    ...{ id: `${country}${mentions.join()}`, type: 'place', name: 'x', aliases: [] },
    ...{ country, mentions },
  })

  test('takes the country with most mentions', () => {
    expect(countryOfPlaces([place('MX', 0), place('DE', 1, 2, 3, 4)], at(0, 9, 12, 15, 18))).toBe(
      'DE',
    )
  })

  test('counts the first place, where the article is written, for more', () => {
    expect(countryOfPlaces([place('DE', 1, 2), place('MX', 0)], at(0, 9, 12))).toBe('MX')
  })

  test('says nothing without places', () => {
    expect(countryOfPlaces([], [])).toBeUndefined()
  })
})
