import { describe, expect, test } from 'vitest'
import { newsPage, proseHtml, readPage } from './news-page.js'

const locked =
  '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
const free = locked.replace('"False"', 'true')
const notice = '<div><p>Este contenido es exclusivo para suscriptores.</p></div>'

describe('paywall', () => {
  test.each([
    ['stated, with the whole text', newsPage(proseHtml, locked), true, false],
    [
      'stated in meta',
      newsPage(proseHtml, '<meta property="article:content_tier" content="locked">'),
      true,
      false,
    ],
    [
      'stated, and the text breaks off',
      newsPage(
        `${proseHtml}<p>El consorcio, que reúne a doce empresas, debe decidir antes de…</p>`,
        locked,
      ),
      true,
      true,
    ],
    ['a notice follows the text', newsPage(proseHtml + notice), true, true],
    [
      'a French notice follows the text',
      newsPage(
        `${proseHtml}<p>Il vous reste 70 % de cet article à lire. La suite est réservée aux abonnés.</p>`,
      ),
      true,
      true,
    ],
    [
      'a notice, but the page says that it is free',
      newsPage(proseHtml + notice, free),
      false,
      false,
    ],
    ['none', newsPage(proseHtml), false, false],
  ])('%s', (_, html, ...[isPaywalled, isCut]) => {
    const article = readPage(html)
    expect(article.isPaywalled).toBe(isPaywalled)
    expect(article.notes.map(({ rule }) => rule)).toEqual(isCut ? ['article/cut-by-paywall'] : [])
    expect(article.text).not.toMatch(/suscriptores|abonnés/u)
  })
})
