/** Who holds which role: the person before or after it, lists of persons, roles joined by `y`. */
import { readComplement, type Complement } from './complement.js'
import { genderOf, type Gender } from './gender.js'
import { isAppositionGap, isJoint, isLeftGap, isListGap, isPairGap, isRightGap } from './gaps.js'
import { gapTokens, startOf, wordBefore, type Scene } from './scene.js'

/** A role with the persons who hold it. */
export interface RoleLink {
  /** Indices of mentions. */
  readonly role: number
  readonly persons: readonly number[]
  readonly complement: Complement
  readonly rule: string
}

/** A role that other roles may lend their persons. */
interface Candidate extends RoleLink {
  /** Whether an article or possessive stands before the role. */
  readonly isDetermined: boolean
}

/** Links every role of the scene to its persons; roles without any are left out. */
export function linkRoles(scene: Scene): RoleLink[] {
  const links = scene.mentions.flatMap((mention, index) =>
    mention.type === 'role' ? [linkRole(scene, index)] : [],
  )
  for (let index = 1; index < links.length; index++) joinToEarlier(scene, links, index)
  for (let index = links.length - 2; index >= 0; index--) joinToLater(scene, links, index)
  return withoutContradictions(scene, links)
}

/**
 * Leaves out links without persons, and those against gender: in `Acompañada por el secretario, X, la gobernadora …`
 * the second office opens the next clause and is not X's.
 */
function withoutContradictions(scene: Scene, links: readonly Candidate[]): Candidate[] {
  const genders = new Map<number, Gender>()
  return links.filter(({ role, persons, isDetermined, rule }) => {
    const [first] = persons
    if (first === undefined) return false
    const gender = genderOf(scene.mentions[role]?.text ?? '')
    const held = genders.get(first)
    const isBehind = isDetermined && rule === 'officials/role-after-name'
    if (gender === undefined) return true
    if (isBehind && held !== undefined && gender !== held) return false
    for (const person of persons) genders.set(person, gender)
    return true
  })
}

/** `el alcalde, X` is read forward, `X, alcalde` backward, where both are possible. */
function linkRole(scene: Scene, role: number): Candidate {
  const complement = readComplement(scene, role)
  const isDetermined = hasDeterminer(scene, role)
  const left = leftPersons(scene, role)
  const right = rightPersons(scene, complement)
  const isForward = right.length > 0 && (left.length === 0 || isDetermined)
  return {
    role,
    complement,
    isDetermined,
    persons: isForward ? right : left,
    rule: isForward ? 'officials/role-before-name' : 'officials/role-after-name',
  }
}

function hasDeterminer(scene: Scene, role: number): boolean {
  const word = wordBefore(scene.text, startOf(scene, role))
  const { articles, possessives, relatives } = scene.words
  return articles.has(word) || possessives.has(word) || relatives.has(word)
}

/** The persons right before the role; for a plural role the whole list. */
function leftPersons(scene: Scene, role: number): number[] {
  const before = scene.mentions[role - 1]
  if (before?.type !== 'person') return []
  const tokens = gapTokens(scene.text, before.end, startOf(scene, role))
  if (!tokens || !isLeftGap(scene.words, tokens)) return []
  const persons = [role - 1]
  if (isPlural(scene, role))
    for (let index = role - 2; isListed(scene, index, index + 1); index--) persons.unshift(index)
  return persons
}

/** The persons right after the role and its complement. */
function rightPersons(scene: Scene, complement: Complement): number[] {
  const first = scene.mentions[complement.next]
  if (first?.type !== 'person') return []
  const tokens = gapTokens(scene.text, complement.end, first.start)
  if (!tokens || !isRightGap(scene.words, tokens)) return []
  const persons = [complement.next]
  for (let index = complement.next + 1; isListed(scene, index - 1, index); index++)
    persons.push(index)
  return persons
}

/** Whether the two mentions are persons, one right after the other in a list. */
function isListed(scene: Scene, one: number, other: number): boolean {
  const [first, second] = [scene.mentions[one], scene.mentions[other]]
  if (first?.type !== 'person' || second?.type !== 'person') return false
  const gap = gapTokens(scene.text, first.end, second.start)
  return gap !== undefined && isListGap(scene.words, gap)
}

/** Whether the role is said of several: `los alcaldes`, `représentants`. */
export function isPlural(scene: Scene, role: number): boolean {
  const [head = ''] = (scene.mentions[role]?.text ?? '').toLowerCase().split(/\s/)
  return /[sx]$/.test(head) && head.length > 3
}

/** The words between the complement of a role and the role that comes next in the text, if it does. */
function gapBetween(scene: Scene, link: RoleLink, next: RoleLink): string[] | undefined {
  if (link.complement.next !== next.role) return undefined
  return gapTokens(scene.text, link.complement.end, startOf(scene, next.role))
}

/** `X, director de A y profesor de B`: a role without a person of its own that follows another by `y`. */
function joinToEarlier(scene: Scene, links: Candidate[], index: number): void {
  const [before, link] = [links[index - 1], links[index]]
  if (!before || !link || link.persons.length > 0) return
  if (before.persons.length === 0 || before.rule === 'officials/role-before-name') return
  const tokens = gapBetween(scene, before, link)
  if (tokens && isJoint(scene.words, tokens))
    links[index] = { ...link, persons: before.persons, rule: 'officials/second-role' }
}

/** `el fundador de A y director de B, X`, `un portavoz del Ejército, el coronel X`, `el rector y el decano, X y Z`. */
function joinToLater(scene: Scene, links: Candidate[], index: number): void {
  const [link, after] = [links[index], links[index + 1]]
  if (!link || after?.rule !== 'officials/role-before-name' || link.persons.length > 0) return
  const tokens = gapBetween(scene, link, after)
  if (!tokens) return
  const persons = after.persons.slice(0, 1)
  const others = after.persons.slice(1)
  if (others.length === 1 && !isPlural(scene, after.role) && isPairGap(scene.words, tokens)) {
    const { complement } = after
    links[index] = { ...link, persons, complement, rule: 'officials/shared-list' }
    links[index + 1] = { ...after, persons: others }
  } else if (isSamePerson(scene, tokens, after))
    links[index] = { ...link, persons, rule: 'officials/second-role' }
}

/** `fundador y director, X`; `un portavoz, el coronel X`, but not the list `el ministro, el embajador, X`. */
function isSamePerson(scene: Scene, tokens: readonly string[], after: Candidate): boolean {
  if (!after.isDetermined && isJoint(scene.words, tokens)) return true
  const name = startOf(scene, after.persons[0] ?? 0)
  return (
    isAppositionGap(scene.words, tokens) &&
    !scene.text.slice(after.complement.end, name).includes(',')
  )
}
