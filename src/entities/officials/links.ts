/** Who holds which role: the person before or after it, lists of persons, roles joined by `y`. */
import { readComplement, type Complement } from './complement.js'
import { gapTokens, wordBefore, type Scene } from './scene.js'

/** A role with the persons who hold it. */
export interface RoleLink {
  /** Indices of mentions. */
  readonly role: number
  readonly persons: readonly number[]
  readonly complement: Complement
  readonly rule: string
}

/** A role before its persons are settled. */
interface Candidate {
  readonly role: number
  readonly complement: Complement
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** The determiner before the role, folded; empty where there is none. */
  readonly determiner: string
}

/** Links every role of the scene to its persons; roles without any are left out. */
export function linkRoles(scene: Scene): RoleLink[] {
  const roles = scene.mentions.flatMap((mention, index) => (mention.type === 'role' ? [index] : []))
  const candidates = roles.map((role) => readCandidate(scene, role))
  const links = candidates.map((candidate) => settle(candidate))
  joinToEarlier(scene, candidates, links)
  joinToLater(scene, candidates, links)
  return links.filter((link) => link.persons.length > 0)
}

function readCandidate(scene: Scene, role: number): Candidate {
  const complement = readComplement(scene, role)
  return {
    role,
    complement,
    left: leftPersons(scene, role),
    right: rightPersons(scene, complement),
    determiner: determinerBefore(scene, role),
  }
}

function determinerBefore(scene: Scene, role: number): string {
  const word = wordBefore(scene.text, scene.mentions[role]?.start ?? 0)
  const { articles, possessives, relatives } = scene.words
  return articles.has(word) || possessives.has(word) || relatives.has(word) ? word : ''
}

/** `el alcalde, X` is read forward, `X, alcalde` backward, where both are possible. */
function settle({ role, complement, left, right, determiner }: Candidate): RoleLink {
  const forward = right.length > 0 && (left.length === 0 || determiner !== '')
  return {
    role,
    complement,
    persons: forward ? right : left,
    rule: forward ? 'officials/role-before-name' : 'officials/role-after-name',
  }
}

/** Persons right before the role: `X, `, `X, hasta ahora `, `X (`, `X es el `, `A y B, `. */
function leftPersons(scene: Scene, role: number): number[] {
  const start = scene.mentions[role]?.start ?? 0
  const before = scene.mentions[role - 1]
  if (before?.type !== 'person') return []
  const tokens = gapTokens(scene.text, before.end, start)
  if (!tokens || !isLeftGap(scene, tokens)) return []
  const persons = [role - 1]
  if (!isPlural(scene, role)) return persons
  for (let index = role - 2; index >= 0; index--) {
    const [first, second] = [scene.mentions[index], scene.mentions[index + 1]]
    const gap =
      first?.type === 'person' && second
        ? gapTokens(scene.text, first.end, second.start)
        : undefined
    if (!gap || !isListGap(scene, gap)) break
    persons.unshift(index)
  }
  return persons
}

function isLeftGap(scene: Scene, tokens: readonly string[]): boolean {
  if (tokens.length === 0) return true
  const { articles, possessives, copulas, fillers, prepositions } = scene.words
  let isLinked = false
  for (const token of tokens) {
    if (',(–—-:'.includes(token) || copulas.has(token)) isLinked = true
    else if (fillers.has(token)) isLinked ||= token === 'como' || token === 'comme'
    else if (!(
      articles.has(token) ||
      possessives.has(token) ||
      prepositions.has(token) ||
      /^\d+$/.test(token)
    ))
      return false
  }
  return isLinked && tokens.length <= 9 && !endsInPreposition(scene, tokens)
}

/** `X, de el director`: the role then governs something else. */
function endsInPreposition(scene: Scene, tokens: readonly string[]): boolean {
  const last = tokens[tokens.length - 1] ?? ''
  const isDe = scene.words.prepositions.has(last) && !scene.words.articles.has(last)
  return (
    (isDe &&
      tokens[tokens.length - 2] !== 'calidad' &&
      tokens[tokens.length - 2] !== 'cargo' &&
      tokens[tokens.length - 2] !== 'qualite' &&
      tokens[tokens.length - 2] !== 'tant') ||
    last === 'del' ||
    last === 'al' ||
    last === 'du' ||
    last === 'au'
  )
}

/** Persons right after the role and its complement; for a plural role the whole list. */
function rightPersons(scene: Scene, complement: Complement): number[] {
  const first = scene.mentions[complement.next]
  if (first?.type !== 'person') return []
  const tokens = gapTokens(scene.text, complement.end, first.start)
  if (!tokens || !isRightGap(scene, tokens)) return []
  const persons = [complement.next]
  for (let index = complement.next + 1; index < scene.mentions.length; index++) {
    const [before, mention] = [scene.mentions[index - 1], scene.mentions[index]]
    if (!before || mention?.type !== 'person') break
    const gap = gapTokens(scene.text, before.end, mention.start)
    if (!gap || !isListGap(scene, gap)) break
    persons.push(index)
  }
  return persons
}

