import { describe, expect, it, test } from 'vitest'
import { discoverLinks } from '../../../src/discover/index.js'

const url = 'https://diario.example/'

function discover(body: string) {
  const found = discoverLinks({ url, body })
  if (!found.ok) throw new Error(found.problem.message)
  return found.value
}

describe('feeds', () => {
  test.each([
    [
      'RSS 2.0',
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Diario</title><language>es-MX</language>
       <item><title>Uno</title><link>/uno?utm_source=rss</link><pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate></item>
       </channel></rss>`,
      'Mon, 04 Mar 2024 10:00:00 GMT',
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Diario</title>
       <entry><title>Uno</title><link rel="alternate" href="/uno"/><id>1</id><updated>2024-03-04T10:00:00Z</updated></entry></feed>`,
      '2024-03-04T10:00:00Z',
    ],
    [
      'JSON Feed',
      `{"version":"https://jsonfeed.org/version/1.1","title":"Diario","items":[{"id":"1","url":"/uno","title":"Uno",
        "date_published":"2024-03-04T10:00:00Z","content_text":"x"}]}`,
      '2024-03-04T10:00:00Z',
    ],
  ])('reads %s', (_format, body, published) => {
    const { kind, name, links } = discover(body)
    expect({ kind, name, links }).toEqual({
      kind: 'feed',
      name: 'Diario',
      links: [{ url: 'https://diario.example/uno', title: 'Uno', published }],
    })
  })

  it('names the address of a feed that cannot be read', () => {
    const found = discoverLinks({ url, body: '<rss version="2.0"><channel' })
    expect(found.ok ? undefined : found.problem.code).toBe('discover/unreadable-feed')
  })

  it('does not expand entities of a hostile feed', () => {
    const lol =
      '<!ENTITY a "ha">' +
      Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "&a;&a;&a;&a;">`).join('')
    const found = discoverLinks({
      url,
      body: `<?xml version="1.0"?><!DOCTYPE rss [${lol}]><rss version="2.0"><channel>
      <item><title>&a19;</title><link>/x</link></item></channel></rss>`,
    })
    expect(found.ok ? (found.value.links[0]?.title ?? '').length : 0).toBeLessThan(200)
  })
})

describe('sitemaps', () => {
  it('reads addresses, news titles and dates', () => {
    const { kind, links } = discover(`<?xml version="1.0"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>https://diario.example/a?x=1&amp;y=2</loc><lastmod>2024-01-01</lastmod>
      <news:news><news:publication_date>2024-03-04</news:publication_date><news:title>A &amp; B</news:title></news:news></url>
      <url><loc>javascript:alert(1)</loc></url></urlset>`)
    expect({ kind, links }).toEqual({
      kind: 'sitemap',
      links: [{ url: 'https://diario.example/a?x=1&y=2', title: 'A & B', published: '2024-03-04' }],
    })
  })

  it('hands on the parts of an index', () => {
    const { documents, links } = discover(
      `<sitemapindex><sitemap><loc>https://diario.example/s1.xml</loc></sitemap></sitemapindex>`,
    )
    expect({ documents, links }).toEqual({
      documents: [{ url: 'https://diario.example/s1.xml' }],
      links: [],
    })
  })
})

describe('listing pages', () => {
  it('takes the links of the same site that look like articles, each once', () => {
    const { kind, links, feeds, name, lang } =
      discover(`<!doctype html><html lang="es-MX"><head><title>Diario</title>
      <link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>
      <a href="/">Inicio</a><a href="/economia/">Economía</a><a href="/tag/grupo-uno-dos-tres">Tag</a>
      <a href="/economia/abre-planta-en-el-bajio">A</a><a href="/economia/abre-planta-en-el-bajio#c">A</a>
      <a href="/2024/03/04/feria">F</a><a href="https://otro.example/una-nota-de-otro-sitio">O</a>
      <a href="/foto-de-la-planta-nueva.jpg">J</a><a href="/nota.php?id=123">N</a></body></html>`)
    expect({ kind, feeds, name, lang, urls: links.map((link) => link.url) }).toEqual({
      kind: 'listing',
      feeds: ['https://diario.example/feed.xml'],
      name: 'Diario',
      lang: 'es',
      urls: [
        'https://diario.example/economia/abre-planta-en-el-bajio',
        'https://diario.example/2024/03/04/feria',
        'https://diario.example/nota.php?id=123',
      ],
    })
  })
})

describe('hostile documents', () => {
  const many = 300_000
  test.each([
    ['a page that nests without end', `<html>${'<div>'.repeat(many)}`],
    [
      'a page that closes what it never opened',
      `<html>${'<b>'.repeat(many)}${'</i>'.repeat(many)}`,
    ],
    ['a sitemap that does', `<urlset>${'<b>'.repeat(many)}${'</i>'.repeat(many)}`],
    ['a feed of brackets', `<rss version="2.0"><channel>${'<'.repeat(many)}`],
    ['a feed of comments', `<rss version="2.0"><channel>${'<!--'.repeat(many)}`],
  ])('%s comes to an end', (_, body) => {
    const found = discoverLinks({ url, body })
    expect(found.ok ? found.value.links : []).toEqual([])
  })
})
