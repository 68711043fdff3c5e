/** From a linked role to records: which organisation and which place belong to which of its persons. */
import type { Official } from '../../model/mention.js'
import { genericSubject, possessiveAntecedent, relativeAntecedent } from './antecedent.js'
import { isPlural, type RoleLink } from './links.js'
import { gapTokens, isBody, lastAtOrBefore, wordBefore, type Scene } from './scene.js'

/** What the office is of: indices of mentions. */
interface Domain {
  readonly bodies: readonly number[]
  readonly places: readonly number[]
}

/** The records of one linked role. `taken` holds organisations that belong to some role's complement. */
export function describeLink(scene: Scene, link: RoleLink, taken: ReadonlySet<number>): Official[] {
  const domain = findDomain(scene, link, taken)
  const count = link.persons.length
  const shared = isPlural(scene, link.role) && count > 1
  return link.persons.slice(0, isPlural(scene, link.role) ? count : 1).flatMap((person, index) => {
    const bodies = share(domain.bodies, shared, { index, count })
    const places = share(domain.places, shared, { index, count })
    const list = bodies.length > 0 ? bodies : [undefined]
    return list.map((body) => makeOfficial(scene, link, { person, body, place: places[0] }))
  })
}

/** One for each person where the numbers agree; otherwise all for everybody. */
function share(
  items: readonly number[],
  isShared: boolean,
  { index, count }: { index: number; count: number },
): readonly number[] {
  return isShared && items.length === count ? items.slice(index, index + 1) : items
}

function findDomain(scene: Scene, link: RoleLink, taken: ReadonlySet<number>): Domain {
  const stated: Domain = link.complement
  const domain = withAfterName(scene, link, stated)
  if (domain.bodies.length > 0) return domain
  const other = byDeterminer(scene, link, taken) ?? onBehalfOf(scene, link)
  if (other === undefined) return domain
  return isBody(scene.mentions[other])
    ? { ...domain, bodies: [other] }
    : { ...domain, places: domain.places.length > 0 ? domain.places : [other] }
}

/** `la socióloga X, de la Universidad`, `le député X (LFI)`, `la gouverneure X d'Aguascalientes`; after `X, director, `. */
function withAfterName(scene: Scene, link: RoleLink, domain: Domain): Domain {
  const isForward = link.rule !== 'officials/role-after-name'
  const last = link.persons[link.persons.length - 1]
  const from = isForward ? last : link.complement.next - 1
  if (from === undefined) return domain
  const end = isForward ? (scene.mentions[from]?.end ?? 0) : link.complement.end
  const next = scene.mentions[from + 1]
  const tokens = next ? gapTokens(scene.text, end, next.start) : undefined
  if (!next || !tokens) return domain
  if (isBody(next) && domain.bodies.length === 0 && leadsToBody(scene, tokens, isForward))
    return { ...domain, bodies: [from + 1] }
  const isPlace =
    next.type === 'place' && isForward && domain.places.length + domain.bodies.length === 0
  return isPlace &&
    tokens.length === 1 &&
    scene.words.prepositions.has(tokens[0] ?? '') &&
    isOf(tokens)
    ? { ...domain, places: [from + 1] }
    : domain
}

function isOf(tokens: readonly string[]): boolean {
  return tokens.every((token) => ['de', 'del', "d'", 'd', 'du', 'des'].includes(token))
}

function leadsToBody(scene: Scene, tokens: readonly string[], isForward: boolean): boolean {
  const { prepositions, barriers, articles } = scene.words
  const [first = '', second = ''] = tokens
  if (first === '(' && tokens.length === 1) return true
  if (first === ',' && tokens.length === 1) return !isForward
  const from = first === ',' ? 1 : 0
  const lead = from === 1 ? second : first
  const isNear = ['a', 'au', 'en', 'chez'].includes(lead)
  if (!prepositions.has(lead) || lead === 'para' || lead === 'pour' || (isNear && isForward))
    return false
  if (first !== ',' && !isOf([first]) && !isForward) return false
  return (
    tokens.length <= 6 &&
    tokens
      .slice(from + 1)
      .every((token) => articles.has(token) || (/^\p{L}/u.test(token) && !barriers.has(token)))
  )
}

/** `su`, `son`, `cuyo`, `dont le`. */
function byDeterminer(
  scene: Scene,
  link: RoleLink,
  taken: ReadonlySet<number>,
): number | undefined {
  const start = scene.mentions[link.role]?.start ?? 0
  const word = wordBefore(scene.text, start)
  const { possessives, relatives, articles } = scene.words
  if (relatives.has(word)) return relativeAntecedent(scene, link.role)
  if (articles.has(word)) {
    const outer = scene.text.slice(0, start).trimEnd()
    const before = wordBefore(scene.text, outer.length - word.length)
    return relatives.has(before) ? relativeAntecedent(scene, link.role) : undefined
  }
  return possessives.has(word) && !['mi', 'mis', 'mon', 'ma'].includes(word)
    ? possessiveAntecedent(scene, firstOf(link), taken)
    : undefined
}

/** The first of the role and its persons: what comes before it is looked at. */
function firstOf(link: RoleLink): number {
  return Math.min(link.role, ...link.persons)
}

/** `Por la empresa firmó X, directora`: the clause opens with the organisation that the person speaks for. */
function onBehalfOf(scene: Scene, link: RoleLink): number | undefined {
  const at = scene.mentions[link.role]?.start ?? 0
  const start = scene.clauses[lastAtOrBefore(scene.clauses, at)] ?? 0
  const [opening = ''] = gapTokens(scene.text, start, Math.min(start + 12, at)) ?? []
  if (opening !== 'por' && opening !== 'pour') return undefined
  const index = scene.mentions.findIndex((mention) => mention.start >= start)
  const mention = scene.mentions[index]
  if (!isBody(mention) || index >= firstOf(link)) return genericSubject(scene, start)
  const tokens = gapTokens(scene.text, start, mention.start) ?? []
  return tokens.length <= 4 ? index : undefined
}

function makeOfficial(
  scene: Scene,
  link: RoleLink,
  parts: { person: number; body: number | undefined; place: number | undefined },
): Official {
  const { person, body, place } = parts
  const spans = [link.role, person, body, place]
    .flatMap((index) => (index === undefined ? [] : [scene.mentions[index]]))
    .filter((mention) => mention !== undefined)
  return {
    person: scene.names[person] ?? '',
    role: scene.mentions[link.role]?.text ?? '',
    ...(body === undefined ? {} : { organization: scene.names[body] ?? '' }),
    ...(place === undefined ? {} : { place: scene.names[place] ?? '' }),
    evidence: {
      start: Math.min(...spans.map((span) => span.start)),
      end: Math.max(...spans.map((span) => span.end)),
    },
    rule: link.rule,
  }
}
