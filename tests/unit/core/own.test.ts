/** Words that every object inherits are words like others, wherever a text may name them. */
import { expect, test } from 'vitest'
import { readArticle, readPlainText } from '../../../src/article/index.js'
import { readDate } from '../../../src/article/dates.js'
import { ownValue } from '../../../src/core/own.js'
import { discoverLinks } from '../../../src/discover/index.js'
import { readAnnouncement } from '../../../src/entities/announced-types.js'
import { readQuery } from '../../../src/search/index.js'

const inherited = ['constructor', '__proto__', 'valueOf', 'toString', 'hasOwnProperty']

test('a table has only what is its own', () => {
  expect(ownValue({ a: 1 }, 'a')).toBe(1)
  for (const word of inherited) expect(ownValue({ a: 1 }, word)).toBe(undefined)
})

test.each(inherited)('%s is no tag, field, type, month or noun that means anything', (word) => {
  const url = 'https://example.org/nota'
  const html = `<html><body><h1>Doce empresas viajan a Lyon</h1><${word}><p>Una nota breve. <${word}>Otra.</p></body></html>`
  expect(() => readArticle({ html, url, now: '2026-01-01T00:00:00Z' })).not.toThrow()
  expect(readPlainText(`${word}\n\n${word}`).ok).toBe(true)
  const sitemap = `<urlset><url><${word}>x</${word}><loc>https://example.org/una-nota-de-hoy</loc></url></urlset>`
  const found = discoverLinks({ url, body: sitemap })
  expect(found.ok && found.value.links).toEqual([{ url: 'https://example.org/una-nota-de-hoy' }])
  expect(readQuery(`tipo:${word}`).ok).toBe(false)
  expect(readDate(`3 ${word.toLowerCase()} 2024`)).toBe(undefined)
  const mention = { text: 'Aceros', start: word.length + 1, end: word.length + 7 } as const
  const unsure = { ...mention, type: 'company', confidence: 0.1, rule: 'x' } as const
  expect(readAnnouncement(unsure, `${word.toLowerCase()} Aceros`, 'es')).toEqual(unsure)
})
