import { describe, expect, test } from 'vitest'
import { readPlainText } from '../../../src/article/index.js'
import { paragraphsOf, prose } from './news-page.js'

function read(text: string): { title: string; paragraphs: readonly string[] } {
  const result = readPlainText(text)
  if (!result.ok) throw new Error(result.problem.message)
  return { title: result.value.title, paragraphs: paragraphsOf(result.value) }
}

describe('plain text', () => {
  test('its first line without a full stop is the headline, after boilerplate', () => {
    const text = `Icono del sitio El Diario\n\nDoce empresas viajan a Lyon\n\n${prose.join('\n\n')}\n\nSalir de la versión móvil`
    expect(read(text)).toEqual({ title: 'Doce empresas viajan a Lyon', paragraphs: prose })
  })
  test('names its site where the line of the mobile version does', () => {
    const named = readPlainText(`Icono del sitio El Diario\n\n${prose.join('\n\n')}`)
    const unnamed = readPlainText(prose.join('\n\n'))
    expect([named, unnamed].map((got) => (got.ok ? got.value.site : got.problem.code))).toEqual([
      'El Diario',
      undefined,
    ])
  })
  test('that begins with a paragraph has no headline', () => {
    expect(read(prose.join('\n'))).toEqual({ title: '', paragraphs: prose })
  })
  test('a question or exclamation can be a headline', () => {
    expect(read(`¿Volverán las empresas a Lyon?\n${prose.join('\n')}`).title).toBe(
      '¿Volverán las empresas a Lyon?',
    )
  })
  test('links to other articles, bylines and what follows the text go', () => {
    const text = [
      'Doce empresas viajan a Lyon',
      'Por Ana Ruiz',
      '12 de marzo de 2024',
      prose[0],
      'Lea también: Otra nota',
      prose[1],
      prose[2],
      'Comentarios',
      'Muy bien dicho, la verdad, así es.',
    ]
    expect(read(text.join('\n\n')).paragraphs).toEqual(prose)
  })
  test('the article text is the headline, a line break and the paragraphs', () => {
    const result = readPlainText(`Doce empresas viajan a Lyon\n\n${prose.join('\n')}`, {
      givenPublished: '2024-03-12',
      url: 'https://a.example/x?utm_source=y',
    })
    expect(result).toEqual({
      ok: true,
      value: {
        url: 'https://a.example/x?utm_source=y',
        canonicalUrl: 'https://a.example/x',
        title: 'Doce empresas viajan a Lyon',
        authors: [],
        published: { value: '2024-03-12', precision: 'day', method: 'given' },
        isPaywalled: false,
        text: `Doce empresas viajan a Lyon\n${prose.join('\n\n')}`,
        paragraphs: expect.any(Array) as unknown,
        notes: [],
      },
    })
  })
  test.each(['', ' \n\n ', '***'])('%j holds no text', (text) => {
    expect(readPlainText(text)).toMatchObject({ ok: false, problem: { code: 'article/no-text' } })
  })
})