/** Nothing, a comma, courtesy titles, `es`, an adjective (`el alcalde provincial, X`). */
function isRightGap(scene: Scene, tokens: readonly string[]): boolean {
  const { titles, articles, copulas, adjective, fillers, barriers, prepositions } = scene.words
  let adjectives = 0
  let unsure = false
  for (const [index, token] of tokens.entries()) {
    if (',.():–—-«“"\''.includes(token) || titles.has(token) || copulas.has(token)) {
      unsure &&= token !== ',' && token !== '('
      continue
    }
    if (articles.has(token) || (fillers.has(token) && !barriers.has(token))) continue
    if (prepositions.has(token) || barriers.has(token) || index > 2 || !/^\p{L}/u.test(token))
      return false
    adjectives++
    unsure ||= !adjective.test(token)
  }
  return adjectives <= 2 && !unsure && tokens.length <= 8
}

function isListGap(scene: Scene, tokens: readonly string[]): boolean {
  return (
    tokens.length > 0 &&
    tokens.every(
      (token) =>
        token === ',' || scene.words.conjunctions.has(token) || scene.words.titles.has(token),
    )
  )
}

/** Whether the role is said of several: `los alcaldes`, `représentants`. */
export function isPlural(scene: Scene, role: number): boolean {
  const [head = ''] = (scene.mentions[role]?.text ?? '').toLowerCase().split(/\s/)
  return /[sx]$/.test(head) && head.length > 3
}

/** `X, director de A y profesor de B`: a role without a person of its own that follows another by `y`. */
function joinToEarlier(scene: Scene, candidates: readonly Candidate[], links: RoleLink[]): void {
  for (let index = 1; index < links.length; index++) {
    const [before, link, candidate] = [links[index - 1], links[index], candidates[index]]
    if (!before || !link || !candidate || link.persons.length > 0) continue
    if (before.persons.length === 0 || before.rule === 'officials/role-before-name') continue
    if (!isJoined(scene, before.complement, candidate)) continue
    links[index] = { ...link, persons: before.persons, rule: 'officials/second-role' }
  }
}

/** `el fundador de A y director de B, X`, `un portavoz del Ejército, el coronel X`. */
function joinToLater(scene: Scene, candidates: readonly Candidate[], links: RoleLink[]): void {
  for (let index = links.length - 2; index >= 0; index--) {
    const [link, after, candidate] = [links[index], links[index + 1], candidates[index + 1]]
    if (!link || !after || !candidate || link.persons.length > 0 || after.persons.length === 0)
      continue
    if (after.rule !== 'officials/role-before-name' || link.complement.next !== after.role) continue
    const tokens = gapTokens(
      scene.text,
      link.complement.end,
      scene.mentions[after.role]?.start ?? 0,
    ) ?? ['?']
    if (isPairing(scene, tokens, after)) {
      links[index] = {
        ...link,
        persons: after.persons.slice(0, 1),
        complement: after.complement,
        rule: 'officials/shared-list',
      }
      links[index + 1] = { ...after, persons: after.persons.slice(1) }
    } else if (
      isApposition(scene, tokens, after) ||
      (candidate.determiner === '' && isJoined(scene, link.complement, candidate))
    )
      links[index] = { ...link, persons: after.persons.slice(0, 1), rule: 'officials/second-role' }
  }
}

/** `el presidente y el secretario de A, X y Z`. */
function isPairing(scene: Scene, tokens: readonly string[], after: RoleLink): boolean {
  const [first = '', second = ''] = tokens
  return (
    after.persons.length === 2 &&
    !isPlural(scene, after.role) &&
    scene.words.conjunctions.has(first) &&
    scene.words.articles.has(second)
  )
}

/** `un portavoz del Ejército, el coronel X`, but not the list `el ministro, el embajador, X`. */
function isApposition(scene: Scene, tokens: readonly string[], after: RoleLink): boolean {
  const comma = tokens.indexOf(',')
  const name = scene.mentions[after.persons[0] ?? 0]?.start ?? 0
  return (
    !scene.text.slice(after.complement.end, name).includes(',') &&
    comma >= 0 &&
    comma <= 1 &&
    tokens.slice(comma + 1).every((token) => scene.words.articles.has(token)) &&
    tokens.length > comma + 1
  )
}

/** Whether only `y`, `y hoy`, `, además`, `que fue` stand between a complement and the next role. */
function isJoined(scene: Scene, complement: Complement, next: Candidate): boolean {
  if (complement.next !== next.role) return false
  const start = scene.mentions[next.role]?.start ?? 0
  const tokens = gapTokens(scene.text, complement.end, start)
  if (!tokens || tokens.length === 0) return false
  const { conjunctions, fillers, copulas, articles } = scene.words
  const isGlue = tokens.every(
    (token) =>
      token === ',' ||
      token === ')' ||
      conjunctions.has(token) ||
      fillers.has(token) ||
      copulas.has(token) ||
      articles.has(token),
  )
  const last = tokens[tokens.length - 1] ?? ''
  return isGlue && last !== 'al' && last !== 'del' && last !== 'au' && last !== 'du'
}
