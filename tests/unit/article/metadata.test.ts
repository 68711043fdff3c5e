import { expect, test } from 'vitest'
import { newsPage, proseHtml, readPage } from './news-page.js'

test('everything that a page states about itself is read', () => {
  const head = `<link rel="canonical" href="/nota/lyon?utm_source=x"><meta property="og:site_name" content="El Diario">
    <meta property="article:section" content="Econom&iacute;a"><meta property="og:image" content="/foto.jpg">`
  expect(readPage(newsPage(proseHtml, head))).toMatchObject({
    url: 'https://diario.example/nota/lyon',
    canonicalUrl: 'https://diario.example/nota/lyon',
    site: 'El Diario',
    section: 'Economía',
    declaredLang: 'es',
    image: 'https://diario.example/foto.jpg',
    isPaywalled: false,
    notes: [],
  })
})

test.each([
  [
    'the home page is no canonical address',
    '<link rel="canonical" href="https://diario.example/">',
    'https://diario.example/nota/lyon',
  ],
  [
    'og:url stands in',
    '<meta property="og:url" content="https://www.diario.example/lyon">',
    'https://www.diario.example/lyon',
  ],
  [
    'an unusable address is passed over',
    '<link rel="canonical" href="javascript:void(0)">',
    'https://diario.example/nota/lyon',
  ],
])('canonical address: %s', (_, head, expected) => {
  expect(readPage(newsPage(proseHtml, head)).canonicalUrl).toBe(expected)
})

test('JSON-LD is read with line breaks in its strings, trailing commas and comment marks', () => {
  const head = `<script type="application/ld+json">/*<![CDATA[*/ {"@type":["Thing","NewsArticle"],"headline":"Doce
 empresas viajan a Lyon","datePublished":"2024-03-12","publisher":{"name":"El Diario",},} /*]]>*/;</script>`
  expect(readPage(newsPage(proseHtml, head))).toMatchObject({
    site: 'El Diario',
    published: { value: '2024-03-12' },
  })
})

test('the parts of the text are where their spans say', () => {
  const article = readPage(newsPage(proseHtml))
  const [first] = article.paragraphs
  expect(article.text.slice(0, first?.start)).toBe('Doce empresas viajan a Lyon\n')
  expect(article.text.slice(article.paragraphs[0]?.end, article.paragraphs[1]?.start)).toBe('\n\n')
  expect(article.paragraphs.at(-1)?.end).toBe(article.text.length)
})
