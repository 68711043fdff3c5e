import { describe, expect, it, test } from 'vitest'
import { canonicalAddress, siteHost } from '../../../src/text/address.js'

describe('canonicalAddress', () => {
  test.each([
    ['drops the fragment', 'https://example.org/a#top', 'https://example.org/a'],
    [
      'drops tracking parameters only',
      'https://example.org/a?utm_source=x&id=7&fbclid=z',
      'https://example.org/a?id=7',
    ],
    [
      'keeps the order of the others',
      'https://example.org/a?b=1&a=2',
      'https://example.org/a?b=1&a=2',
    ],
    ['lowers the host, keeps the path', 'HTTPS://Example.ORG/Nota', 'https://example.org/Nota'],
    ['drops the usual port', 'http://example.org:80/a', 'http://example.org/a'],
    ['drops user names', 'http://u:p@example.org/a', 'http://example.org/a'],
    [
      'writes international hosts in ASCII',
      'https://españa.example/ñ',
      'https://xn--espaa-rta.example/%C3%B1',
    ],
  ])('%s', (_title, text, expected) => {
    expect(canonicalAddress(text)).toBe(expected)
  })

  it('resolves relative addresses', () => {
    expect(canonicalAddress('../b?utm_medium=m', 'https://example.org/x/y')).toBe(
      'https://example.org/b',
    )
  })

  test.each([
    '',
    'mailto:a@example.org',
    'javascript:alert(1)',
    'data:text/html,x',
    'nota',
    'http://',
  ])('refuses %j', (text) => {
    expect(canonicalAddress(text)).toBeUndefined()
  })
})

describe('siteHost', () => {
  it('leaves out www', () => {
    expect([siteHost('https://www.example.org/a'), siteHost('nonsense')]).toEqual([
      'example.org',
      '',
    ])
  })
})
