import { expect, test } from 'vitest'
import { newsPage, paragraphsOf, prose, readPage } from './news-page.js'

// One golden case for each exception of the table: what the general way would keep.
test('lavanguardia.com: background boxes in mid-text go', () => {
  const box =
    '<div class="content_component information"><h3>El terreno</h3><p>La zona, con barrancos y laderas, es de las más difíciles de la comarca.</p></div>'
  const html = newsPage(`<p>${prose[0]}</p>${box}<p>${prose[1]}</p><p>${prose[2]}</p>`)
  expect(paragraphsOf(readPage(html, 'https://www.lavanguardia.com/local/1.html'))).toEqual(prose)
  expect(paragraphsOf(readPage(html))).toHaveLength(5)
})
