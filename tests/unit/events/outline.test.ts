import { describe, expect, test } from 'vitest'
import { anchorsOf, distanceTo } from '../../../src/events/anchors.js'
import { cuesFrom, hasPhraseAt } from '../../../src/events/cues.js'
import { conceptOf } from '../../../src/events/concepts.js'
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
    expect(outline.sentences.map(({ from, to }) => to - from)).toEqual([5, 7, 2, 3])
    expect(outline.units[outline.unitOf[0] ?? -1]?.end).toBe(text.indexOf('Lyon') + 4)
    expect(outline.units[outline.unitOf[1] ?? -1]?.start).toBe(text.indexOf('Aceros'))
  })

  test('finds the cue phrases of each sentence, each once', () => {
    const phrases = outline.sentences.map(({ cues }) =>
      cues.map(({ type, weight }) => [type, weight]),
    )
    expect(phrases[1]).toContainEqual(['trade_mission', 3])
    expect(phrases[3]).toEqual([])
  })

  test('knows what words mean in either language', () => {
    const meaning = (word: string, lang: 'es' | 'fr'): number => conceptOf(word, lang)
    expect(meaning('con', 'es')).toBe(meaning('avec', 'fr'))
    expect(meaning('financiada', 'es')).toBe(meaning('finance', 'fr'))
    expect(meaning('con', 'es')).not.toBe(meaning('por', 'es'))
    expect(meaning('xylofon', 'es')).toBe(0)
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
    ['se firmo un acuerdo', 3, 'firmo', true],
    ['se firmo un acuerdo', 3, 'firmo un', true],
    ['firmaron', 0, 'firm', false],
    ['firmaron', 0, 'firm*', true],
    ['', 0, 'firmo', false],
  ])('in "%s" at %i: %s %s', (...[sentence, at, phrase, isThere]) => {
    expect(hasPhraseAt(sentence, at, phrase)).toBe(isThere)
  })

  test('is kept under its first word, or under the beginning of an open one', () => {
    const phrases = (word: string): string[] => cuesFrom(word, 'es').map(({ phrase }) => phrase)
    expect(phrases('mision')).toContain('mision comercial')
    expect(phrases('exportadoras')).toContain('exportador*')
    expect(phrases('zzz')).toEqual([])
  })
})
