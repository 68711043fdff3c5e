import { describe, expect, test } from 'vitest'
import { parseTree, type Element } from '../../../src/article/tree.js'

/** Writes the tree as nested brackets: `p[a i[b]]`. */
function sketch(element: Element): string {
  const inner = element.children.map((child) => (typeof child === 'string' ? child : sketch(child)))
  return element.tag === '#root' ? inner.join('') : `${element.tag}[${inner.join('')}]`
}

const deepest = (element: Element): number =>
  1 +
  Math.max(0, ...element.children.map((child) => (typeof child === 'string' ? 0 : deepest(child))))

describe('the tree follows the rules of HTML for', () => {
  test.each([
    ['open paragraphs', '<p>a<p>b', 'p[a]p[b]'],
    ['a block inside a paragraph', '<p>a<div>b</div>c', 'p[a]div[b]c'],
    ['open list items', '<ul><li>a<li>b<ul><li>c</ul></ul>', 'ul[li[a]li[bul[li[c]]]]'],
    [
      'open cells and rows',
      '<table><tr><td>a<td>b<tr><td>c</table>d',
      'table[tr[td[a]td[b]]tr[td[c]]]d',
    ],
    ['stray end tags', 'a</b></div>b', 'ab'],
    ['an inline end tag around a block', '<b><div>a</b>b</div>', 'b[div[ab]]'],
    ['void elements', '<p>a<br/>b<img src=x>c</p>', 'p[abr[]bimg[]c]'],
    ['entities', '<p>a&ntilde;o &#8364; &lt;x&gt; &amp;', 'p[año € <x> &]'],
    ['scripts and comments', '<script>"<p>"</script><!-- <p> --><p>a', 'script[]p[a]'],
    ['an empty drawing element', '<svg><path d="M0"/></svg><p>a', 'svg[path[]]p[a]'],
    ['upper case', '<P CLASS=x>a</P>', 'p[a]'],
  ])('%s', (_, html, expected) => {
    expect(sketch(parseTree(html).root)).toBe(expected)
  })
})

test('nesting beyond the limit is flattened, with its text in order', () => {
  const { root } = parseTree(`${'<div>'.repeat(3000)}a${'</div>'.repeat(3000)}<p>b</p>`)
  expect(deepest(root)).toBeLessThanOrEqual(401)
  expect(sketch(root).replace(/[^ab]/gu, '').replaceAll('b', 'b')).toContain('a')
  expect(sketch(root).endsWith('p[b]')).toBe(true)
})

test('facts are collected in page order and JSON-LD apart', () => {
  const { facts, jsonLd } = parseTree(
    '<html lang=es><title>T</title><meta name=a content=b><script type="application/ld+json">{"a":1}</script><time datetime=2024-01-01></time>',
  )
  expect(facts.map(({ tag }) => tag)).toEqual(['html', 'title', 'meta', 'time'])
  expect(jsonLd).toEqual(['{"a":1}'])
})
