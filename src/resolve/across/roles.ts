/** Offices in both languages and both genders, and the terms that one person's statements make. */
import { meaningOf } from '../../text/body-words.js'
import { nameKey } from '../../text/fold.js'
import { isParticle } from '../../text/name-forms.js'
import { byText } from './cluster.js'

const meanings = `
governor gobernador gobernadora gouverneur gouverneure mandatario mandataria
mayor alcalde alcaldesa edil maire mairesse bourgmestre intendente intendenta
president presidente presidenta president presidente titular
vicepresident vicepresidente vicepresidenta vicepresident
director director directora directeur directrice dirige
deputydirector subdirector subdirectora
manager gerente gerenta gerant gerante
secretary secretario secretaria secretaire ministro ministra ministre
undersecretary subsecretario subsecretaria viceministro viceministra
ambassador embajador embajadora ambassadeur ambassadrice
consul consul consulesa consule
senator senador senadora senateur senatrice
deputy diputado diputada depute deputee
rector rector rectora recteur rectrice
founder fundador fundadora fondateur fondatrice
coordinator coordinador coordinadora coordinateur coordinatrice coordonnateur coordonnatrice
delegate delegado delegada delegue deleguee
prefect prefecto prefecta prefet prefete
councillor consejero consejera conseiller conseillere regidor regidora concejal concejala
spokesperson portavoz vocero vocera porteparole
minister premier
chief jefe jefa chef cheffe
head responsable encargado encargada
owner propietario propietaria proprietaire dueno duena
partner socio socia associe associee
representative representante representant representante
commissioner comisionado comisionada commissaire
executive ejecutivo ejecutiva executif executive
general general generala generale
`

const roleMeanings = new Map(
  meanings
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [sign = '', ...words] = line.split(' ')
      return words.map((word) => [word, sign] as const)
    }),
)

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bpresident[ea] municipal\b/g, 'alcalde'],
  [
    /\bpdg\b|\bpresident directeur general\b|\bpresidente director general\b|\bceo\b/g,
    'presidentchief',
  ],
  [/\bpresident[ea] ejecutiv[oa]\b|\bdirector[a]? ejecutiv[oa]\b/g, 'presidentchief'],
  [/\bvice president/g, 'vicepresident'],
  [/\bjefe de gobierno\b|\bjefa de gobierno\b/g, 'gobernador'],
  [/\bporte parole\b/g, 'porteparole'],
  [/\b(?:ex|ancien|ancienne|ci devant) /g, ''],
]

/** The key of an office that is the same in both languages and genders: the set of what its words mean. */
export function roleKey(role: string): string {
  let key = nameKey(role)
  for (const [pattern, meaning] of phrases) key = key.replace(pattern, meaning)
  const words = key.split(' ').filter((word) => !isParticle(word))
  const signs = words.map((word) => roleMeanings.get(word) ?? meaningOf.get(word) ?? word)
  return [...new Set(signs)].sort().join(' ')
}

/** What articles state of one person: an office at an organisation and a place, as far as they are named. */
export interface TermNode {
  readonly id: string
  readonly roleKey: string
  readonly organizationKey: string
  readonly placeKey: string
}

/**
 * Puts the statements about one person into terms: the same office at the same organisation and place, where a
 * statement that leaves something open belongs to the fullest that it fits. Each group comes with its fullest first.
 */
export function groupTerms<Term extends TermNode>(terms: readonly Term[]): Term[][] {
  const groups: Term[][] = []
  for (const term of [...terms].sort(byFullness)) {
    const fitting = groups.find(([fullest]) => fullest !== undefined && fits(term, fullest))
    if (fitting) fitting.push(term)
    else groups.push([term])
  }
  return groups
}

const fullness = ({ roleKey: role, organizationKey, placeKey }: TermNode): number =>
  (organizationKey === '' ? 0 : 100) + (placeKey === '' ? 0 : 100) + role.split(' ').length

const byFullness = (one: TermNode, other: TermNode): number =>
  fullness(other) - fullness(one) || byText(one.id, other.id)

function fits(term: TermNode, fullest: TermNode): boolean {
  return (
    isWithin(term.roleKey, fullest.roleKey) &&
    isOpenOrSame(term.organizationKey, fullest.organizationKey) &&
    isOpenOrSame(term.placeKey, fullest.placeKey)
  )
}

const isOpenOrSame = (one: string, other: string): boolean =>
  one === '' || other === '' || one === other

function isWithin(role: string, fuller: string): boolean {
  const words = new Set(fuller.split(' '))
  return role.split(' ').every((word) => words.has(word))
}
