/** Ends of offices as the conventions have them: joined titles are one office, what only describes its body is outside. */
import type { Language } from '../model/language.js'
import { cueFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { fold } from '../text/fold.js'

interface Surroundings {
  readonly text: string
  readonly lang: Language
  readonly lexicon: Lexicon
}

const rule = 'names/office-end'
/** Offices that lead a body: two of them side by side are one title. */
const leading =
  /^(?:co)?(?:(?:vice-?)?president[ea]?|(?:vice-?)?président[es]*|(?:co)?director[a]?|(?:co)?direct(?:eur|rice)|(?:co)?fundador[a]?|(?:co)?fondat(?:eur|rice)|(?:co)?gérante?|gerent[ea]|dueñ[oa]|(?:co)?propietari[oa]|(?:co)?propriétaire|dirigeante?|cheffe?|ceo|pdg)$/u
const between = /^ (?:y|e|et) $/u

/** Cuts, lengthens and joins offices; the result is in order, without overlaps. */
export function settleRoles(mentions: readonly Mention[], around: Surroundings): Mention[] {
  const settled: Mention[] = []
  mentions.forEach((mention, index) => {
    if (mention.type !== 'role') {
      settled.push(mention)
      return
    }
    const limit = mentions[index + 1]?.start ?? around.text.length
    const whole = lengthen(cutBody(cutDemonym(mention, around)), around.text, limit)
    const before = settled.at(-1)
    if (before && isJoined(before, whole, around.text)) {
      const { start } = before
      const text = around.text.slice(start, whole.end)
      settled[settled.length - 1] = { ...before, end: whole.end, text, rule }
    } else settled.push(whole)
  })
  return settled
}

function firstWord(text: string): string {
  return /^[\p{L}-]+/u.exec(text)?.[0].toLowerCase() ?? ''
}

/** `fondateur et président`. */
function isJoined(before: Mention, mention: Mention, text: string): boolean {
  return (
    before.type === 'role' &&
    between.test(text.slice(before.end, mention.start)) &&
    leading.test(firstWord(before.text)) &&
    leading.test(firstWord(mention.text))
  )
}

function cutAt(mention: Mention, length: number): Mention {
  return { ...mention, end: mention.start + length, text: mention.text.slice(0, length), rule }
}

const lastWord = / ([\p{L}-]+)$/u
const complement = / (?:del|de la|de los|de las|du|de l[’']|des) ?[\p{Ll}-]+ [\p{L}-]+$/u
const past = new Set('jubilado jubilada retraite retraitee saliente sortant sortante'.split(' '))

/** `directeur tchèque`, `técnica potosina`, `ingénieur retraité`: no part of the office. */
function cutDemonym(mention: Mention, { lang, lexicon }: Surroundings): Mention {
  const last = lastWord.exec(mention.text)
  if (!last || complement.test(mention.text)) return mention
  const word = fold(last[1] ?? '')
  const isOutside = (lexicon.cuesOf(word, lang) & cueFlag.demonym) !== 0 || past.has(word)
  return isOutside ? cutAt(mention, last.index) : mention
}

const bodies = new Set(
  (
    'camara gremio empresa compañia firma sociedad cooperativa entidad organismo dependencia institucion asociacion ' +
    'cluster centro armadora minera region provincia chambre federation association syndicat entreprise societe ' +
    'cooperative compagnie firme filiale maison agence institution province cabinet salon commune groupe fundacion ' +
    'agencia sindicato club petrolera oficina banco corporacion cadena universidad escuela hospital museo puerto ' +
    'establecimiento fondation reseau banque universite ecole hopital musee port etablissement agglomeration'
  )
    .split(' ')
    .map(fold),
)
const ofBody = /^([\p{L}-]+(?: [\p{L}-]+){0,2}?) (?:del |de la |du |de l[’'])([\p{Ll}-]+)/u

/** `presidente de la cámara`: a body that is called by a common noun is no part of the office. */
function cutBody(mention: Mention): Mention {
  const match = ofBody.exec(mention.text)
  if (!match || !bodies.has(fold(match[2] ?? ''))) return mention
  return cutAt(mention, (match[1] ?? '').length)
}

const presiding = /(?:^|[ -])(?:president[ea]|présidente?)$/iu
const board =
  /^ (?:del consejo(?: de administración| directivo)?|del directorio|du directoire|du conseil d[’']administration|du conseil de surveillance|du conseil)(?=[,.;:)»”"]| et | y |$)/u

/** `presidente del consejo`: the board is no body of its own. */
function lengthen(mention: Mention, text: string, limit: number): Mention {
  if (!presiding.test(mention.text)) return mention
  const more = board.exec(text.slice(mention.end, mention.end + 40))?.[0]
  if (more === undefined || mention.end + more.length > limit) return mention
  const end = mention.end + more.length
  return { ...mention, end, text: text.slice(mention.start, end), rule }
}
