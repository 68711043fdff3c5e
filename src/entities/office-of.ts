/** What an office is of tells what that is: `CFO de Calfrac` is of a firm, `alcalde de Ólvega` of a town. */
import { nameFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { wholeNameKey } from '../text/names.js'

const unsure = 0.9
const rule = 'names/office-of'
const known =
  nameFlag.city |
  nameFlag.town |
  nameFlag.village |
  nameFlag.country |
  nameFlag.region |
  nameFlag.landmark |
  nameFlag.programme

interface Kind {
  readonly type: Mention['type']
  readonly offices: RegExp
  readonly gaps: RegExp
  /** Types that the tagger may have taken it for. */
  readonly taken: ReadonlySet<Mention['type']>
}

const kinds: readonly Kind[] = [
  {
    type: 'company',
    offices:
      /^(?:ceo|cfo|coo|cto|pdg|dueñ[oa]|(?:co)?propietari[oa]|(?:co)?fundador[a]?|soci[oa]|(?:co)?gérante?|(?:co)?fondat(?:eur|rice)|(?:co)?propriétaire|associée?|patronn?e?|dirigeante?)(?![\p{L}])/iu,
    gaps: /^ (?:de |d[’']|chez |of )$/u,
    taken: new Set(['place', 'person', 'programme']),
  },
  {
    type: 'place',
    offices:
      /^(?:(?:ex|vice)?-?alcald(?:e|esa)|gobernador[a]?|intendent[ea]|prefect[oa]|edil|regidor[a]?|maire(?:sse)?|bourgmestre|(?:sous-)?préfète?|(?:sous-)?préfet|gouverneure?|échevine?)(?![\p{L}])/iu,
    gaps: /^ (?:de |d[’']|du |del |de la |de l[’']|des )$/u,
    taken: new Set(['company', 'person', 'programme']),
  },
]

/** Gives unsure names that the lexicon does not know as something else the type that the office before them tells. */
export function readOfficeOf(
  mentions: readonly Mention[],
  { text, lexicon }: { readonly text: string; readonly lexicon: Lexicon },
): Mention[] {
  return mentions.map((mention, index) => {
    const office = mentions[index - 1]
    if (mention.confidence >= unsure || office?.type !== 'role') return mention
    const gap = text.slice(office.end, mention.start)
    const kind = kinds.find(
      ({ taken, offices, gaps }) =>
        taken.has(mention.type) && gaps.test(gap) && offices.test(office.text),
    )
    if (!kind) return mention
    const isKnown = (lexicon.flagsOf(wholeNameKey(mention.text)) & known) !== 0
    return isKnown && kind.type === 'company' ? mention : { ...mention, type: kind.type, rule }
  })
}
