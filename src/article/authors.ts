/** Who signs: people's names on one side, desks and agencies on the other. */
import { fold } from '../text/fold.js'
import { cleanLine } from './clean.js'

/** The signature of an article, sorted. */
export interface Signature {
  readonly people: readonly string[]
  readonly desk: string | undefined
}

const deskWords =
  /\b(?:redaccion|redaction|redactores|agencias?|agence|agences|staff|editorial|equipo|equipe|newsroom|noticias|news|prensa|presse|service|servicio|corresponsalia|comunicacion|communication|admin|administrador|administrateur|webmaster|digital|web|online|diario|periodico|journal|revista|magazine|radio|tv|television|television|television|television|comunicado|communique|boletin|economia|politica|deportes|sports?|sociedad|internacional|international|nacional|local|locales|mesa|desk|rubrique|seccion|editor|editores|com|es|fr|mx|net|org|info|contributeurs?|lectores|lecteurs|ministerio|ministere|gobierno|universidad|universite|instituto|fundacion|fondation|asociacion|association|grupo|groupe|empresa|anonymous|anonimo|anonyme|user|usuario|publicidad|sponsored|branded|contenidos?|le monde|le figaro|les echos)\b/
const agencies =
  /^(?:the )?(?:afp|efe|ap|ep|dpa|ats|belga|apa|aps|map|tap|rtve|reuters|notimex|europa press|associated press|agence france-presse|telam|ansa|xinhua|sputnik|bloomberg|servimedia|colpisa|infobae|acn|rfi|bbc mundo|deutsche welle|dw)$/

const leadIn =
  /^(?:(?:un )?(?:texte|texto|articulo|article|reportage|entrevista|fotos?|photos?|video) (?:de|por|par|:)\s?|(?:por|par|de|by|escrito por|[ée]crit par|publicado por|publi[ée] par|(?:propos )?recueillis? par|autor|autora|auteur|author)\s?:?\s+)/iu
// The text is one clean line: spaces stand alone in it.
const trailer =
  / ?(?:[|•·–—-]\s.*|\(.*|(?:,|\s)\s?(?:envoy[ée]e?s? sp[ée]cia|correspondant|corresponsal|enviad[oa] especial|avec |con informaci[oó]n|journaliste|periodista|redactor|mis à jour|le \d|el \d|\d).*)/isu
const separators = / ?(?:,|;|\||\/|&|\+| y | e (?=I)| et | and | avec ) ?/u

// No paper signs with more; a page made to be slow may, and each name is held against the site's.
const longestSignature = 5000
const longestSite = 500

/** Splits a signature into single names: `Por Ana Ruiz y Luis Gil | Madrid` → two. */
export function splitNames(signature: string): readonly string[] {
  const text = cleanLine(signature.slice(0, longestSignature))
    .replace(leadIn, '')
    .replace(trailer, '')
  return text
    .split(separators)
    .map((name) => stripMarks(name.replace(/^(?:por|par|by)\s+/iu, '')))
    .filter((name) => name !== '')
}

const marks = new Set(' "\'.:-')

/** Takes quotation marks and the like off both ends, and the `@` before an account. */
function stripMarks(name: string): string {
  let start = 0
  let end = name.length
  while (start < end && (marks.has(name.charAt(start)) || name[start] === '@')) start++
  while (end > start && marks.has(name.charAt(end - 1))) end--
  return name.slice(start, end)
}

/** Tells whether the name can be a person's: two to six words, each a name's. */
export function isPersonName(name: string, site: string): boolean {
  const folded = fold(name)
  const parts = name.split(/\s+/u)
  if (parts.length < 2 || parts.length > 6 || name.length > 60) return false
  if (/[\d@:/_?!…»«]/u.test(name) || deskWords.test(folded) || agencies.test(folded)) return false
  const foldedSite = fold(site.slice(0, longestSite))
  if (site !== '' && (foldedSite.includes(folded) || folded.includes(foldedSite))) return false
  return parts.filter((part) => /^\p{Lu}/u.test(part)).length >= 2
}

/** Sorts candidate signatures, best source first, into people and a desk. The first source that names anyone counts. */
export function sortSignatures(sources: readonly (readonly string[])[], site: string): Signature {
  let desk: string | undefined
  for (const source of sources) {
    const names = source.filter((name) => !/^https?:|^www\./iu.test(name)).flatMap(splitNames)
    const people = [...new Set(names.filter((name) => isPersonName(name, site)).map(properCase))]
    desk ??= names.find(
      (name) => !isPersonName(name, site) && name.length <= 60 && !name.includes('@'),
    )
    if (people.length > 0) return { people, desk: deskOf(source, site) ?? undefined }
  }
  return { people: [], desk }
}

function deskOf(source: readonly string[], site: string): string | undefined {
  return source
    .flatMap(splitNames)
    .find(
      (name) =>
        !isPersonName(name, site) && (agencies.test(fold(name)) || deskWords.test(fold(name))),
    )
}

/** `MARTA CAÑETE` is written as `Marta Cañete`. */
function properCase(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/ (De|Del|La|Las|Los|Du|Des|Y|Van|Von)(?= )/gu, (word) => word.toLowerCase())
}
