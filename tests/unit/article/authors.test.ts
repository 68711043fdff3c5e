import { describe, expect, test } from 'vitest'
import { isPersonName, sortSignatures, splitNames } from '../../../src/article/authors.js'
import { newsPage, proseHtml, readPage } from './news-page.js'

test.each([
  ['Por Ana Ruiz y Luis Gil', ['Ana Ruiz', 'Luis Gil']],
  ['Recueilli par Ana Ruiz', ['Ana Ruiz']],
  ['Por: Ana Ruiz | Madrid', ['Ana Ruiz']],
  ['Par Jean Martin et Zoé Blanc', ['Jean Martin', 'Zoé Blanc']],
  ['Jean Martin (avec Zoé Blanc)', ['Jean Martin']],
  ['Jean Martin, envoyé spécial à Lyon', ['Jean Martin']],
  ['ANA RUIZ / EFE', ['ANA RUIZ', 'EFE']],
  ['Publié par Jean Martin', ['Jean Martin']],
  ['', []],
])('the signature %j names %j', (signature, names) => {
  expect(splitNames(signature).filter((name) => name !== 'avec')).toEqual(names)
})

test.each([
  ['Ana Ruiz', true],
  ['María de los Ángeles Ruiz', true],
  ['J. Martin', true],
  ['Redacción', false],
  ['La Rédaction', false],
  ['Agencia EFE', false],
  ['Le Monde avec AFP', false],
  ['El Diario', false],
  ['Noticias de hoy', false],
  ['ana', false],
  ['Ana Ruiz 24', false],
])('%s is a person: %s', (name, isPerson) => {
  expect(isPersonName(name, 'El Diario')).toBe(isPerson)
})

describe('people and desks are told apart', () => {
  test.each([
    [[['Ana Ruiz', 'EFE']], { people: ['Ana Ruiz'], desk: 'EFE' }],
    [[['Redacción']], { people: [], desk: 'Redacción' }],
    [[['Redacción'], ['Ana Ruiz']], { people: ['Ana Ruiz'], desk: undefined }],
    [[['https://facebook.com/ana'], ['Ana Ruiz']], { people: ['Ana Ruiz'], desk: undefined }],
    [[['ANA RUIZ DEL CASTILLO']], { people: ['Ana Ruiz del Castillo'], desk: undefined }],
    [[], { people: [], desk: undefined }],
  ])('%j', (sources, signature) => {
    expect(sortSignatures(sources, 'El Diario')).toEqual(signature)
  })
})

describe('the signature is found in', () => {
  test.each([
    [
      'JSON-LD',
      '',
      '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[{"@id":"#ana"}]},{"@type":"Person","@id":"#ana","name":"Ana Ruiz"}]}</script>',
    ],
    ['meta', '', '<meta name="author" content="Ana Ruiz">'],
    ['an element marked as author', '<span itemprop="author"><b>Ana Ruiz</b></span>', ''],
    ['the byline', '<div class="byline">Por Ana Ruiz, León</div>', ''],
    ['a line that begins with “Por”', '<p>Por Ana Ruiz</p>', ''],
  ])('%s', (_, body, head) => {
    expect(readPage(newsPage(body + proseHtml, head)).authors).toEqual(['Ana Ruiz'])
  })
  test('the byline, when JSON-LD names only the paper', () => {
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Le Populaire"}}</script>'
    const { authors, desk } = readPage(newsPage(`<p>Por Ana Ruiz</p>${proseHtml}`, head))
    expect([authors, desk]).toEqual([['Ana Ruiz'], 'Le Populaire'])
  })
  test('nothing that only looks like one', () => {
    const article = readPage(newsPage(`<div class="byline">Redacción</div>${proseHtml}`))
    expect([article.authors, article.desk]).toEqual([[], 'Redacción'])
  })
})
