import { describe, expect, test } from 'vitest'
import {
  isAcronymOf,
  isContractionOf,
  isShortNameOf,
  isSurnameOf,
  withoutLegalForm,
} from '../../../src/text/name-forms.js'

test.each([
  ['Resortes y Flejes Rangel, S.A. de C.V.', 'Resortes y Flejes Rangel'],
  ['Volta Irunlarrea Hydrogen, S.A.', 'Volta Irunlarrea Hydrogen'],
  ['Lumioptic SA', 'Lumioptic'],
  ['Redes Quillaipe SpA', 'Redes Quillaipe'],
  ['Grupo Casa', 'Grupo Casa'],
  ['SAS', 'SAS'],
])('withoutLegalForm makes %s into %s', (name, expected) => {
  expect(withoutLegalForm(name)).toBe(expected)
})

describe('isAcronymOf', () => {
  test.each([
    ['UNAM', 'Universidad Nacional Autónoma de México', true],
    ['Sedecyt', 'Secretaría de Desarrollo Económico, Ciencia y Tecnología', true],
    ['JICA', 'Agencia de Cooperación Internacional del Japón', false],
    ['Lugo', 'Ayuntamiento de Vigo', false],
    ['ab', 'Alto Bajo', false],
  ])('%s of %s: %s', (short, long, expected) => {
    expect(isAcronymOf(short, long)).toBe(expected)
  })
})

test.each([
  ['Claugto', 'Clúster Automotriz de Guanajuato', true],
  ['Awex', "Agence wallonne à l'Exportation", true],
  ['WTO', 'Organización Mundial del Comercio', false],
])('isContractionOf %s of %s: %s', (short, long, expected) => {
  expect(isContractionOf(short, long)).toBe(expected)
})

test.each([
  ['garza de vega', 'esau garza de vega', true],
  ['b hanotaux', 'blaise hanotaux', true],
  ['c hanotaux', 'blaise hanotaux', false],
  ['de', 'esau garza de vega', false],
])('isSurnameOf %s of %s: %s', (short, long, expected) => {
  expect(isSurnameOf(short, long)).toBe(expected)
})

test.each([
  ['tres ballenas', 'pesquera tres ballenas', true],
  ['universidad de guanajuato', 'orquesta de la universidad de guanajuato', false],
  ['banco', 'gran banco sur', false],
])('isShortNameOf %s of %s: %s', (short, long, expected) => {
  expect(isShortNameOf(short, long)).toBe(expected)
})
