import { describe, expect, test } from 'vitest'
import { spanishTopics } from '../../../src/events/es-topics.js'
import { frenchTopics } from '../../../src/events/fr-topics.js'
import { topicOf } from '../../../src/events/topics.js'
import { meaningIn, meaningsOf } from '../../../src/events/word-meanings.js'
import { fold } from '../../../src/text/fold.js'

describe('what a word is about', () => {
  test.each([
    ['ampliará', 'agrandira'],
    ['becarios', 'boursiers'],
    ['huelga', 'grève'],
    ['firmaron', 'signent'],
    ['expositores', 'exposants'],
  ])('%s and %s are of one topic', (spanish, french) => {
    const topic = topicOf(fold(spanish), 'es')
    expect(topic).not.toBe(0)
    expect(topicOf(fold(french), 'fr')).toBe(topic)
  })

  test('most words are about nothing', () => {
    expect(topicOf('cual', 'es')).toBe(0)
    expect(topicOf('lequel', 'fr')).toBe(0)
  })

  // A list in accents or capitals would never be found: words are looked up folded.
  test.each([
    ['es', spanishTopics],
    ['fr', frenchTopics],
  ])('the words of %s are folded and apart by one space', (_, topics) => {
    for (const words of Object.values(topics)) {
      expect(fold(words)).toBe(words)
      expect(words).toMatch(/^\S+(?: \S+)*$/)
    }
  })
})

test('the whole word counts before its beginnings, and the longest of these', () => {
  const meanings = meaningsOf([
    [1, 'form*'],
    [2, 'formul* forma'],
    [3, 'forma'],
  ])
  expect(
    ['formar', 'formulario', 'forma', 'foro'].map((word) => meaningIn(meanings, word)),
  ).toEqual([1, 2, 2, 0])
})
