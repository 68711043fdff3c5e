import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readArticle, readPlainText } from '../../../src/article/index.js'
import { newsPage, now, prose, proseHtml } from './news-page.js'

const paragraph = `<p>${prose[0]}</p>`

describe('a page made to hurt is read or refused, never thrown over', () => {
  test.each([
    ['100,000 open <div>', `${'<div>'.repeat(100_000)}${proseHtml}`],
    ['a million nested tags', '<b>'.repeat(1_000_000)],
    ['a 2 MB attribute', `<a title="${'x'.repeat(2_000_000)}">a</a>${proseHtml}`],
    ['10,000 lists in lists', `${'<ul><li>a '.repeat(10_000)}${proseHtml}`],
    ['100,000 paragraphs', paragraph.repeat(100_000)],
    ['nothing but brackets', '<'.repeat(500_000)],
    ['one endless word', `<p>${'a'.repeat(2_000_000)}</p>`],
    ['end tags that close nothing', `${'<i>'.repeat(390)}${'</div></p>'.repeat(100_000)}`],
    [
      'JSON-LD without an end',
      `<script type="application/ld+json">${'[{"a":'.repeat(100_000)}</script>${proseHtml}`,
    ],
    [
      'JSON-LD with a huge list',
      `<script type="application/ld+json">[${'{},'.repeat(200_000)}{}]</script>${proseHtml}`,
    ],
    ['an unfinished tag', `${proseHtml}<a href="`],
    ['an impossible address', proseHtml, 'http://['],
  ])('%s', (_, html, url = 'https://diario.example/a') => {
    expect(readArticle({ html, url, now })).toHaveProperty('ok')
  })
})

const tags = [
  'p',
  'div',
  'b',
  'a',
  'ul',
  'li',
  'table',
  'tr',
  'td',
  'h1',
  'h2',
  'article',
  'br',
  'form',
  'svg',
  'span',
]
const tokens = fc.oneof(
  fc.constantFrom(...tags).map((tag) => `<${tag}>`),
  fc.constantFrom(...tags).map((tag) => `</${tag}>`),
  fc.constantFrom(
    '<a href="/x">',
    '<div class="related">',
    '<p hidden>',
    '<time datetime="2024-01-01">',
    '&nbsp;',
    '&#xD800;',
    '\u00ad',
  ),
  fc.constantFrom(...prose),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

test('any soup of tags gives clean text whose spans fit, or a problem', () => {
  fc.assert(
    fc.property(fc.array(tokens, { maxLength: 60 }), (soup) => {
      const result = readArticle({ html: newsPage(soup.join('')), now })
      if (!result.ok) return
      const { text, paragraphs, title } = result.value
      expect(text).toBe(text.normalize('NFC'))
      expect(text).not.toMatch(/[\u00a0\u00ad\u200b-\u200f\ufeff\p{Cs}\t\r]|\n\n\n/u)
      const lines = paragraphs.map(({ start, end }) => text.slice(start, end))
      expect(
        lines.every((line) => line !== '' && line === line.trim() && !line.includes('\n')),
      ).toBe(true)
      expect(
        [title, ...lines]
          .filter((part) => part !== '')
          .join('\n')
          .replaceAll('\n', ''),
      ).toBe(text.replaceAll('\n', ''))
    }),
  )
})

test('any plain text is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(readPlainText(text)).toHaveProperty('ok')
    }),
  )
})

test('the same page gives the same bytes', () => {
  const read = (): string => JSON.stringify(readArticle({ html: newsPage(proseHtml), now }))
  expect(read()).toBe(read())
})
