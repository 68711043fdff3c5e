import { describe, expect, it, test } from 'vitest'
import { readRobots } from '../../../src/fetch/robots-rules.js'

const mayFetch = (text: string, address: string, agent = 'Gaceta'): boolean =>
  readRobots(text, agent).isAllowed(`https://diario.example${address}`)

describe('readRobots', () => {
  test.each([
    ['no rules', '', '/a', true],
    ['a folder', 'User-agent: *\nDisallow: /admin', '/admin/x', false],
    ['the longest rule', 'User-agent: *\nDisallow: /\nAllow: /noticias', '/noticias/1', true],
    ['as long as the other', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    [
      'our own group only',
      'User-agent: *\nDisallow: /\n\nUser-agent: gaceta\nDisallow:',
      '/',
      true,
    ],
    ['a group of two', 'User-agent: otro\nUser-agent: Gaceta\nDisallow: /x', '/x', false],
    ['groups of one name', 'User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b', '/a', false],
    ['another crawler', 'User-agent: otro\nDisallow: /', '/', true],
    ['a version', 'User-agent: Gaceta/2.0\nDisallow: /', '/', false],
    ['any text', 'User-agent: *\nDisallow: /*?print=', '/nota?print=1', false],
    ['the end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x=1', true],
    ['the very end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['escapes', 'User-agent: *\nDisallow: /opini%c3%b3n', '/opini%C3%B3n/1', false],
    ['letters beyond ASCII', 'User-agent: *\nDisallow: /opinión', '/opini%C3%B3n/1', false],
    ['Windows and old Mac lines', 'User-agent: *\r\nDisallow: /a\rDisallow: /b', '/b', false],
    ['a byte order mark', '\uFEFFUser-agent: *\nDisallow: /', '/a', false],
    ['comments', '# hola\nUser-agent: * # todos\nDisallow: /a # no', '/a', false],
    ['a page instead', '<!doctype html><p>Error: not here</p>', '/a', true],
  ])('understands %s', (...[, text, address, expected]) => {
    expect(mayFetch(text, address)).toBe(expected)
  })

  it('gives delay and sitemaps', () => {
    const text = `Sitemap: https://diario.example/s.xml
User-agent: *
Crawl-delay: 9
User-agent: Gaceta
Crawl-delay: 1.5
Disallow: /x`
    const { crawlDelay, sitemaps } = readRobots(text.replace('9\n', '9\nDisallow: /y\n'), 'Gaceta')
    expect({ crawlDelay, sitemaps }).toEqual({
      crawlDelay: 1.5,
      sitemaps: ['https://diario.example/s.xml'],
    })
  })

  it('finds long pieces wherever they are', () => {
    const piece = `${'ab'.repeat(20)}c`
    expect(mayFetch(`User-agent: *\nDisallow: /*${piece}*d`, `/ab${piece}xd`)).toBe(false)
    expect(mayFetch(`User-agent: *\nDisallow: /*${piece}*d`, `/${'ab'.repeat(100)}d`)).toBe(true)
  })

  it('is not held up by a file that is made to be slow', () => {
    const line = `Disallow: /*${'a'.repeat(1000)}b\n`
    const text = `User-agent: *\n${line.repeat(500)}`
    expect(mayFetch(text, `/${'a'.repeat(4000)}`)).toBe(true)
  })
})
