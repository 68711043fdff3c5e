/** What is no part of an office or a name: the body behind an office that is complete alone, the title before a person. */
import type { Language } from '../model/language.js'
import { cueFlag, nameFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { fold, nameKey } from '../text/fold.js'
import { hashText } from '../text/hash.js'
import { wholeNameKey } from '../text/names.js'

/** Offices that never carry a portfolio: what follows them is the body that they lead. */
const complete = new Set(
  (
    'ceo cfo coo cto dueno duena propietario propietaria copropietario copropietaria fundador fundadora cofundador ' +
    'cofundadora socio socia apoderado apoderada portavoz vocero vocera presidente presidenta pdg fondateur fondatrice ' +
    'cofondateur cofondatrice gerant gerante cogerant cogerante proprietaire coproprietaire patron patronne president ' +
    'presidente dirigeant dirigeante porte-parole directeur directrice'
  ).split(' '),
)
const carried = new Set(['republica', 'republique', 'comision', 'commission', 'consejo', 'conseil'])
const behind = / (?:de la |de l[’']|de los |de las |de |del |du |des |d[’']|chez |aux )(?=\p{Lu})/u

/** What follows these belongs to no office: where it is held, or with whom. */
const outside = / (?:en|à|chez) (?=\p{Lu})(?!Chef\b|Jefe\b)/u

/** Cuts the body off an office that is complete without it: `gérant de Poisson-Lacaze` is a role and a company. */
export function cutBodies(
  mentions: readonly Mention[],
  around: { readonly lang: Language; readonly lexicon: Lexicon },
): Mention[] {
  let types: Map<string, Mention['type']> | undefined
  const readType = (body: string, first: string): Mention['type'] | undefined => {
    types ??= typesByKey(mentions)
    return types.get(nameKey(body)) ?? typeOf(body, first, around)
  }
  return mentions.flatMap((mention) => cutBody(mention, readType))
}

/** What stands between an office and the body or place that is no part of it. */
function gapOf(office: string): RegExpExecArray | null {
  const head = fold(/^[^\s]+/u.exec(office)?.[0] ?? '')
  return outside.exec(office) ?? (complete.has(head) ? behind.exec(office) : null)
}

function cutBody(
  mention: Mention,
  readType: (body: string, first: string) => Mention['type'] | undefined,
): Mention[] {
  const gap = mention.type === 'role' ? gapOf(mention.text) : null
  if (!gap) return [mention]
  const at = gap.index + gap[0].length
  const body = mention.text.slice(at)
  const first = fold(/^[^\s’']+/u.exec(body)?.[0] ?? '')
  if (carried.has(first)) return [mention]
  const type = readType(body, first)
  const { start, confidence } = mention
  const text = mention.text.slice(0, gap.index)
  const role = { ...mention, end: start + gap.index, text, rule }
  if (type === undefined) return [role]
  return [role, { type, start: start + at, end: mention.end, text: body, confidence, rule }]
}

function typesByKey(mentions: readonly Mention[]): Map<string, Mention['type']> {
  return new Map(
    mentions.flatMap(({ text, type }) => (type === 'role' ? [] : [[nameKey(text), type] as const])),
  )
}

const rule = 'names/office-body'
const placeFlags = nameFlag.city | nameFlag.country | nameFlag.region

function typeOf(
  body: string,
  first: string,
  { lang, lexicon }: { readonly lang: Language; readonly lexicon: Lexicon },
): Mention['type'] | undefined {
  const names = lexicon.flagsOf(wholeNameKey(body))
  const cues = lexicon.cuesOf(first, lang)
  if (names & nameFlag.publicBody) return 'public_body'
  if (names & nameFlag.organization || cues & cueFlag.organizationHead) return 'organization'
  if (names & nameFlag.company) return 'company'
  if (cues & cueFlag.bodyHead) return 'public_body'
  if (names & placeFlags) return 'place'
  // `directrice de l'Exploitation`: an ordinary word is no name without more.
  const ordinary = lang === 'es' ? nameFlag.spanishWord : nameFlag.frenchWord
  return lexicon.flagsOf(hashText(first)) & ordinary ? undefined : 'company'
}

const titles =
  /^(?:(?:S\.\s?E\.|SE|Sr\.?|Sra\.?|Srta\.?|Dr\.?|Dra\.?|Lic\.?|Ing\.?|Mtro\.?|Mtra\.?|Arq\.?|don|doña|Don|Doña|M\.|MM\.|Mme|Mmes|Mlle|Me|Pr\.?|Mgr|Monsieur|Madame) )+(?=\p{Lu})/u

/** Leaves the courtesy title before a person's name outside. */
export function cutTitle(mention: Mention): Mention {
  const title = mention.type === 'person' ? titles.exec(mention.text)?.[0] : undefined
  if (title === undefined) return mention
  const start = mention.start + title.length
  return { ...mention, start, text: mention.text.slice(title.length), rule: 'names/title' }
}
