import { describe, expect, test } from 'vitest'
import { anchorsOf, distanceTo } from '../../../src/events/anchors.js'
import { hasPhrase } from '../../../src/events/cues.js'
import { isBullet, placeOf } from '../../../src/events/context.js'
import { outlineOf, type EventArticle } from '../../../src/events/outline.js'
import type { Mention } from '../../../src/model/mention.js'

const title = 'Doce empresas viajan a Lyon'
const body = 'La misión comercial saldrá el lunes.\n\n- Aceros Vega\n\nHace calor.'
const text = `${title}\n${body}`
const paragraphs = [{ start: title.length + 1, end: text.length }]
const article: EventArticle = { text, title, paragraphs, lang: 'es' }

function mention(surface: string, type: Mention['type']): Mention {
  const start = text.indexOf(surface)
  const span = { start, end: start + surface.length }
  return { ...span, type, text: surface, confidence: 1, rule: 'test' }
}

const mentions = [mention('Lyon', 'place'), mention('Aceros Vega', 'company')]
const outline = outlineOf(article, { mentions, entities: [], figures: [], periods: [] })

describe('the outline of an article', () => {
  test('takes each name as one unit', () => {
    expect(outline.sentences.map(({ cueText }) => cueText)).toEqual([
      'doce empresas viajan a <place>',
      'la mision comercial saldra el lunes .',
      '- <company>',
      'hace calor .',
    ])
    expect(outline.units[outline.unitOf[1] ?? -1]?.start).toBe(text.indexOf('Aceros'))
  })

  test('tells headline, first and later sentences apart', () => {
    expect(outline.sentences.map(({ zone }) => zone)).toEqual([0, 1, 2, 2])
  })

  test('finds the items of bulleted lists', () => {
    const start = text.indexOf('Aceros')
    const place = placeOf(outline, start, start + 'Aceros Vega'.length)
    expect(place && isBullet(outline, place)).toBe(true)
  })

  test('knows how far a sentence is from where an event is told', () => {
    const anchors = anchorsOf(outline)
    expect(distanceTo(anchors, 'trade_mission', 1)).toBe(0)
    expect(distanceTo(anchors, 'trade_mission', 3)).toBe(2)
    expect(distanceTo(anchors, 'meeting', 3)).toBe(6)
  })

  test('has nothing to say of an empty article', () => {
    const empty = outlineOf(
      { text: '', title: '', paragraphs: [], lang: 'fr' },
      { mentions: [], entities: [], figures: [], periods: [] },
    )
    expect(empty.sentences).toEqual([])
  })
})

describe('a cue phrase', () => {
  test.each([
    ['se firmo un acuerdo', 'firmo', true],
    ['se confirmo', 'firmo', false],
    ['firmaron', 'firm', false],
    ['firmaron', 'firm*', true],
    ['', 'firmo', false],
  ])('in "%s": %s %s', (sentence, phrase, isThere) => {
    expect(hasPhrase(sentence, phrase)).toBe(isThere)
  })
})
