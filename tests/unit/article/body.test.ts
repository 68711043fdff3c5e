import { describe, expect, test } from 'vitest'
import { newsPage, paragraphsOf, prose, proseHtml, readPage } from './news-page.js'

const first = `<p>${prose[0]}</p>`
const rest = `<p>${prose[1]}</p><p>${prose[2]}</p>`

/** Reads the page with the piece between its first and second paragraph. */
function readWith(piece: string): readonly string[] {
  return paragraphsOf(readPage(newsPage(first + piece + rest)))
}

describe('what does not belong to the article goes, wherever it stands', () => {
  test.each([
    [
      'a link to another article',
      '<p>Lea también: <a href="/x">Otra nota del día sobre Lyon</a></p>',
    ],
    ['the same without link', '<p><strong>TE PUEDE INTERESAR: Otra nota del día</strong></p>'],
    ['the same in French', '<p>À lire aussi : <a href="/x">Un autre article du jour</a></p>'],
    ['a French link in capitals', '<p>» LIRE AUSSI - <a href="/x">Un autre article</a></p>'],
    [
      'a box of links',
      '<div><h4>Más notas</h4><ul><li><a href="/1">Primera nota de hoy</a></li><li><a href="/2">Segunda nota de hoy</a></li></ul></div>',
    ],
    [
      'a caption',
      '<figure><img src="a.jpg"><figcaption>Los empresarios en Lyon.</figcaption></figure>',
    ],
    [
      'a caption without figure',
      '<div><img src="a.jpg"><span>Los empresarios, a su llegada.</span></div>',
    ],
    ['a credit line', '<p>Foto: Cortesía de la Secretaría</p>'],
    [
      'a newsletter box',
      '<div class="c-newsletter"><p>Cada mañana, las noticias de la región en tu correo, gratis.</p></div>',
    ],
    ['a newsletter line', '<p>Suscríbete a nuestro boletín y recibe las noticias.</p>'],
    ['share buttons', '<ul class="share-buttons"><li>Facebook</li><li>WhatsApp</li></ul>'],
    ['an advertisement', '<div class="ads"><span>Publicidad</span></div>'],
    ['a hidden notice', '<div style="display: none">Error al cargar el contenido del vídeo.</div>'],
    [
      'a cookie notice',
      '<div id="cookie-banner"><p>Utilizamos cookies, propias y de terceros, para mejorar su visita.</p></div>',
    ],
    ['script and style', '<script>var a = "<p>no</p>"</script><style>p { color: red }</style>'],
    ['a mobile version line', '<p>Salir de la versión móvil</p>'],
    ['the name of the site icon', '<div>Icono del sitio El Diario</div>'],
    [
      'an aside',
      '<aside><p>Quiénes somos, dónde estamos y cómo puede usted anunciarse.</p></aside>',
    ],
    ['a line without a word', '<p>* * *</p>'],
  ])('%s', (_, piece) => {
    expect(readWith(piece)).toEqual(prose)
  })
})

describe('what belongs to the article stays', () => {
  test.each([
    ['a subhead', '<h2>Una agenda apretada</h2>', ['Una agenda apretada']],
    ['a subhead with a styling name', '<h3 class="title widget">Quién paga</h3>', ['Quién paga']],
    [
      'a quotation',
      '<blockquote>«Volveremos», dijo el secretario.</blockquote>',
      ['«Volveremos», dijo el secretario.'],
    ],
    [
      'a list of participants',
      '<ul><li>Hecort Industrial</li><li>Quality BOLCA</li></ul>',
      ['Hecort Industrial', 'Quality BOLCA'],
    ],
    [
      'lines of a list divided by breaks',
      '<p>Hecort Industrial<br>Quality BOLCA<br>Miraplastek</p>',
      ['Hecort Industrial', 'Quality BOLCA', 'Miraplastek'],
    ],
    [
      'a table, row by row',
      '<table><tr><th>País</th><th>Empresas</th></tr><tr><td>Francia</td><td>12</td></tr></table>',
      ['País | Empresas', 'Francia | 12'],
    ],
    [
      'a table in a figure',
      '<figure><table><tr><td>Lyon</td><td>3</td></tr></table></figure>',
      ['Lyon | 3'],
    ],
    [
      'prose that begins like an invitation',
      '<p>A lire ce rapport de la chambre de commerce, que la région a commandé en mars et que peu de gens ont ouvert, on comprend que les entreprises hésitent encore et attendent la prochaine mission.</p>',
      [
        'A lire ce rapport de la chambre de commerce, que la région a commandé en mars et que peu de gens ont ouvert, on comprend que les entreprises hésitent encore et attendent la prochaine mission.',
      ],
    ],
    [
      'a line that begins like a date',
      '<p>El fuego avanzó 50 km en dos horas</p>',
      ['El fuego avanzó 50 km en dos horas'],
    ],
  ])('%s', (_, piece, kept) => {
    expect(readWith(piece)).toEqual([prose[0], ...kept, ...prose.slice(1)])
  })
})

test('an invitation inside a paragraph goes with its link, and the paragraph stays', () => {
  const html = `<p>${prose[0]} LEA TAMBIÉN: <a href="/x">Otra nota del día</a> ${prose[1]}</p><p>${prose[2]}</p>`
  expect(paragraphsOf(readPage(newsPage(html)))).toEqual([`${prose[0]} ${prose[1]}`, prose[2]])
})

