/** From the entities of an article to the nodes that they stand for. */
import { contentId } from '../../core/content-id.js'
import type { Entity, Official } from '../../model/mention.js'
import type { Reading } from '../../model/reading.js'
import { bodyKey, isForeignSeat, isOrdinaryName } from '../../text/body-key.js'
import { countryOfWord } from '../../text/body-words.js'
import { nameKey } from '../../text/fold.js'
import { withoutLegalForm } from '../../text/name-forms.js'
import { isCommonPerson, personWords } from '../../text/person-names.js'
import { readHomes, type Homes } from './homes.js'
import { kindOfType, makeNode, nodeWithId, type EntityNode } from './node.js'

/** An entity of an article with its node and those of its other names. */
export interface EntityView {
  readonly entity: Entity
  readonly node: EntityNode
  /** Nodes of other names that the article uses for the same thing. */
  readonly aliases: readonly EntityNode[]
}

/** Finds the nodes of an article's entities, in their order. */
export function viewEntities(reading: Reading): EntityView[] {
  const homes = readHomes(reading)
  return reading.entities.map((entity) => {
    if (entity.type === 'place' || isKnown(entity))
      return { entity, node: knownNode(entity), aliases: [] }
    return entity.type === 'person' ? viewPerson(entity, reading, homes) : viewNamed(entity, homes)
  })
}

/** An id that does not follow from type and name was given by the gazetteer or the table of bodies. */
function isKnown({ id, type, name }: Entity): boolean {
  return id !== namedId(type, name)
}

/** The id of an entity that is known by its name alone. */
export function namedId(type: string, name: string): string {
  const key = nameKey(type === 'company' ? withoutLegalForm(name) : name)
  return contentId('entity', type, key === '' ? name : key)
}

function knownNode({ id, type }: Entity): EntityNode {
  const kind = kindOfType(type)
  const said = { key: '', country: '', region: '', seat: '', isStated: true, isAcronym: false }
  return nodeWithId(id, { kind, type, ...said, isKnown: true })
}

const isCode = (name: string): boolean => /^\p{Lu}[\p{Lu}\p{N}&.-]{1,7}$/u.test(name)

function viewNamed(entity: Entity, homes: Homes): EntityView {
  const stated = entity.country ?? homes.statedCountry(entity)
  const nodeOf = (form: string): EntityNode => namedNode(form, entity, { homes, stated })
  const node = nodeOf(entity.name)
  const aliases = entity.aliases.filter(isTelling).map(nodeOf)
  return { entity, node, aliases: withoutRepeats(node, aliases) }
}

interface NamedContext {
  readonly homes: Homes
  /** The country that the article states. */
  readonly stated: string | undefined
}

function namedNode(
  form: string,
  { type, region }: Entity,
  { homes, stated }: NamedContext,
): EntityNode {
  const { key, isBody, country: named } = bodyKey(form)
  const own = stated ?? ownCountry(key, named)
  const isAcronym = isCode(form)
  const isVague = isAcronym || (isBody && isOrdinaryName(key))
  const near = own === undefined ? regionOf(form, homes) : ''
  return makeNode({
    ...{ kind: kindOfType(type), type, seat: '', isKnown: false, isAcronym },
    key: withoutHost(key, own ?? homes.country),
    ...{ country: own ?? homes.country, isStated: own !== undefined },
    region: isVague && type !== 'company' ? (region ?? near) : '',
  })
}

/** The country that a name names is its own, but not that of an embassy. */
function ownCountry(key: string, named: string | undefined): string | undefined {
  return isForeignSeat(key) ? undefined : named
}

/** `Embajada de Japón en México` is the `Embajada de Japón` of news from Mexico. */
function withoutHost(key: string, host: string): string {
  if (!isForeignSeat(key)) return key
  const words = key.split(' ')
  const countries = words.filter((word) => word.startsWith('@'))
  return countries.length < 2
    ? key
    : words.filter((word) => word !== `@${host.toLowerCase()}`).join(' ')
}

/** The division of the article's places; none for ministries, save where provinces have some too. */
function regionOf(form: string, { country, mainRegion }: Homes): string {
  const isNational = country !== 'AR' && /^(?:el |le )?minist(?:erio|ere) /.test(nameKey(form))
  return isNational ? '' : mainRegion
}

/** Whether an alias says enough to be known by it elsewhere: several words, or an acronym. */
function isTelling(alias: string): boolean {
  const words = nameKey(alias).split(' ')
  return isCode(alias) || /^\p{Lu}\p{L}{3,}$/u.test(alias) || words.length > 1
}

function withoutRepeats(node: EntityNode, aliases: readonly EntityNode[]): EntityNode[] {
  const others = new Map(aliases.map((alias) => [alias.id, alias]))
  others.delete(node.id)
  return [...others.values()]
}

function viewPerson(entity: Entity, reading: Reading, homes: Homes): EntityView {
  const official = officialOf(entity, reading.officials)
  const seat = official === undefined ? '' : seatOf(official, reading.entities)
  const nodeOf = (form: string): EntityNode => {
    const words = personWords(form)
    const needsRegion = seat === '' && isCommonPerson(words)
    return makeNode({
      ...{ kind: 'person', type: 'person', key: words.join(' '), seat, isAcronym: false },
      ...{ country: homes.country, isStated: seat !== '', isKnown: false },
      region: needsRegion ? homes.mainRegion : '',
    })
  }
  const node = nodeOf(entity.name)
  const aliases = entity.aliases.filter((alias) => personWords(alias).length > 1).map(nodeOf)
  return { entity, node, aliases: withoutRepeats(node, aliases) }
}

/** The statement that says most of the person's office. */
function officialOf(entity: Entity, officials: readonly Official[]): Official | undefined {
  const names = new Set([entity.name, ...entity.aliases])
  const own = officials.filter(({ person }) => names.has(person))
  return (
    own.find(({ organization, place }) => organization !== undefined || place !== undefined) ??
    own[0]
  )
}

const signOf = (word: string): string => {
  const country = countryOfWord.get(word)
  return country === undefined ? word : `@${country}`
}

/** The words of an office's organisation and place, places by their division, so that town and state meet. */
function seatOf({ organization, place }: Official, entities: readonly Entity[]): string {
  const where = entities.find(
    ({ type, name, aliases }) =>
      type === 'place' && place !== undefined && (name === place || aliases.includes(place)),
  )
  const words = [
    ...(organization === undefined ? [] : bodyKey(organization).key.split(' ')),
    ...(place === undefined ? [] : nameKey(place).split(' ').map(signOf)),
    ...(where?.region === undefined ? [] : [where.region.toLowerCase()]),
  ]
  return [...new Set(words)].sort().join(' ')
}
