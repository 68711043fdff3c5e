import { describe, expect, test } from 'vitest'
import { stripSuffix } from '../../../src/article/headline.js'
import { newsPage, proseHtml, readPage } from './news-page.js'

const title = (html: string): string => readPage(html).title

describe('the headline is', () => {
  test.each([
    ['the heading that the title begins with', newsPage(proseHtml), 'Doce empresas viajan a Lyon'],
    [
      'not the site’s own h1',
      newsPage(proseHtml).replace('<nav>', '<h1>El Diario de la Región</h1><nav>'),
      'Doce empresas viajan a Lyon',
    ],
    [
      'an h2, when the h1 is the site’s',
      newsPage(proseHtml)
        .replace('<h1>Doce empresas viajan a Lyon</h1>', '<h2>Doce empresas viajan a Lyon</h2>')
        .replace('<nav>', '<h1>El Diario de la Región</h1><nav>'),
      'Doce empresas viajan a Lyon',
    ],
    [
      'the printed form, where a meta title differs',
      newsPage(
        proseHtml,
        '<meta property="og:title" content="Doce empresas mexicanas viajan a Lyon, Francia">',
      ),
      'Doce empresas viajan a Lyon',
    ],
    [
      'the one without the site’s name, when both are printed',
      newsPage(proseHtml).replace('<nav>', '<h1>Doce empresas viajan a Lyon | El Diario</h1><nav>'),
      'Doce empresas viajan a Lyon',
    ],
    [
      'the stated title without its suffix, when none is printed',
      newsPage(proseHtml).replace('<h1>Doce empresas viajan a Lyon</h1>', ''),
      'Doce empresas viajan a Lyon',
    ],
    [
      'clean of soft hyphens and non-breaking spaces',
      newsPage(proseHtml).replace('<h1>Doce empresas', '<h1>Doce&nbsp;em&shy;presas'),
      'Doce empresas viajan a Lyon',
    ],
  ])('%s', (_, html, expected) => {
    expect(title(html)).toBe(expected)
  })
})

test.each([
  ['Doce empresas viajan a Lyon | El Diario', 'El Diario', 'Doce empresas viajan a Lyon'],
  ['Doce empresas viajan a Lyon - Economía - El Diario', undefined, 'Doce empresas viajan a Lyon'],
  ['El Diario :: Doce empresas viajan a Lyon', 'El Diario', 'Doce empresas viajan a Lyon'],
  ['Lyon - León, un viaje', undefined, 'Lyon - León, un viaje'],
  ['Sin sufijo alguno', 'El Diario', 'Sin sufijo alguno'],
])('the title %j without its suffix is its headline', (text, site, expected) => {
  expect(stripSuffix(text, site)).toBe(expected)
})
