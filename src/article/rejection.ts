/** Why a page is no article: what its address, titles, forms and the shape of its text say. */
import { fold } from '../text/fold.js'
import type { PageFacts } from './facts.js'
import type { Signature } from './authors.js'
import type { Block } from './outline.js'
import type { PageParts } from './page-parts.js'
import type { ArticleDates } from './published.js'

/** Kinds of pages that are no articles. */
export type PageKind =
  | 'home page'
  | 'listing'
  | 'video only'
  | 'login page'
  | 'error page'
  | 'cookie wall'
  | 'standing page'

const errorTitle =
  /^(?:(?:error )?(?:404|403|410|500|502|503)\b|error\b|oops|ups\b|page not found|not found|access denied|forbidden|acceso denegado|acces (?:refuse|interdit)|pagina no (?:encontrada|existe|disponible)|no (?:encontramos|se encontro|se ha encontrado|hemos encontrado|existe)\b.{0,30}(?:pagina|contenido|articulo|noticia)|(?:la |esta )?(?:pagina|noticia) (?:que (?:buscas|busca)|solicitada)|page (?:introuvable|non trouvee|inexistante|supprimee)|(?:cette|la) page (?:n'existe|est introuvable|demandee|que vous)|contenu (?:introuvable|indisponible)|contenido no disponible|just a moment|attention required|un momento|robot check|are you a (?:robot|human)|verificando|verification)/
const loginTitle =
  /^(?:iniciar sesion|inicia sesion|inicio de sesion|acceso (?:a )?(?:usuarios|clientes|suscriptores)|identificate|entrar|login|log in|sign in|registrate|registro|connexion|se connecter|identification|connectez-vous|creer un compte|crear (?:una )?cuenta|mon compte|mi cuenta)\b/
const standingTitle =
  /^(?:aviso (?:de privacidad|legal)|politica de (?:privacidad|cookies)|terminos (?:y condiciones|de uso)|condiciones (?:de uso|generales)|quienes somos|contacto|contactenos|publicidad|tarifas|mentions legales|politique de (?:confidentialite|cookies)|conditions generales|cgu|cgv|qui sommes-nous|a propos(?: de nous)?|nous contacter|contact|plan du site|mapa del sitio|faq)\s*(?:[|·•–—-].*)?$/
const cookieWords = /\bcookies?\b|traceurs|consentement|consentimiento|rgpd|gdpr/
const listingPath =
  /\/(?:tag|tags|etiqueta|etiquetas|tema|temas|theme|themes|topic|category|categoria|categorie|seccion|secciones|section|rubrique|rubriques|author|autor|auteur|auteurs|archivo|archives?|search|buscar|busqueda|recherche|page\/\d+)(?:\/|$)/i
const homePath = /^\/(?:index\.\w{2,5}|home|inicio|accueil|portada|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i
const listingTypes: ReadonlySet<string> = new Set([
  'CollectionPage',
  'SearchResultsPage',
  'ProfilePage',
])

/** Tells what kind of page it is when it is no article; `hasLinkedBody`: JSON-LD holds the text of an article. */
export function rejectPage(parts: PageParts, hasLinkedBody: boolean): PageKind | undefined {
  if (hasLinkedBody) return undefined
  const title = fold(parts.headline.text).trim()
  return namedKind(parts, title) ?? shownKind(parts) ?? listedKind(parts)
}

/** Pages that their title gives away. */
function namedKind(
  { facts, body, signature, dates }: PageParts,
  title: string,
): PageKind | undefined {
  const length = lengthOf(body.blocks)
  if (length < 1500 && errorTitle.test(title) && !isSigned(signature, dates)) return 'error page'
  if (isStatedArticle(facts)) return undefined
  if (isLogin(facts, title, length)) return 'login page'
  return standingTitle.test(title) ? 'standing page' : undefined
}

/** Every news site has a login form somewhere; on its login page there is little else. */
function isLogin({ hasPasswordField }: PageFacts, title: string, length: number): boolean {
  return loginTitle.test(title) ? length < 800 : hasPasswordField && length < 250
}

function isSigned({ people }: Signature, { published }: ArticleDates): boolean {
  return people.length > 0 || published?.method === 'json-ld'
}

/** Pages whose text is about something else, or hardly there. */
function shownKind({ facts, body: { blocks } }: PageParts): PageKind | undefined {
  if (!isStatedArticle(facts) && isCookieWall(blocks)) return 'cookie wall'
  return lengthOf(blocks) < 300 && isVideo(facts) ? 'video only' : undefined
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0)
}

function isCookieWall(blocks: readonly Block[]): boolean {
  const about = blocks.filter((block) => cookieWords.test(fold(block.text)))
  const length = lengthOf(blocks)
  return about.length >= 2 && lengthOf(about) > length * 0.6 && length < 6000
}

function isVideo({ linked, meta }: PageFacts): boolean {
  const isStated = meta.get('og:type')?.some((type) => type.startsWith('video')) ?? false
  return isStated || linked.types.some((type) => type === 'VideoObject')
}

/** Tells whether the page itself says that it is one article. */
function isStatedArticle({ linked, meta }: PageFacts): boolean {
  return (
    linked.published !== undefined ||
    meta.has('article:published_time') ||
    (meta.get('og:type')?.some((type) => type.toLowerCase() === 'article') ?? false)
  )
}

const fewestTeasers = 3
const shortestArticle = 220
const shortestListedArticle = 800
const shortestOwnTitle = 30

/** A page that mostly leads to articles. */
function listedKind(parts: PageParts): PageKind | undefined {
  const { address, facts, body } = parts
  const isTeasing = body.teasers >= fewestTeasers
  const path = pathOf(address)
  const isHome = homePath.test(path) && (isTeasing || !isStatedArticle(facts))
  if (isHome) return 'home page'
  const prose = proseOf(body.blocks)
  if (!isTeasing || (hasArticleData(facts) && prose > 0)) return undefined
  const isShort = isListed(path, facts)
    ? prose < shortestListedArticle
    : prose < shortestArticle && !isFlash(parts, prose)
  return isShort ? 'listing' : undefined
}

function pathOf(address: string | undefined): string {
  return address === undefined ? '' : new URL(address).pathname
}

function proseOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.prose, 0)
}

function isListed(path: string, { linked }: PageFacts): boolean {
  return listingPath.test(path) || linked.types.some((type) => listingTypes.has(type))
}

/** Below its own long headline even a single sentence is an article: a flash, or the text beside a recording. */
function isFlash({ headline, outline }: PageParts, prose: number): boolean {
  const block = headline.block === undefined ? undefined : outline.blocks[headline.block]
  const isOwn = block !== undefined && block.linkLength < block.text.length * 0.8
  return isOwn && prose > 0 && headline.text.length >= shortestOwnTitle
}

function hasArticleData({ linked }: PageFacts): boolean {
  return linked.published !== undefined && linked.headline !== undefined
}
