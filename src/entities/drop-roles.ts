/** Words that were marked as an office but tell what a firm does, or are a courtesy title. */
import type { Mention } from '../model/mention.js'
import { fold } from '../text/fold.js'

const bodies = new Set<Mention['type']>(['company', 'public_body', 'organization'])
const courtesy = new Set(['doctor', 'doctora', 'docteur', 'docteure'])
/** Participles and pronouns that stand beside a name as offices do. */
const noOffices =
  /^(?:entouré|accompagné|recruté|épaulé|flanqué|secondé|acompañad|rodead|flanquead|vestid|mí[oa]\b|suy[oa]\b|mien)/iu
const sure = 0.6
const sentenceEnd = /[.!?…\n]/u

/** Leaves out the marks that are no office; all others stay as they are. */
export function dropRoles(mentions: readonly Mention[], text: string): Mention[] {
  return mentions.filter((mention, index) => {
    if (mention.type !== 'role') return true
    if (noOffices.test(mention.text)) return false
    const next = mentions[index + 1]
    if (isTitle(mention, next, text) || namesFirm(mentions, index, text)) return false
    return !tellsOfFirm(mentions, index, text)
  })
}

/** `la doctora Nereida Bajaña`. */
function isTitle(mention: Mention, next: Mention | undefined, text: string): boolean {
  const isBefore = next?.type === 'person' && text.slice(mention.end, next.start) === ' '
  return isBefore && courtesy.has(fold(mention.text))
}

/** `le mareyeur Marée Bleue`, `la organizadora, Exponenciar`; not `Walid Rouissi, directeur, ACTIA`. */
function namesFirm(mentions: readonly Mention[], index: number, text: string): boolean {
  const [role, firm] = mentions.slice(index, index + 2)
  if (!role || firm?.type !== 'company' || firm.confidence < sure) return false
  const before = mentions[index - 1]
  const isHeld = before?.type === 'person' && text.slice(before.end, role.start) === ', '
  return !isHeld && /^,? $/u.test(text.slice(role.end, firm.start))
}

/** `Mundo Imperial, dueña del recinto`: no person is named before it in the sentence, and none follows. */
function tellsOfFirm(mentions: readonly Mention[], index: number, text: string): boolean {
  const role = mentions[index]
  const body = mentions[index - 1]
  if (!role || !body || !bodies.has(body.type) || body.confidence < sure) return false
  if (text.slice(body.end, role.start) !== ', ') return false
  const next = mentions[index + 1]
  const isHeld =
    next?.type === 'person' &&
    !sentenceEnd.test(text.slice(role.end, next.start)) &&
    next.start - role.end < farthest
  return !isHeld && !hasPersonBefore(mentions, index - 1, text)
}

const farthest = 60

function hasPersonBefore(mentions: readonly Mention[], index: number, text: string): boolean {
  for (let at = index; at > 0; at--) {
    const [left, right] = [mentions[at - 1], mentions[at]]
    if (!left || !right || sentenceEnd.test(text.slice(left.end, right.start))) return false
    if (left.type === 'person' || left.type === 'role') return true
  }
  return false
}
