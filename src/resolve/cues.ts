/** What the words around a place's name say of its kind: town, or division and country. */
import type { Language } from '../model/language.js'
import { fold } from '../text/fold.js'

/** Votes of the words around one mention; positive for each. */
export interface PlaceCues {
  readonly town: number
  readonly region: number
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const regionNouns = set(
  'estado provincia departamento region gobernador gobernadora gobierno comunidad entidad vicegobernador congreso ' +
    'departement province canton wilaya gouvernorat prefet prefete wali etat gouverneur gouverneure prefectura ' +
    'prefecture land state republica republique reino presidente president embajada ambassade embajador embajadora ' +
    'ambassadeur ambassadrice sur norte este oeste centro sud nord est ouest resto todo toda interior capital capitale',
)
const townNouns = set(
  'ciudad municipio alcalde alcaldesa ayuntamiento puerto aeropuerto villa localidad comuna intendente distrito ' +
    'calles planta fabrica pueblo central alcaldia parroquia ville commune maire mairesse mairie port aeroport ' +
    'gare agglomeration usine site rues centre-ville bourgmestre metropole campus sede siege zone zona aeroport',
)

/** Weighs the two words before the name, whether it opens a date line, and what follows it. */
export function readCues(
  text: string,
  span: { start: number; end: number },
  lang: Language,
): PlaceCues {
  const before = fold(text.slice(Math.max(0, span.start - 40), span.start))
  if (
    /(?:^|\n)[^\p{L}\n]{0,4}$/u.test(before) &&
    /^(?:[.,:/(–—-]| [(–—-])/.test(text.slice(span.end))
  )
    return { town: 2.5, region: 0 }
  const words = before.match(/[\p{L}]+'?/gu) ?? []
  const cue = nounCue(words.slice(-4))
  if (cue) return cue
  return lang === 'fr' ? frenchCue(words[words.length - 1] ?? '') : { town: 0, region: 0 }
}

/** `gobernadora de`, `maire de la`, `État mexicain de`: a noun, perhaps an adjective, a preposition and an article. */
function nounCue(words: readonly string[]): PlaceCues | undefined {
  const joints = /^(?:de|del|d'|du|des|la|el|l'|le)$/
  if (!joints.test(words[words.length - 1] ?? '')) return undefined
  const nouns = [...words].reverse().filter((word) => !joints.test(word))
  for (const noun of nouns.slice(0, 2)) {
    if (regionNouns.has(noun)) return { town: 0, region: 2.5 }
    if (townNouns.has(noun)) return { town: 2.5, region: 0 }
  }
  return undefined
}

const townPrepositions = set('a depuis')
const regionPrepositions = set("en au aux du des la le les l'")

/** French tells towns (`à Lyon`) from divisions and countries (`en Bretagne`, `au Québec`, `dans la Sarthe`). */
function frenchCue(last: string): PlaceCues {
  if (townPrepositions.has(last)) return { town: 2.5, region: 0 }
  return { town: 0, region: regionPrepositions.has(last) ? 2.5 : 0 }
}
