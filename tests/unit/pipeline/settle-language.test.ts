import { describe, expect, test } from 'vitest'
import type { ReadArticle } from '../../../src/model/article.js'
import type { Language } from '../../../src/model/language.js'
import { noteOtherLanguages, settleLanguage } from '../../../src/pipeline/settle-language.js'

const spanish =
  'La empresa anunció que invertirá en una nueva planta y que creará empleos en la región.'
const french =
  'La société a annoncé qu’elle investira dans une nouvelle usine et créera des emplois dans la région.'
const english =
  'The company said on Monday that it will invest in a new plant and create jobs in the region.'

const article = (text: string, declaredLang?: string): ReadArticle => ({
  ...{ title: '', authors: [], isPaywalled: false, text, paragraphs: [], notes: [] },
  ...(declaredLang !== undefined && { declaredLang }),
})

interface Case {
  readonly text: string
  readonly declared?: string
  readonly stated?: Language
  readonly settled: string
}

describe('settleLanguage', () => {
  test.each<[string, Case]>([
    ['the text decides', { text: spanish, settled: 'es' }],
    ['the text decides against the page', { text: french, declared: 'es', settled: 'fr' }],
    [
      'the text decides against a caller who is plainly wrong',
      { text: french, stated: 'es', settled: 'fr' },
    ],
    [
      'the caller decides where the text cannot',
      { text: 'Renault 2024', stated: 'fr', settled: 'fr' },
    ],
    [
      'another language is refused',
      { text: english, declared: 'es', settled: 'language/unsupported' },
    ],
    [
      'another language is refused whatever the caller says',
      { text: english, stated: 'es', settled: 'language/unsupported' },
    ],
    [
      'a text without words is refused',
      { text: '12 34 56', declared: 'es', settled: 'language/unsupported' },
    ],
  ])('%s', (_title, { text, declared, stated, settled }) => {
    const got = settleLanguage(article(text, declared), stated)
    expect(got.ok ? got.value.lang : got.problem.code).toBe(settled)
  })

  test('a refusal names the language', () => {
    const settled = settleLanguage(article(english), undefined)
    expect(settled.ok ? '' : settled.problem.message).toContain('"en"')
  })
})

describe('noteOtherLanguages', () => {
  test('notes a long paragraph in another language, with its place', () => {
    const text = `${spanish}\n\n${english}\n\n${spanish}`
    const start = spanish.length + 2
    const paragraphs = [
      { start: 0, end: spanish.length },
      { start, end: start + english.length },
      { start: start + english.length + 2, end: text.length },
    ]
    expect(noteOtherLanguages({ text, paragraphs }, 'es')).toEqual([
      {
        rule: 'language/other-paragraph',
        text: 'A paragraph of the article is in "en".',
        start,
        end: start + english.length,
      },
    ])
  })
})
