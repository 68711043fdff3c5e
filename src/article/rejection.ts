/** Why a page is no article: what its address, titles, forms and the shape of its text say. */
import { fold } from '../text/fold.js'
import type { PageFacts } from './facts.js'
import type { Block } from './outline.js'

/** Kinds of pages that are no articles. */
export type PageKind =
  | 'home page'
  | 'listing'
  | 'video only'
  | 'login page'
  | 'error page'
  | 'cookie wall'
  | 'standing page'

/** What the judgement is made from. */
export interface PageEvidence {
  readonly facts: PageFacts
  readonly title: string
  /** Whether the title stands in the page as a heading of its own, not as a link. */
  readonly isTitled: boolean
  readonly address: string | undefined
  /** How many other articles the page leads to with a teaser. */
  readonly teasers: number
  /** Blocks that were taken for the article. */
  readonly body: readonly Block[]
  /** Whether the page says when it was published or who signs. */
  readonly isSigned: boolean
}

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

/** Tells what kind of page it is when it is no article; undefined for an article. */
export function rejectPage(evidence: PageEvidence): PageKind | undefined {
  const title = fold(evidence.title).trim()
  const length = lengthOf(evidence.body)
  if (length < 1500 && errorTitle.test(title) && !evidence.isSigned) return 'error page'
  if (length < 800 && isLogin(evidence, title)) return 'login page'
  if (!isStatedArticle(evidence.facts) && standingTitle.test(title)) return 'standing page'
  if (isCookieWall(evidence)) return 'cookie wall'
  if (length < 300 && isVideo(evidence.facts)) return 'video only'
  return rejectListing(evidence)
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0)
}

function isLogin({ facts }: PageEvidence, title: string): boolean {
  return loginTitle.test(title) || (facts.hasPasswordField && !isStatedArticle(facts))
}

function isCookieWall({ body, facts }: PageEvidence): boolean {
  if (body.length === 0 || isStatedArticle(facts)) return false
  const about = body.filter((block) => cookieWords.test(fold(block.text)))
  return about.length >= 2 && lengthOf(about) > lengthOf(body) * 0.6 && lengthOf(body) < 6000
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

function rejectListing(evidence: PageEvidence): PageKind | undefined {
  const { address, facts, body, teasers, title, isTitled } = evidence
  const prose = body.reduce((sum, block) => sum + block.prose, 0)
  const path = address === undefined ? undefined : new URL(address).pathname
  const isHome = path !== undefined && homePath.test(path)
  if (isHome && (teasers >= fewestTeasers || !isStatedArticle(facts))) return 'home page'
  if (teasers < fewestTeasers || (hasArticleData(facts) && prose > 0)) return undefined
  const isListed =
    (path !== undefined && listingPath.test(path)) ||
    facts.linked.types.some((type) => listingTypes.has(type))
  if (isListed) return prose < shortestListedArticle ? 'listing' : undefined
  // Below its own long headline even a single sentence is an article: a flash, or the text beside a recording.
  const isFlash = isTitled && title.length >= shortestOwnTitle && prose > 0
  return prose < shortestArticle && !isFlash ? 'listing' : undefined
}

function hasArticleData({ linked }: PageFacts): boolean {
  return linked.published !== undefined && linked.headline !== undefined
}