test('two breaks divide paragraphs, one break inside a sentence does not', () => {
  const html = `<div>${prose[0]}<br><br>${prose[1].replace('para ', 'para<br>')}<br>\n<br>${prose[2]}</div>`
  expect(paragraphsOf(readPage(newsPage(html)))).toEqual(prose)
})

test('a list of linked names stays when the sentence before announces it, and goes otherwise', () => {
  const list =
    '<ul><li><a href="/a">Quality BOLCA</a></li><li><a href="/b">Hecort Industrial</a></li></ul>'
  const announced = readWith(`<p>Participan las siguientes empresas:</p>${list}`)
  expect(announced).toEqual([
    prose[0],
    'Participan las siguientes empresas:',
    'Quality BOLCA',
    'Hecort Industrial',
    ...prose.slice(1),
  ])
  expect(readWith(`<p>Lea también las siguientes notas:</p>${list}`)).toEqual(prose)
})

describe('the article ends where the page goes on to other things', () => {
  test.each([
    [
      'comments under their title',
      '<h3>3 comentarios</h3><p>Yo estuve en Lyon el año pasado y no vi a nadie, la verdad sea dicha, ni a uno.</p>',
    ],
    [
      'comments in their box',
      `<div id="comments">${'<p>Un lector escribe, con muchas palabras, que no está de acuerdo con nada.</p>'.repeat(20)}</div>`,
    ],
    [
      'related articles',
      '<h4>Noticias relacionadas</h4><p><a href="/1">Otra nota de la misma sección</a></p>',
    ],
    [
      'teasers with sentences',
      '<div class="row"><div class="item"><h2><a href="/1">Otra nota de la sección</a></h2><p>La cámara de comercio prepara, con tiempo, una feria en León.</p></div><div class="item"><h2><a href="/2">Y otra nota más de ella</a></h2><p>El gobierno, según dijo, no piensa subir los impuestos.</p></div></div>',
    ],
    ['tags', '<p>Etiquetas: comercio, Francia, misiones</p>'],
    ['a heading without text', '<h3>Síganos también en</h3>'],
    ['a byline', '<p>Por Ana Ruiz Gil</p>'],
  ])('%s', (_, end) => {
    expect(paragraphsOf(readPage(newsPage(proseHtml + end)))).toEqual(prose)
  })
})

describe('the container is found by its prose', () => {
  test('without any semantic element or class', () => {
    const html = `<html><head><title>Doce empresas viajan a Lyon</title></head><body><table><tr><td><a href="/">Inicio</a><br><a href="/b">Bolsa</a></td>
      <td><font size="5">Doce empresas viajan a Lyon</font><br><font size="1">3 de marzo de 2024</font><br><br>${prose.join('<br><br>')}</td></tr></table></body></html>`
    const article = readPage(html)
    expect(article.title).toBe('Doce empresas viajan a Lyon')
    expect(paragraphsOf(article)).toEqual(prose)
  })
  test('over several boxes of the same kind', () => {
    const html = prose
      .map((text) => `<div class="module"><p>${text}</p></div>`)
      .join('<div class="ad">Anuncio</div>')
    expect(paragraphsOf(readPage(newsPage(html)))).toEqual(prose)
  })
  test('in a box with a misleading name that holds the article', () => {
    expect(
      paragraphsOf(readPage(newsPage(`<div class="post-paywall subscribe">${proseHtml}</div>`))),
    ).toEqual(prose)
  })
  test('in a form around the whole page, as some systems make it', () => {
    const page = newsPage(proseHtml)
      .replace('<body>', '<body><form id="aspnetForm">')
      .replace('</body>', '</form></body>')
    expect(paragraphsOf(readPage(page))).toEqual(prose)
  })
  test('in an element that is hidden until a script shows it', () => {
    expect(paragraphsOf(readPage(newsPage(`<div hidden>${proseHtml}</div>`)))).toEqual(prose)
  })
  test('in the element that schema.org marks', () => {
    const html = `<div><p>${'Un aviso largo, de la casa, que no es parte de la nota. '.repeat(4)}</p></div><div itemprop="articleBody">${proseHtml}</div>`
    expect(paragraphsOf(readPage(newsPage(html)))).toEqual(prose)
  })
})

test('the standfirst between headline and body belongs to the text, by name or by the description', () => {
  const standfirst =
    'La misión comercial a Lyon deja tres contratos y la promesa de volver en otoño.'
  const named = newsPage(
    `<p class="bajada">${standfirst}</p><div class="cuerpo">${proseHtml}</div>`,
  )
  const described = newsPage(
    `<div><div><span>${standfirst}</span></div></div><div class="cuerpo">${proseHtml}</div>`,
    `<meta name="description" content="${standfirst}">`,
  )
  expect(paragraphsOf(readPage(named))).toEqual([standfirst, ...prose])
  expect(paragraphsOf(readPage(described))).toEqual([standfirst, ...prose])
})

test('a text that the template prints twice is read once', () => {
  expect(
    paragraphsOf(readPage(newsPage(`<div>${proseHtml}</div><div class="m">${proseHtml}</div>`))),
  ).toEqual(prose)
})

test('text that only JSON-LD holds is read from there', () => {
  const body = [
    ...prose,
    ...prose.map((text) =>
      text.replace('Lyon', 'Nantes').replace('tres', 'seis').replace('veinte', 'diez'),
    ),
  ]
  const linked = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'Doce empresas viajan a Lyon',
    articleBody: body.join('\n\n'),
  })
  const page = newsPage(
    '<div id="app"></div>',
    `<script type="application/ld+json">${linked}</script>`,
  )
  expect(paragraphsOf(readPage(page))).toEqual(body)
})
