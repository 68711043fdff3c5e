import { describe, expect, test } from 'vitest'
import { trimQuotes } from '../../../src/entities/trim-quotes.js'

describe('trimQuotes', () => {
  test.each([
    ['Manos del Altiplano”', 'Manos del Altiplano'],
    ['“Manos del Altiplano', 'Manos del Altiplano'],
    ['« Plan France', 'Plan France'],
    ['Plan (Norte)', 'Plan (Norte)'],
    ['Grupo “Sol”', 'Grupo “Sol”'],
    ['Sol)', 'Sol'],
    ['"Sol', 'Sol'],
    ['Los Ángeles de "Sol"', 'Los Ángeles de "Sol"'],
    ['”', '”'],
  ])('%s → %s', (surface, expected) => {
    const { start, end } = trimQuotes(surface, { start: 0, end: surface.length })
    expect(surface.slice(start, end)).toBe(expected)
  })
})
