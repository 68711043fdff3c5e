/** Small hand-written news pages for the tests of the article stage. */
import { readArticle } from '../../../src/article/index.js'
import type { ReadArticle } from '../../../src/model/article.js'

/** The moment at which the tests read. */
export const now = '2026-11-21T00:00:00Z'

/** Three paragraphs of plain prose, each of its own. */
export const prose = [
  'La delegación de Aguascalientes, formada por doce empresas, viajó el lunes a Lyon para reunirse con la cámara de comercio.',
  'Los empresarios visitaron tres plantas de piezas para automóviles, donde hablaron de precios, plazos y certificaciones.',
  'El secretario de Economía anunció que la próxima misión, prevista para otoño, llevará a otras veinte compañías a Stuttgart.',
] as const

/** The same paragraphs as markup. */
export const proseHtml = prose.map((text) => `<p>${text}</p>`).join('\n')

/** Wraps a body into a page with a headline that its title repeats. */
export function newsPage(body: string, head = ''): string {
  return `<!doctype html><html lang="es-MX"><head><title>Doce empresas viajan a Lyon | El Diario</title>${head}</head>
<body><nav><a href="/">Inicio</a> <a href="/economia">Economía</a></nav>
<article><h1>Doce empresas viajan a Lyon</h1>${body}</article></body></html>`
}

/** Reads a page that must be an article. */
export function readPage(html: string, url = 'https://diario.example/nota/lyon'): ReadArticle {
  const result = readArticle({ html, url, now })
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

/** The paragraphs of an article as texts. */
export function paragraphsOf(article: ReadArticle): readonly string[] {
  return article.paragraphs.map(({ start, end }) => article.text.slice(start, end))
}
