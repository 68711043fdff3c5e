/**
 * Nodes: what one article says of who a name belongs to. Articles that say the same share the node, and nothing in a
 * node ever changes; which nodes are one entity is therefore a matter of the set of nodes alone, not of their order.
 */
import { contentId } from '../../core/content-id.js'
import type { EntityType } from '../../model/mention.js'
import { isOrdinaryName } from '../../text/body-key.js'
import { isCommonPerson, personPairs } from '../../text/person-names.js'

/** Kinds of nodes; only nodes of one kind can be one thing. Companies and bodies are taken for each other. */
export type NodeKind = 'body' | 'person' | 'place' | 'programme'

/** A name with all that tells whose it is. */
export interface EntityNode {
  readonly id: string
  readonly kind: NodeKind
  readonly type: EntityType
  /** The name without what differs between articles; of a person the words of the name. */
  readonly key: string
  /** ISO 3166-1 alpha-2: the thing's own country where the article says it, otherwise that of the article. */
  readonly country: string
  /** ISO 3166-2, where the name alone says too little. */
  readonly region: string
  /** Whether the article states the home; otherwise it is only the article's own. */
  readonly isStated: boolean
  /** Of people: words of the organisation and place of the office. */
  readonly seat: string
  readonly isAcronym: boolean
  /** Known by the gazetteer or the table of bodies: the id says all, the name nothing. */
  readonly isKnown: boolean
}

/** The kind of the nodes of an entity type. */
export function kindOfType(type: EntityType): NodeKind {
  return type === 'company' || type === 'public_body' || type === 'organization' ? 'body' : type
}

/** Completes a node by its id, which is derived from all of it. */
export function makeNode(node: Omit<EntityNode, 'id'>): EntityNode {
  const { kind, type, key, country, region, isStated, seat, isAcronym } = node
  const flags = `${isStated ? 's' : ''}${isAcronym ? 'a' : ''}`
  return nodeWithId(contentId('node', kind, type, key, country, region, flags, seat), node)
}

/** The node with its id. All nodes are made here, so that they have one form: comparing reads them millions of times. */
export function nodeWithId(id: string, node: Omit<EntityNode, 'id'>): EntityNode {
  return {
    id,
    kind: node.kind,
    type: node.type,
    key: node.key,
    country: node.country,
    region: node.region,
    isStated: node.isStated,
    seat: node.seat,
    isAcronym: node.isAcronym,
    isKnown: node.isKnown,
  }
}

const groupWords = /^(?:grupo|groupe|group|empresa|compania|compagnie|firma|societe) (?=\S)/

/** What remains of a company's name without the word for company: `maen` of `grupo maen`. */
export function coreOf(key: string): string {
  const core = key.replace(groupWords, '').replace(/ (?:group|groupe|grupo)$/, '')
  return core.length >= 3 && !isOrdinaryName(core) ? core : key
}

/** Keys under which nodes that can be one thing meet. A key that too many nodes have is of no use and left out. */
export function blockingKeys(node: EntityNode): string[] {
  if (node.isKnown || node.kind === 'place') return []
  if (node.kind === 'person') return personKeys(node)
  const joined = coreOf(node.key).replaceAll(' ', '')
  const home = isOrdinaryName(node.key) ? ` ${node.country} ${node.region}` : ''
  return [`${node.kind} ${joined}${home}`]
}

const mostSeatKeys = 4

function personKeys({ key, country, region, seat }: EntityNode): string[] {
  const words = key.split(' ')
  const pairs = personPairs(words)
  const places = [...(region === '' ? [] : [region]), ...seatWords(seat)].slice(0, mostSeatKeys)
  const near = pairs
    .slice(0, 2)
    .flatMap((pair) => places.map((place) => `person ${pair} ${country} ${place}`))
  const wide = pairs.map((pair) => `person ${pair} ${country}`)
  return [...new Set([...wide, ...near, ...(isCommonPerson(words) ? [] : [`person ${key}`])])]
}

/** Words of a seat that name something: places and proper names before kinds of bodies. */
export function seatWords(seat: string): string[] {
  return seat === '' ? [] : seat.split(' ').filter((word) => !isOrdinaryName(word))
}
