import { describe, expect, test } from 'vitest'
import { readArticle } from '../../../src/article/index.js'
import { newsPage, now, proseHtml, readPage } from './news-page.js'

const linked = (facts: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...facts })}</script>`

describe('the published date', () => {
  test.each([
    [
      'JSON-LD',
      newsPage(
        proseHtml,
        `${linked({ datePublished: '2024-03-12T08:30:00-06:00' })}<meta property="article:published_time" content="2020-01-01">`,
      ),
      '2024-03-12T08:30:00-06:00',
      'json-ld',
    ],
    [
      'meta',
      newsPage(
        proseHtml,
        '<meta property="article:published_time" content="2024-03-12T08:30:00-06:00">',
      ),
      '2024-03-12T08:30:00-06:00',
      'meta',
    ],
    [
      '<time>',
      newsPage(`<time datetime="2024-03-12T08:30-06:00">12 de marzo</time>${proseHtml}`),
      '2024-03-12T08:30-06:00',
      'time',
    ],
    [
      'the line below the headline',
      newsPage(`<div>Por Ana Ruiz | 12 de marzo de 2024, 08:30</div>${proseHtml}`),
      '2024-03-12T08:30',
      'visible',
    ],
    [
      'the <time> nearest the headline',
      newsPage(`<time datetime="2024-03-12">hoy</time>${proseHtml}`).replace(
        '<nav>',
        '<nav><time datetime="2024-05-05">hoy</time>',
      ),
      '2024-03-12',
      'time',
    ],
    [
      'the words of a <time> whose attribute is of a later change',
      newsPage(
        `<time datetime="2024-04-03T10:00:00Z">Publicado el 12 de marzo de 2024</time>${proseHtml}`,
      ),
      '2024-03-12',
      'visible',
    ],
    [
      'the printed day, where the stamp is in UTC and a day ahead',
      newsPage(
        `<p>12 de marzo de 2024</p>${proseHtml}`,
        linked({ datePublished: '2024-03-13T02:30:00Z' }),
      ),
      '2024-03-12',
      'visible',
    ],
    [
      'the stamp that is not after the last change',
      newsPage(
        proseHtml,
        `${linked({ datePublished: '2024-03-13T02:00:00+01:00', dateModified: '2024-03-13T00:20:00+01:00' })}<meta name="dc.date.issued" content="2024-03-12T20:30:00+01:00">`,
      ),
      '2024-03-12T20:30:00+01:00',
      'meta',
    ],
    [
      'the next source, when the first is in the future',
      newsPage(
        proseHtml,
        `${linked({ datePublished: '2031-01-01' })}<meta name="date" content="2024-03-12">`,
      ),
      '2024-03-12',
      'meta',
    ],
    [
      'the next source, when the first is older than news on the web',
      newsPage(
        proseHtml,
        `${linked({ datePublished: '1970-01-01' })}<meta name="date" content="2024-03-12">`,
      ),
      '2024-03-12',
      'meta',
    ],
  ])('from %s', (_, html, ...[value, method]) => {
    expect(readPage(html).published).toMatchObject({ value, method })
  })
  test('from the address when the page states none', () => {
    const { published } = readPage(newsPage(proseHtml), 'https://diario.example/2024/03/12/lyon')
    expect(published).toEqual({ value: '2024-03-12', precision: 'day', method: 'url' })
  })
  test('from the caller, before the time of the last change and the HTTP header', () => {
    const read = (options: object): unknown => {
      const result = readArticle({
        html: newsPage(proseHtml),
        now,
        lastModified: 'Tue, 12 Mar 2024 08:30:00 GMT',
        ...options,
      })
      return result.ok && result.value.published
    }
    expect(read({ givenPublished: '2024-03-10' })).toEqual({
      value: '2024-03-10',
      precision: 'day',
      method: 'given',
    })
    expect(read({})).toMatchObject({ value: '2024-03-12T08:30:00Z', method: 'http' })
  })
  test('is never a line that says when the article changed', () => {
    const article = readPage(newsPage(`<p>Actualizado el 3 de mayo de 2024</p>${proseHtml}`))
    expect(article.published).toBeUndefined()
  })
})

test('the date of the last change stands apart', () => {
  const head = linked({ datePublished: '2024-03-12', dateModified: '2024-03-14T10:00:00Z' })
  expect(readPage(newsPage(proseHtml, head)).modified).toEqual({
    value: '2024-03-14T10:00:00Z',
    precision: 'second',
    method: 'json-ld',
  })
})
