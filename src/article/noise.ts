/** What the names of classes and ids say of an element: weak evidence, in the words that site templates use. */
import { headingTags } from './tags.js'
import type { Element } from './tree.js'

/** How strongly an element's own attributes say that it is no part of the article's text. */
export type Noise = 'none' | 'weak' | 'strong'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u))

// Texts of their own beside the article, whatever their size.
const strongWords = words(`
  comment comments forum divforum commentaire commentaires comentario comentarios disqus respond reply replies livefyre
  related relacionadas relacionados relacionada relacionado similar similares jetpack yarpp recirc
  recommended recommendations recomendados recomendadas recommandations outbrain taboola plista ligatus
  newsletter newsletters boletin boletines infolettre mailchimp
  cookie cookies consent gdpr rgpd didomi onetrust tarteaucitron
  breadcrumb breadcrumbs migas pagination pager paginador
  sharethis addtoany addthis sharedaddy adsbygoogle`)

// Often something else, but also used for parts of the article or for its whole frame.
const weakWords = words(`
  paywall regwall subscribe subscription suscripcion suscribete suscribirse abonnement abonnez subscriber
  share sharing sharer compartir comparte partage partager partagez social socials rrss sociales
  advertisement advertising publicidad publicite publicidade sponsored advert dfp
  noprint skip tooltip popup modal lightbox overlay
  caption captions figcaption legende leyenda epigrafe
  trending ranking masleidas maslidas ariane
  tag tags etiquetas etiqueta topics temas keywords motscles
  byline author authors autor autores auteur auteurs signature firma bio
  meta metadata date fecha time timestamp dateline published publication
  credit credits credito creditos photo foto fotos copyright
  sidebar widget widgets aside menu navbar nav navigation topbar toolbar footer pie header banner
  ad ads advertise promo promocion promotion sponsor encart pub pubs
  login register registro signup connexion login user
  audio video videos player gallery galeria galerie slideshow carousel carrusel slider
  poll encuesta quiz sondage rating votes
  popular populares leidas leidos lues tools herramientas outils print imprimir
  sr visually follow seguir suivre whatsapp telegram facebook twitter instagram
  hidden invisible collapsed
  teaser teasers recommend next prev previous anterior siguiente suivant precedent`)

const strongPairs = words(`
  read-more lea-tambien lire-aussi a-lire te-puede puede-interesar le-puede mas-noticias more-news most-read
  most-popular plus-lus plus-lues mas-leidas mas-leido mas-vistas sign-up call-to to-action post-tags tag-list tag-links tags-links entry-tags article-tags
  author-bio author-box about-author post-navigation nav-links post-nav site-footer site-header
  leer-mas lire-plus ver-tambien voir-aussi mas-sobre sur-le meme-sujet meme-theme`)

function nameWords(text: string): readonly string[] {
  return text
    .replace(/([a-z\d])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter((word) => word !== '')
}

function noiseOfName(name: string): Noise {
  // `md:w-1/2` and `[&>a]:underline` say how something looks, not what it is.
  if (/[:[\]]/u.test(name)) return 'none'
  let noise: Noise = 'none'
  const parts = nameWords(name)
  for (const [index, part] of parts.entries()) {
    if (strongWords.has(part) || strongPairs.has(`${part}-${parts[index + 1] ?? ''}`))
      return 'strong'
    if (weakWords.has(part)) noise = 'weak'
  }
  return noise
}

/** The strongest that one of the names says; the same names stand in ever new company. */
function noiseOfNames(names: string, known: Map<string, Noise>): Noise {
  let noise: Noise = 'none'
  for (const name of names.split(/\s+/u)) {
    let own = known.get(name)
    if (own === undefined) {
      own = noiseOfName(name)
      known.set(name, own)
    }
    if (own === 'strong') return own
    if (own === 'weak') noise = own
  }
  return noise
}

const strongRoles: ReadonlySet<string> = new Set([
  'navigation',
  'complementary',
  'contentinfo',
  'search',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
])

const hiddenStyle = /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i

/** Tells whether the page hides the element until a script shows it. Sites also hide the article itself like that. */
export function isHidden({ attributes }: Element): boolean {
  return 'hidden' in attributes || hiddenStyle.test(attributes['style'] ?? '')
}

/** Judges elements by their names; remembers names, which repeat over a page. */
export function noiseJudge(): (element: Element) => Noise {
  const known = new Map<string, Noise>()
  const single = new Map<string, Noise>()
  return (element) => {
    const { attributes } = element
    if (strongRoles.has(attributes['role'] ?? '')) return 'strong'
    const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.slice(0, longestNames)
    let noise = known.get(names)
    if (noise === undefined) {
      noise = noiseOfNames(names, single)
      known.set(names, noise)
    }
    return noise === 'strong' ? noise : weakNoise(element, noise)
  }
}

const longestNames = 500
const weakTags: ReadonlySet<string> = new Set(['header', 'form'])

/** Subheads bear all sorts of names; frames of forms and headers, and what is hidden, are suspicious without any. */
function weakNoise(element: Element, noise: Noise): Noise {
  if (headingTags.has(element.tag)) return 'none'
  return weakTags.has(element.tag) || isHidden(element) ? 'weak' : noise
}
