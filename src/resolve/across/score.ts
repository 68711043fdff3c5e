/** How sure it is that two nodes are one thing, and why. */
import { isForeignSeat, isOrdinaryName } from '../../text/body-key.js'
import { isCommonPerson, matchPersons } from '../../text/person-names.js'
import { coreOf, seatWords, type EntityNode } from './node.js'

/** The verdict on two nodes: how sure they are one, from 0 to 1; `apart` when they must not be. */
export interface Verdict {
  readonly score: number
  /** For people: what speaks for it. */
  readonly reason: string
  readonly isApart: boolean
}

const nothing: Verdict = { score: 0, reason: '', isApart: false }
const apart: Verdict = { score: 0, reason: '', isApart: true }

/** From this score on two nodes are joined. */
export const enough = 0.6

/** From this score on they are joined also where a name is so frequent that weaker signs would join everybody. */
export const certain = 0.85

/** The score of two names that an article uses for one thing. */
export const namedTogether = 0.97

/** What comparing derives from a node, over and over. */
interface Parts {
  /** Words of the key. */
  readonly words: readonly string[]
  readonly joined: string
  readonly core: string
  readonly isAmbiguous: boolean
  readonly isCommon: boolean
  readonly seat: ReadonlySet<string>
}

// A frequent name meets hundreds; a node never changes, so its parts are kept as long as the node itself.
const known = new WeakMap<EntityNode, Parts>()

function partsOf(node: EntityNode): Parts {
  const found = known.get(node)
  if (found !== undefined) return found
  const words = node.key.split(' ')
  const parts: Parts = {
    words,
    joined: words.join(''),
    core: coreOf(node.key),
    isAmbiguous: isAmbiguous(node),
    isCommon: isCommonPerson(words),
    seat: new Set(seatWords(node.seat)),
  }
  known.set(node, parts)
  return parts
}

/** Compares two nodes; the order does not matter. */
export function compareNodes(one: EntityNode, other: EntityNode): Verdict {
  if (one.kind !== other.kind || one.isKnown || other.isKnown || one.kind === 'place')
    return nothing
  return one.kind === 'person' ? comparePeople(one, other) : compareNames(one, other)
}

type Home = 'same' | 'unknown' | 'differs'

function compareHomes(one: EntityNode, other: EntityNode): Home {
  if (one.country === '' || other.country === '') return 'unknown'
  return one.country === other.country ? 'same' : 'differs'
}

const place = ({ region, country }: EntityNode): string => (region === '' ? country : region)

function compareNames(one: EntityNode, other: EntityNode): Verdict {
  const [parts, others] = [partsOf(one), partsOf(other)]
  const isSame = parts.joined === others.joined
  if (!isSame && parts.core !== others.core) return nothing
  const needsHome = parts.isAmbiguous || others.isAmbiguous
  const home = compareHomes(one, other)
  if (home === 'differs' && areTwoHomes(one, other, needsHome)) return apart
  const regions = isSame ? compareRegions(one, other) : 0
  if (regions === undefined) return regionVerdict(one, other)
  const score = homeScore(home, needsHome) - differences(one, other, isSame) - regions
  return score < enough ? nothing : { score, reason: nameReason(one, other), isApart: false }
}

const areTwoHomes = (one: EntityNode, other: EntityNode, needsHome: boolean): boolean =>
  needsHome || (one.isStated && other.isStated)

const differences = (one: EntityNode, other: EntityNode, isSame: boolean): number =>
  (isSame ? 0 : 0.2) + (one.type === other.type ? 0 : 0.02)

/** What different regions take from the score; undefined where they forbid to compare. */
function compareRegions(one: EntityNode, other: EntityNode): number | undefined {
  if (one.region === other.region) return 0
  // Acronyms of national bodies stand in news of all regions; what they are short for tells the others apart.
  return one.isAcronym && other.isAcronym ? 0.02 : undefined
}

/** Two articles that set a common name into different regions speak of two bodies; one that sets none says nothing. */
function regionVerdict(one: EntityNode, other: EntityNode): Verdict {
  return one.region !== '' && other.region !== '' ? apart : nothing
}

function homeScore(home: Home, needsHome: boolean): number {
  if (home === 'same') return needsHome ? 0.9 : 0.95
  if (needsHome) return 0
  return home === 'unknown' ? 0.88 : 0.86
}

/** Whether the name alone does not tell which thing is meant: made of ordinary words, or the acronym of a body. */
function isAmbiguous({ key, type, isAcronym }: EntityNode): boolean {
  return isOrdinaryName(key) || isForeignSeat(key) || (isAcronym && type !== 'company')
}

function nameReason(one: EntityNode, other: EntityNode): string {
  const isSame = one.key === other.key
  const where = one.country === other.country && one.country !== '' ? `, both in ${place(one)}` : ''
  return isSame ? `same name${where}` : `same name but for the word for group or spaces${where}`
}

function comparePeople(one: EntityNode, other: EntityNode): Verdict {
  const [parts, others] = [partsOf(one), partsOf(other)]
  const { words } = parts
  const match = matchPersons(words, others.words)
  if (match === 'none') return nothing
  const signs: PersonSigns = {
    match,
    home: compareHomes(one, other),
    seats: compareSeats(one, other),
    isCommon: parts.isCommon || others.isCommon,
    isFull: match === 'same' && words.length > 2,
  }
  if (areTwoPeople(signs)) return apart
  const score = personScore(signs)
  return score < enough
    ? nothing
    : { score, reason: personReason(match, signs.seats), isApart: false }
}

/** Other offices make other people, unless the name is written out in full; so do other countries for a common name. */
function areTwoPeople({ home, seats, isCommon, isFull }: PersonSigns): boolean {
  const isFar = home === 'differs'
  return seats === 'differs' ? !isFull || isFar : isFar && isCommon && seats !== 'same'
}

interface PersonSigns {
  readonly match: 'same' | 'fuller'
  readonly home: Home
  readonly seats: Home
  readonly isCommon: boolean
  /** Whether both write the same three words or more. */
  readonly isFull: boolean
}

function personScore({ match, home, seats, isCommon }: PersonSigns): number {
  const name = match === 'same' ? 0.9 : 0.8
  if (seats === 'same') return name + 0.06
  const known = seats === 'differs' ? -0.15 : 0
  if (home === 'same') return name + known - (isCommon ? 0.1 : 0)
  return name + known - (isCommon ? 0.4 : 0.2)
}

function personReason(match: 'same' | 'fuller', seats: Home): string {
  const name = match === 'same' ? 'same name' : 'one name is the other in full'
  return seats === 'same' ? `${name}, same office` : name
}

/** Whether two offices are at the same place or organisation; without an office the region stands for it. */
function compareSeats(one: EntityNode, other: EntityNode): Home {
  if (one.seat === '' || other.seat === '') {
    const isNear = one.region !== '' && one.region === other.region
    return isNear ? 'same' : 'unknown'
  }
  if (one.seat === other.seat) return 'same'
  const [words, others] = [partsOf(one).seat, partsOf(other).seat]
  if (words.size === 0 || others.size === 0) return 'unknown'
  return [...words].some((word) => others.has(word)) ? 'same' : 'differs'
}
