/** From a linked role to records: which organisation and which place belong to which of its persons. */
import type { Official } from '../../model/mention.js'
import { genericSubject, possessiveAntecedent, relativeAntecedent } from './antecedent.js'
import { isOf, leadsToBody } from './gaps.js'
import { isPlural, type RoleLink } from './links.js'
import { clauseAt, endOf, gapTokens, isBody, startOf, wordBefore, type Scene } from './scene.js'

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

/** Adds what follows the name (`X, de la Universidad`, `X (LFI)`, `X d'Aguascalientes`) or, after `X, director`, the role. */
function withAfterName(scene: Scene, link: RoleLink, domain: Domain): Domain {
  if (domain.bodies.length > 0) return domain
  const isAfterName = link.rule !== 'officials/role-after-name'
  const [index, end] = isAfterName ? afterName(scene, link) : afterRole(link)
  const tokens = gapTokens(scene.text, end, startOf(scene, index))
  if (!tokens) return domain
  if (isBody(scene.mentions[index]))
    return leadsToBody(scene.words, tokens, isAfterName) ? { ...domain, bodies: [index] } : domain
  return isAfterName && isPlaceOf(scene, index, tokens)
    ? { bodies: [], places: [...domain.places, index].slice(0, 1) }
    : domain
}

function isPlaceOf(scene: Scene, index: number, tokens: readonly string[]): boolean {
  return scene.mentions[index]?.type === 'place' && tokens.length === 1 && isOf(tokens)
}

function afterRole({ complement }: RoleLink): [number, number] {
  return [complement.next, complement.end]
}

/** The mention after the last of the persons, and where that person's name ends. */
function afterName(scene: Scene, { persons }: RoleLink): [number, number] {
  const last = persons.at(-1) ?? 0
  return [last + 1, endOf(scene, last)]
}

/** `su`, `son`, `cuyo`, `dont le`. */
function byDeterminer(
  scene: Scene,
  link: RoleLink,
  taken: ReadonlySet<number>,
): number | undefined {
  const start = startOf(scene, link.role)
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
  const at = startOf(scene, link.role)
  const start = clauseAt(scene, at)
  const [opening = ''] = gapTokens(scene.text, start, Math.min(start + 12, at)) ?? []
  if (opening !== 'por' && opening !== 'pour') return undefined
  return openingBody(scene, start, firstOf(link)) ?? genericSubject(scene, start)
}

function openingBody(scene: Scene, start: number, before: number): number | undefined {
  const index = scene.mentions.findIndex((mention) => mention.start >= start)
  const mention = scene.mentions[index]
  if (!isBody(mention) || index >= before) return undefined
  const tokens = gapTokens(scene.text, start, mention.start)
  return tokens && tokens.length <= 4 ? index : undefined
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
    role: (scene.mentions[link.role]?.text ?? '').replace(/\s+/g, ' '),
    ...(body === undefined ? {} : { organization: scene.names[body] ?? '' }),
    ...(place === undefined ? {} : { place: scene.names[place] ?? '' }),
    evidence: {
      start: Math.min(...spans.map((span) => span.start)),
      end: Math.max(...spans.map((span) => span.end)),
    },
    rule: link.rule,
  }
}
