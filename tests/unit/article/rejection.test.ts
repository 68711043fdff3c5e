import { describe, expect, test } from 'vitest'
import { readArticle } from '../../../src/article/index.js'
import { newsPage, now, prose, proseHtml, readPage } from './news-page.js'

const teasers = Array.from(
  { length: 8 },
  (_, index) =>
    `<article class="teaser"><h3><a href="/${String(index)}">Una noticia de la región, la número ${String(index)}</a></h3><p>Los empresarios, según se supo ayer, preparan un viaje.</p></article>`,
).join('')
const page = (title: string, body: string, head = ''): string =>
  `<html><head><title>${title}</title>${head}</head><body>${body}</body></html>`

describe('a page that is no article is refused with its kind', () => {
  test.each([
    [
      'home page',
      page('El Diario de la Región', `<h1>El Diario</h1>${teasers}`),
      'https://diario.example/',
    ],
    ['home page', page('El Diario de la Región', proseHtml), 'https://diario.example/index.php'],
    [
      'listing',
      page(
        'Economía',
        `<h1>Economía</h1><p>Todas las notas de la sección, de la primera a la última.</p>${teasers}`,
      ),
      'https://diario.example/economia/',
    ],
    [
      'listing',
      page('Lyon', `<h1>Notas sobre la ciudad de Lyon y su región</h1>${proseHtml}${teasers}`),
      'https://diario.example/tag/lyon',
    ],
    [
      'video only',
      newsPage(
        '<video src="a.mp4"></video><p>Mire el vídeo completo de la visita, de principio a fin.</p>',
        '<meta property="og:type" content="video.other">',
      ),
      'https://diario.example/v/1',
    ],
    [
      'login page',
      page(
        'Acceso',
        '<h1>Bienvenido de nuevo a su diario</h1><form><input type="text"><input type="password"></form><p>Escriba su correo y su clave, por favor, y pulse el botón que dice entrar.</p>',
      ),
      'https://diario.example/acceso',
    ],
    [
      'login page',
      page(
        'Se connecter',
        '<h1>Se connecter</h1><p>Pour continuer, il faut avoir un compte, et pour en avoir un, il faut payer.</p>',
      ),
      'https://journal.example/login',
    ],
    [
      'error page',
      page(
        '404',
        '<h1>Página no encontrada</h1><p>La página que busca no existe, o ha cambiado de dirección. Vuelva a la portada.</p>',
      ),
      'https://diario.example/nada',
    ],
    [
      'error page',
      page(
        'Page introuvable',
        '<h1>Page introuvable</h1><p>Désolé, cette page n’existe plus, ou elle a changé d’adresse depuis longtemps.</p>',
      ),
      'https://journal.example/rien',
    ],
    [
      'cookie wall',
      page(
        'Le Journal',
        '<div><p>Nous utilisons des cookies, avec nos partenaires, pour mesurer l’audience du site.</p><p>Vous pouvez accepter les cookies, les refuser, ou choisir un abonnement payant sans cookies.</p><p>Votre consentement, valable six mois, peut être retiré à tout moment au bas de la page.</p></div>',
      ),
      'https://journal.example/article/1',
    ],
    [
      'standing page',
      page('Aviso de privacidad', `<h1>Aviso de privacidad</h1>${proseHtml}`),
      'https://diario.example/aviso',
    ],
  ])('%s', (kind, html, url) => {
    expect(readArticle({ html, url, now })).toEqual({
      ok: false,
      problem: { code: 'article/not-article', message: `The page is no article: ${kind}.` },
    })
  })
})

describe('an article is not refused', () => {
  test.each([
    ['for the teasers below it', newsPage(proseHtml + teasers)],
    [
      'for being one sentence below its own headline',
      newsPage(`<p>${prose[0]}</p>${teasers}`).replaceAll(
        'Doce empresas viajan a Lyon',
        'Doce empresas de la región viajan a Lyon',
      ),
    ],
    [
      'for a login form in its head',
      newsPage(proseHtml).replace('<nav>', '<form><input type="password"></form><nav>'),
    ],
    [
      'for a headline that begins with “Error”',
      newsPage(proseHtml, '<meta name="author" content="Ana Ruiz">').replaceAll(
        'Doce empresas viajan',
        'Error de cálculo: doce empresas viajan',
      ),
    ],
    [
      'for speaking of cookies',
      newsPage(
        `${proseHtml}<p>Las cookies, dijo el secretario, no son asunto de esta misión comercial.</p>`,
      ),
    ],
  ])('%s', (_, html) => {
    expect(readPage(html).title).toContain('Lyon')
  })
})

test.each(['', '   ', '<html></html>', '<script>1</script>', '\u0000\u0001'])(
  '%j holds no text',
  (html) => {
    expect(readArticle({ html, now })).toMatchObject({
      ok: false,
      problem: { code: 'article/no-text' },
    })
  },
)
