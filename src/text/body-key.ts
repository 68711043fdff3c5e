/** The key of a body's name that does not depend on its language: `Agence japonaise de coopération internationale`. */
import { bodyHeads, countryOfWord, meaningOf, townOf } from './body-words.js'
import { nameKey } from './fold.js'
import { isParticle, withoutLegalForm } from './name-forms.js'

/** The key of a name of a company, public body or organisation. */
export interface BodyKey {
  /** Equal for the names of one thing in both languages, as far as words can tell. */
  readonly key: string
  /** Whether a head word (agency, chamber, government, …) says that it is a body and the key is made of meanings. */
  readonly isBody: boolean
  /** ISO 3166-1 alpha-2 of the one country that the name names. */
  readonly country?: string
}

// A head stands at the beginning of a name, after its article or one adjective at most.
const headWithin = 2

/**
 * Reads the key of a name. A name that begins with the word for a kind of body becomes the set of what its words mean,
 * countries and their adjectives as codes, so that word order and language do not count; another name stays as it is,
 * without legal form, articles and prepositions.
 *
 * @example bodyKey('Agence japonaise de coopération internationale').key // "@jp agency cooperation international"
 */
export function bodyKey(name: string): BodyKey {
  const key = nameKey(withoutLegalForm(name))
  const words = key.split(' ').filter((word) => !isParticle(word))
  if (words.length === 0) return { key: key === '' ? name : key, isBody: false }
  const isBody =
    words.length > 1 &&
    words.slice(0, headWithin).some((word) => bodyHeads.has(meaningOf.get(word) ?? ''))
  if (!isBody) return { key: words.join(' '), isBody }
  const signs = signsOf(words)
  const countries = signs.filter((sign) => sign.startsWith('@'))
  return {
    key: [...new Set(settleHead(signs))].sort().join(' '),
    isBody,
    ...(countries.length === 1 && { country: countries[0]?.slice(1).toUpperCase() ?? '' }),
  }
}

function signsOf(words: readonly string[]): string[] {
  const signs = withoutState(words).map((word) => {
    const country = countryOfWord.get(word)
    return country === undefined ? (meaningOf.get(word) ?? townOf.get(word) ?? word) : `@${country}`
  })
  // `Reino Unido`, `Estados Unidos`, `Costa Rica` are two words each.
  return joinPairs(signs)
}

/** `Conseil régional de Bretagne` is `Région Bretagne`; what a port calls itself besides does not count. */
function settleHead(signs: readonly string[]): string[] {
  if (signs.includes('port')) return signs.filter((sign) => !portWords.has(sign))
  if (!signs.includes('council')) return [...signs]
  const level = { regional: 'region', departmental: 'department' } as const
  for (const [adjective, noun] of Object.entries(level))
    if (signs.includes(adjective))
      return [noun, ...signs.filter((sign) => sign !== 'council' && sign !== adjective)]
  return [...signs]
}

const portWords = new Set(['grand', 'gran', 'maritime', 'maritimo', 'autonomous'])

/** `Gobierno del Estado de Aguascalientes` is `Gobierno de Aguascalientes`, but the State of Mexico is no country. */
function withoutState(words: readonly string[]): string[] {
  const at = words.findIndex((word) => word === 'estado' || word === 'etat')
  const next = words[at + 1]
  if (at < 0 || next === undefined) return [...words]
  if (next === 'mexico' || next === 'mexique')
    return [...words.slice(0, at), 'edomex', ...words.slice(at + 2)]
  return words.filter((_, index) => index !== at)
}

const pairs: Readonly<Record<string, string>> = {
  'reino unido': '@gb',
  'kingdom unido': '@gb',
  'kingdom uni': '@gb',
  'estados unidos': '@us',
  'etats unis': '@us',
  'costa rica': '@cr',
  'costa marfil': '@ci',
  'cote ivoire': '@ci',
  'medio environment': 'environment',
}

function joinPairs(signs: readonly string[]): string[] {
  const joined: string[] = []
  for (const sign of signs) {
    const pair = pairs[`${joined.at(-1) ?? ''} ${sign}`]
    if (pair === undefined) joined.push(sign)
    else joined.splice(-1, 1, pair)
  }
  return joined
}

// Words of company names that many companies share; the names of kinds of bodies, sectors and directions are in the
// table of meanings. Written by hand.
const ordinary = new Set(
  (
    'grupo groupe empresa compania compagnie comercializadora constructora construcciones constructions transportes ' +
    'transports distribuidora distribution alimentos agroindustrial agroindustrias inmobiliaria immobiliere ' +
    'immobilier textiles textil muebles plasticos plastiques aceros acero metales metal maquinados maquinaria ' +
    'herramientas ingenieria ingenierie consultoria consultores conseil soluciones solutions sistemas systemes ' +
    'logistica logistique norte sur este oeste nord sud est ouest centro occidente oriente pacifico atlantico ' +
    'atlantique caribe golfo bajio nuevo nueva nouveau nouvelle san santa saint sainte gran grand grande hermanos ' +
    'freres hijos fils asociados associes holding capital valle vallee sierra costa cote monte mont rio ' +
    'electrica electrico electrique solar agro auto autos motor motors express plus global uno hotel hoteles hotels ' +
    'restaurante clinica clinique hospital hopital farmacia pharmacie panaderia boulangerie ferreteria cementos ' +
    'ciment beton vidrio verre papel papier madera bois cafe azucar sucre leche lait carne viande vinos vins bodegas ' +
    'moderna moderno moderne popular popullaire union progreso progres esperanza victoria aurora sol luna estrella ' +
    'manufacturas manufacturera manufacture fabrica atelier ateliers taller talleres productos produits comercial ' +
    'republica patria garcia hernandez martinez lopez gonzalez rodriguez perez sanchez ramirez cruz flores gomez ' +
    'morales vazquez jimenez reyes diaz torres gutierrez ruiz mendoza aguilar ortiz castillo romero alvarez moreno ' +
    'munoz fernandez ramos medina herrera castro vargas rojas silva martin bernard dubois thomas robert richard ' +
    'petit durand leroy moreau simon laurent lefebvre michel david bertrand roux vincent fournier morel girard andre ' +
    'mercier dupont lambert bonnet francois martinez'
  ).split(' '),
)

/** Tells whether many things may bear the name: all words of its key are such as names in general are made of. */
export function isOrdinaryName(key: string): boolean {
  return key
    .split(' ')
    .every((word) => ordinary.has(word) || meaningOf.has(word) || isSign(word) || word.length < 2)
}

const signs = new Set(meaningOf.values())

function isSign(word: string): boolean {
  return signs.has(word)
}

/** Whether the key is that of an embassy or consulate: it names the country that it is of, but stands in another. */
export function isForeignSeat(key: string): boolean {
  return /(?:^| )(?:embassy|consulate)(?: |$)/.test(key)
}
