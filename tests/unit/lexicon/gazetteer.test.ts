import { describe, expect, test } from 'vitest'
import { loadGazetteer } from '../../../src/lexicon/index.js'
import { divisionOf } from '../../../src/lexicon/places/divisions.js'
import { exonyms } from '../../../src/lexicon/places/exonyms.js'

const gazetteer = loadGazetteer()
const keys = (name: string, lang: 'es' | 'fr' = 'es'): string[] =>
  gazetteer.findPlaces(name, lang).map(({ key }) => key)

describe('findPlaces knows', () => {
  test.each([
    ['towns, without case and accents', 'queretaro', 'geonames:3991164'],
    ['towns by their short name', 'Pachuca', 'geonames:3522210'],
    ['towns with and without their article', 'El Havre', 'geonames:3003796'],
    ['countries', 'Países Bajos', 'NL'],
    ['countries by short forms', 'EE.UU.', 'US'],
    ['divisions', 'Auvergne-Rhône-Alpes', 'FR-ARA'],
    ['divisions of the second level', 'Finistère', 'FR-29'],
    ['divisions by abbreviation', 'N.L.', 'MX-NLE'],
    ['exonyms', 'Aquisgrán', 'geonames:3247449'],
    ['parts of countries', 'Bajío', 'MX/bajio'],
    ['parts of the world', 'Latinoamérica', 'area:latin-america'],
  ])('%s', (_, name, key) => {
    expect(keys(name)).toContain(key)
  })

  test('that Mexico is a country in Spanish and a town in French', () => {
    expect(keys('México', 'es')[0]).toBe('MX')
    expect(keys('Mexico', 'fr')).not.toContain('MX')
  })
})

test('every exonym leads to a place of its country', () => {
  const lost = Object.entries(exonyms).flatMap(([country, line]) =>
    line.split('; ').flatMap((rule) => {
      const [first = ''] = rule.split('=')[0]?.split(/[|&]/) ?? []
      const lang = first.startsWith('fr:') ? 'fr' : 'es'
      const found = gazetteer.findPlaces(first.replace(/^\w\w:/, ''), lang)
      const isFound = found.some((place) => place.country === country || place.kind === 'area')
      return isFound ? [] : [`${country}: ${first}`]
    }),
  )
  expect(lost).toEqual([])
})

test.each([
  ['MX', '14', 'MX-JAL'],
  ['US', 'TX', 'US-TX'],
  ['FR', '84', 'FR-ARA'],
  ['XX', '01', undefined],
  ['MX', '99', undefined],
])('division %s %s of GeoNames is %s', (country, code, expected) => {
  expect(divisionOf(country, code)).toBe(expected)
})

test('findBody knows names in both languages, and some acronyms only in their own country', () => {
  expect(gazetteer.findBody('Organisation mondiale du commerce')?.key).toBe('wto')
  expect(gazetteer.findBody('OMC')?.key).toBe('wto')
  expect(gazetteer.findBody('CEA', 'FR')?.key).toBe('cea')
  expect(gazetteer.findBody('CEA', 'MX')).toBeUndefined()
})
