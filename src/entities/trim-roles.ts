/** What is no part of an office or a name: the body behind an office that is complete alone, the title before a person. */
import type { Language } from '../model/language.js'
import { cueFlag, nameFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { fold, nameKey } from '../text/fold.js'
import { nameKeys } from '../text/names.js'

/** Offices that never carry a portfolio: what follows them is the body that they lead. */
const complete = new Set(
  (
    'ceo cfo coo cto dueño dueña propietario propietaria copropietario copropietaria fundador fundadora cofundador ' +
    'cofundadora socio socia apoderado apoderada portavoz vocero vocera presidente presidenta pdg fondateur fondatrice ' +
    'cofondateur cofondatrice gerant gerante cogerant cogerante proprietaire coproprietaire patron patronne president ' +
    'presidente dirigeant dirigeante porte-parole directeur directrice'
  ).split(' '),
)
const carried = new Set(['republica', 'republique', 'comision', 'commission', 'consejo', 'conseil'])
const behind = / (?:de la |de l[’']|de los |de las |de |del |du |des |d[’']|chez |aux )(?=\p{Lu})/u

/** Cuts the body off an office that is complete without it: `gérant de Poisson-Lacaze` is a role and a company. */
export function cutBodies(
  mentions: readonly Mention[],
  around: { readonly lang: Language; readonly lexicon: Lexicon },
): Mention[] {
  const types = new Map(
    mentions.flatMap(({ text, type }) => (type === 'role' ? [] : [[nameKey(text), type] as const])),
  )
  return mentions.flatMap((mention) => {
    const head = fold(/^[^\s]+/u.exec(mention.text)?.[0] ?? '')
    const gap = mention.type === 'role' && complete.has(head) ? behind.exec(mention.text) : null
    if (!gap) return [mention]
    const at = gap.index + gap[0].length
    const body = mention.text.slice(at)
    const first = fold(/^[^\s’']+/u.exec(body)?.[0] ?? '')
    if (carried.has(first)) return [mention]
    const type = types.get(nameKey(body)) ?? typeOf(body, first, around)
    const { start, confidence } = mention
    const role = {
      ...mention,
      end: start + gap.index,
      text: mention.text.slice(0, gap.index),
      rule,
    }
    return [role, { type, start: start + at, end: mention.end, text: body, confidence, rule }]
  })
}

const rule = 'names/office-body'
const placeFlags = nameFlag.city | nameFlag.country | nameFlag.region

function typeOf(
  body: string,
  first: string,
  { lang, lexicon }: { readonly lang: Language; readonly lexicon: Lexicon },
): Mention['type'] {
  const names = lexicon.flagsOf(nameKeys(body).at(-1) ?? 0)
  const cues = lexicon.cuesOf(first, lang)
  if (names & nameFlag.publicBody) return 'public_body'
  if (names & nameFlag.organization || cues & cueFlag.organizationHead) return 'organization'
  if (names & nameFlag.company) return 'company'
  if (cues & cueFlag.bodyHead) return 'public_body'
  return names & placeFlags ? 'place' : 'company'
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
