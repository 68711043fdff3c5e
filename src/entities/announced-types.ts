/** Nouns right before a name that leave no doubt about its type. */
import { ownValue } from '../core/own.js'
import type { Language } from '../model/language.js'
import type { Mention } from '../model/mention.js'
import { fold } from '../text/fold.js'

const nouns: Readonly<Record<Language, Readonly<Record<string, Mention['type']>>>> = {
  es: typesOf({
    organization: 'asociacion colectivo cluster gremio ong sindicato fundacion federacion',
    programme: 'programa curso concurso diplomado intitulado titulado titulada feria',
    public_body: 'fideicomiso',
    company: 'empresa compañia firma startup constructora naviera minera',
    place: 'municipio ciudad barrio',
    person: 'don doña',
  }),
  fr: typesOf({
    organization: 'association collectif cluster groupement ong fondation federation',
    programme: 'programme concours intitule intitulee baptise baptisee dispositif salon',
    company: 'entreprise societe firme start-up startup pme',
    place: 'commune ville village quartier',
    person: 'monsieur madame',
  }),
}

function typesOf(
  lists: Partial<Record<Mention['type'], string>>,
): Readonly<Record<string, Mention['type']>> {
  return Object.fromEntries(
    Object.entries(lists).flatMap(([type, words]) =>
      words.split(' ').map((word) => [fold(word), type as Mention['type']]),
    ),
  )
}

const sure = 0.9
const longestNoun = 24
const noun = /(?<![\p{Ll}-])([\p{Ll}-]+) ?[«“"]? ?$/u
const called = /^ ?[»”"]?(?: \([^()]{1,20}\))?, (?:el |la |un |una |le |l[’']|une )([\p{Ll}-]+)/u
const farthest = 60

/**
 * `l'association Versants libres`, `Foodex, le salon …`: an unsure name takes the type that the noun beside it states.
 */
export function readAnnouncement(mention: Mention, text: string, lang: Language): Mention {
  if (mention.type === 'role' || mention.confidence >= sure) return mention
  const before = text.slice(Math.max(0, mention.start - longestNoun), mention.start)
  const stated = typeIn(noun.exec(before), lang)
  const type = stated ?? typeIn(called.exec(text.slice(mention.end, mention.end + farthest)), lang)
  if (type === undefined || type === mention.type) return mention
  return { ...mention, type, rule: stated ? 'names/announced' : 'names/called' }
}

function typeIn(match: RegExpExecArray | null, lang: Language): Mention['type'] | undefined {
  return match ? ownValue(nouns[lang], fold(match[1] ?? '')) : undefined
}
