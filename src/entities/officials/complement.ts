/** What follows a role: the organisations and places that the office is of (`director de X en Y`). */
import { findGeneric } from './antecedent.js'
import { gapTokens, isBody, type Scene } from './scene.js'

/** What an office is of, and where the words about it end. */
export interface Complement {
  /** Indices of mentions. */
  readonly bodies: readonly number[]
  readonly places: readonly number[]
  /** End of the words in the text. */
  readonly end: number
  /** Index of the first mention after them. */
  readonly next: number
}

interface Draft {
  bodies: number[]
  places: number[]
  end: number
  next: number
}

/** Reads the complement of the role at the index of the mentions. */
export function readComplement(scene: Scene, role: number): Complement {
  const start = scene.mentions[role]?.end ?? 0
  const draft: Draft = { bodies: [], places: [], end: start, next: role + 1 }
  while (takeNext(scene, draft)) skipAcronym(scene, draft)
  if (draft.bodies.length === 0) takeGeneric(scene, draft)
  return draft
}

/** Takes the next mention into the complement when the words before it lead to it. */
function takeNext(scene: Scene, draft: Draft): boolean {
  const mention = scene.mentions[draft.next]
  if (!mention || mention.type === 'person' || mention.type === 'role') return false
  const tokens = gapTokens(scene.text, draft.end, mention.start)
  if (!tokens) return false
  const isFirst = draft.bodies.length + draft.places.length === 0
  if (!(isFirst ? leadsToFirst(scene, tokens) : leadsOn(scene, tokens, draft))) return false
  if (isBody(mention)) draft.bodies.push(draft.next)
  else if (mention.type === 'place') draft.places.push(draft.next)
  draft.end = mention.end
  draft.next++
  return true
}

/** `de la`, `de la empresa`, `comarcal de`, nothing at all: words between a role and what it is of. */
function leadsToFirst(scene: Scene, tokens: readonly string[]): boolean {
  const { prepositions, adjective, barriers } = scene.words
  if (tokens.length === 0) return true
  if (tokens.some((token) => !/^[\p{L}\p{N}]/u.test(token))) return false
  const first = tokens[0] ?? ''
  const from = prepositions.has(first) ? 0 : 1
  if (from === 1 && !(adjective.test(first) && prepositions.has(tokens[1] ?? ''))) return false
  return (
    tokens.length <= 9 &&
    !tokens.slice(from + 1).some((token) => barriers.has(token) && !prepositions.has(token))
  )
}

/** After a first organisation or place: a place or the organisation of the place, or one more by `y de`. */
function leadsOn(scene: Scene, tokens: readonly string[], draft: Draft): boolean {
  const isPlace = scene.mentions[draft.next]?.type === 'place'
  const isRepeat = (isPlace ? draft.places : draft.bodies).length > 0
  if (isRepeat && continuesList(scene, tokens)) return isPlace || tokens.length > 1
  if (tokens.length === 0) return !isPlace && !isRepeat
  return (isPlace || !isRepeat) && isBriefLead(scene, tokens)
}

/** `y`, `y de la`. */
function continuesList({ words }: Scene, [first = '', ...rest]: readonly string[]): boolean {
  return (
    words.conjunctions.has(first) &&
    rest.every((token) => words.prepositions.has(token) || words.articles.has(token))
  )
}

/** At most five words that begin with a preposition. */
function isBriefLead(scene: Scene, tokens: readonly string[]): boolean {
  const isLead = scene.words.prepositions.has(tokens[0] ?? '')
  return isLead && tokens.length <= 5 && leadsToFirst(scene, tokens)
}

/** Steps over `(ACRONYM)` after the long name. */
function skipAcronym(scene: Scene, draft: Draft): void {
  const mention = scene.mentions[draft.next]
  const opened = /^\s*[([]\s*["“«]?$/.test(scene.text.slice(draft.end, mention?.start ?? draft.end))
  if (!isBody(mention) || !opened) return
  const close = scene.text.slice(mention.end, mention.end + 3).search(/[)\]]/)
  if (close < 0) return
  draft.end = mention.end + close + 1
  draft.next++
}

/** `de la empresa`, `du groupe`: a noun that stands for an organisation named before. */
function takeGeneric(scene: Scene, draft: Draft): void {
  const found = findGeneric(scene, draft.end)
  if (!found) return
  draft.end = found.end
  if (found.body !== undefined) draft.bodies.push(found.body)
}
