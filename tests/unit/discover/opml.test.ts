import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../src/core/package-root.js'
import { readOpml, writeOpml } from '../../../src/discover/index.js'
import type { NewSource, Source } from '../../../src/model/source.js'

function read(body: string) {
  const list = readOpml(`<?xml version="1.0"?><opml version="2.0"><body>${body}</body></opml>`, 'f')
  if (!list.ok) throw new Error(list.problem.message)
  return list.value
}

describe('readOpml', () => {
  it('reads the list of a feed reader, whatever its folders', () => {
    const { sources, faults } = read(`<outline text="México"><outline text="Norte">
      <outline text="A &amp; B" type="rss" xmlUrl="https://a.example/feed?x=1&amp;y=2" language="es-MX"/></outline>
      <outline title="C" xmlUrl="https://c.example/rss"/></outline>`)
    expect(faults).toEqual([])
    expect(sources).toEqual([
      {
        ...{ url: 'https://a.example/feed?x=1&y=2', kind: 'feed', name: 'A & B' },
        ...{ country: 'MX', lang: 'es' },
      },
      { url: 'https://c.example/rss', kind: 'feed', name: 'C' },
    ])
  })

  it('names what it cannot use, with its place, and reads the rest', () => {
    const { sources, faults } = read(`<outline text="A"/>
      <outline text="B" xmlUrl="ftp://b.example/"/><outline text="C" xmlUrl="https://c.example/" interval="often"/>
      <outline text="D" url="https://d.example/noticias"/>`)
    expect(sources).toEqual([{ url: 'https://d.example/noticias', kind: 'listing', name: 'D' }])
    expect(faults.map(({ message }) => message)).toEqual([
      'f, entry 1 ("A") has no address.',
      'f, entry 2 ("B") has the address "ftp://b.example/", which is not one of http or https.',
      'f, entry 3 ("C") has "often" as interval, which is no number.',
    ])
  })

  it('refuses what is no OPML', () => {
    const list = readOpml('<html><body>Hola</body></html>', 'lista.html')
    expect(list.ok ? '' : list.problem.message).toContain('lista.html is no OPML file')
  })

  it('survives lists in lists and does not expand entities', () => {
    const deep = `${'<outline text="x">'.repeat(3000)}${'</outline>'.repeat(3000)}`
    const list = readOpml(`<opml version="2.0"><body>${deep}</body></opml>`, 'f')
    expect(list.ok ? list.value.sources : []).toEqual([])
    const lol = `<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
    const bomb = readOpml(
      `<?xml version="1.0"?>${lol}<opml version="2.0"><body><outline text="&b;&b;" xmlUrl="https://a.example/"/></body></opml>`,
      'f',
    )
    expect(bomb.ok ? (bomb.value.sources[0]?.name?.length ?? 0) : 0).toBeLessThan(50)
  })
})

it('writes what it reads', () => {
  const facts: NewSource = {
    ...{ url: 'https://a.example/x?y=1&z=2', kind: 'sitemap', name: 'El "Diario" <A>' },
    ...{ country: 'MX', region: 'MX-AGU', lang: 'es', intervalMinutes: 30, priority: 2 },
    cron: '0 7 * * *',
  }
  const source: Source = {
    ...{ intervalMinutes: 60, priority: 0, ...facts },
    ...{ id: '1', state: 'active', nextDueAt: '2026-01-01T00:00:00.000Z', failures: 0 },
  }
  const list = readOpml(writeOpml([source], 'Fuentes'), 'f')
  expect(list).toEqual({ ok: true, value: { sources: [facts], faults: [] } })
})

it('the bundled list is usable: every entry an address of its own, a country and a language', () => {
  const text = fs.readFileSync(path.join(packageRoot, 'data/sources.opml'), 'utf8')
  const list = readOpml(text, 'sources.opml')
  if (!list.ok) throw new Error(list.problem.message)
  const { sources, faults } = list.value
  expect(faults).toEqual([])
  expect(sources.length).toBeGreaterThanOrEqual(60)
  expect(new Set(sources.map(({ url }) => url)).size).toBe(sources.length)
  expect(sources.filter(({ country, lang, name }) => !country || !lang || !name)).toEqual([])
})
