import { describe, expect, test } from 'vitest'
import { hasConditional, isConditional } from '../../../src/events/conditional.js'
import { outlineOf } from '../../../src/events/outline.js'

describe('the conditional', () => {
  test.each([
    ['podria', 'es', true],
    ['podrian', 'es', true],
    ['invertiria', 'es', true],
    ['secretaria', 'es', false],
    ['ingenieria', 'es', false],
    ['participaran', 'es', false],
    ['pourrait', 'fr', true],
    ['investiraient', 'fr', true],
    ['portrait', 'fr', false],
    ['participeront', 'fr', false],
  ] as const)('%s (%s): %s', (word, lang, expected) => {
    expect(isConditional(word, lang)).toBe(expected)
  })

  test.each([
    ['Le groupe a confirmé mardi qu’il construirait une usine.', false],
    ['Le groupe a annoncé qu’il pourrait construire une usine.', true],
    ['L’usine ouvrirait en mai.', true],
  ])('leaves it open in "%s": %s', (text, expected) => {
    const paragraphs = [{ start: 0, end: text.length }]
    const article = { text, title: '', lang: 'fr' as const, paragraphs }
    const outline = outlineOf(article, { mentions: [], entities: [], figures: [], periods: [] })
    expect(hasConditional(outline, 0)).toBe(expected)
  })

  test('counts in its own sentence only', () => {
    const text = 'Llegaron ayer. El grupo podría invertir.'
    const article = {
      text,
      title: '',
      lang: 'es' as const,
      paragraphs: [{ start: 0, end: text.length }],
    }
    const outline = outlineOf(article, { mentions: [], entities: [], figures: [], periods: [] })
    expect([0, 1, 2].map((index) => hasConditional(outline, index))).toEqual([false, true, false])
  })
})
