import { describe, expect, it, test } from 'vitest'
import { addressKey, canonicalAddress, siteHost } from '../../../src/text/address.js'

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
    ['mends a doubled scheme', 'http://https://example.org/a', 'https://example.org/a'],
    ['completes a missing scheme', '//example.org/a', 'https://example.org/a'],
    ['mends slashes', 'http:\\\\example.org\\a', 'http://example.org/a'],
    ['drops the dot at the end of a host', 'http://example.org./a', 'http://example.org/a'],
    [
      'drops a referral by its value only',
      'https://example.org/a?ref=rss&source=42',
      'https://example.org/a?source=42',
    ],
    [
      'leaves an address in a path alone',
      'https://web.example/2020/http://example.org/',
      'https://web.example/2020/http://example.org/',
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

describe('addressKey', () => {
  test.each([
    ['http://www.example.org/a/?y=2&x=1&utm_source=x#c', 'example.org/a?x=1&y=2'],
    ['https://example.org/a?x=1&y=2', 'example.org/a?x=1&y=2'],
    ['https://example.org/', 'example.org'],
    ['https://example.org:8443/A', 'example.org:8443/A'],
    ['nonsense', 'nonsense'],
  ])('gives %s the key %s', (address, key) => {
    expect(addressKey(address)).toBe(key)
  })
})
