/** What a possessive (`su director`), a relative (`cuyo`) or a generic noun (`la empresa`) stands for. */
import { ownValue } from '../../core/own.js'
import type { Mention } from '../../model/mention.js'
import { fold, nameKey } from '../../text/fold.js'
import { isBody, lastAtOrBefore, startOf, wordBefore, type Scene } from './scene.js'
import type { GenericNoun } from './words.js'

/** A generic noun found in the text. */
export interface FoundGeneric {
  readonly end: number
  /** Index of the mention that it stands for; undefined where none fits. */
  readonly body: number | undefined
}

/** Reads `de la empresa`, `del clúster`, `du groupe` right after the index. */
export function findGeneric(scene: Scene, from: number): FoundGeneric | undefined {
  const tail = scene.text.slice(from, from + 60)
  const match =
    /^((?:\s+\p{L}+(?:['’]|(?=\s))|['’]?\p{L}+['’]){1,3}?)\s*(\p{Ll}{3,20})(?![\p{L}'’])/u.exec(
      tail,
    )
  if (!match) return undefined
  const [whole, lead = '', noun = ''] = match
  const kind = ownValue(scene.words.generics, fold(noun))
  return kind && isDefiniteLead(scene, fold(lead).match(/\p{L}+'?/gu) ?? [])
    ? { end: from + whole.length, body: resolveGeneric(scene, from, kind) }
    : undefined
}

/** `de la`, `del`, `du`: a preposition with the definite article. */
function isDefiniteLead(scene: Scene, [first = '', ...rest]: readonly string[]): boolean {
  const { prepositions, articles } = scene.words
  const hasArticle = rest.length > 0 || ['del', 'du', 'au'].includes(first)
  return prepositions.has(first) && hasArticle && rest.every((word) => articles.has(word))
}

// A generic noun looks back over this many mentions.
const farthestBack = 300

/**
 * The organisation that the generic noun stands for: the nearest of the clause, otherwise the one that the article
 * has named most often so far, names that carry the noun itself (`la cámara`) before all others.
 */
export function resolveGeneric(scene: Scene, from: number, kind: GenericNoun): number | undefined {
  const clause = scene.clauses[lastAtOrBefore(scene.clauses, from)] ?? 0
  const counts = new Map<string | undefined, number>()
  let best: number | undefined
  let bestScore = 0
  const last = lastAtOrBefore(scene.starts, from)
  for (let index = Math.max(0, last - farthestBack); index <= last; index++) {
    const mention = scene.mentions[index]
    if (!mention || mention.end > from || !refersTo(kind, mention)) continue
    const name = scene.names[index]
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const score = count + (mention.start >= clause ? 20 : 0) + stemScore(name, kind)
    if (score >= bestScore) [best, bestScore] = [index, score]
  }
  return best
}

function refersTo(kind: GenericNoun, mention: Mention): boolean {
  return isBody(mention) && (kind.refersTo === 'body' || kind.refersTo === mention.type)
}

/** `la cámara` is rather a name that says `Cámara`. */
function stemScore(name = '', { stems = [] }: GenericNoun): number {
  const words = nameKey(name).split(' ')
  return stems.some((stem) => words.some((word) => word.startsWith(stem))) ? 100 : 0
}

/** A generic noun that opens the clause as its subject: `La empresa estima …`. */
export function genericSubject(scene: Scene, clause: number): number | undefined {
  const opening = scene.text.slice(clause, clause + 60)
  const match =
    /^[\s—–«“"-]{0,4}(?:por |pour )?(\p{L}{1,3}['’]?)\s?(\p{Ll}{3,20})(?![\p{L}'’])/iu.exec(opening)
  const [, article = '', noun = ''] = match ?? []
  const kind = ownValue(scene.words.generics, fold(noun))
  const isDefinite = ['el', 'la', 'le', "l'"].includes(fold(article))
  return kind && isDefinite ? resolveGeneric(scene, clause, kind) : undefined
}

/** `cuyo`, `dont`: the organisation or place named right before. */
export function relativeAntecedent(scene: Scene, role: number): number | undefined {
  const before = scene.mentions[role - 1]
  return isBody(before) || before?.type === 'place' ? role - 1 : undefined
}

/**
 * `su`, `son`: the organisation that the clause is about, or the clause before; a place where no organisation is
 * near. `taken` holds organisations that belong to another person's office.
 */
export function possessiveAntecedent(
  scene: Scene,
  role: number,
  taken: ReadonlySet<number>,
): number | undefined {
  const at = startOf(scene, role)
  const paragraph = scene.paragraphs[lastAtOrBefore(scene.paragraphs, at)] ?? 0
  const last = lastAtOrBefore(scene.clauses, at)
  const reach = scene.clauses.slice(Math.max(0, last - 5), last + 1).reverse()
  let end = role
  for (const start of reach.filter((clause) => clause >= paragraph)) {
    const members = mentionsFrom(scene, start, end)
    const free = members.filter((index) => !taken.has(index))
    const owner = ownerIn(scene, start, free) ?? territoryOf(scene, role, members)
    if (owner !== undefined) return owner === 'nobody' ? undefined : owner
    end = members[0] ?? end
  }
  return undefined
}

function mentionsFrom(scene: Scene, start: number, before: number): number[] {
  const found: number[] = []
  for (let index = before - 1; index >= 0 && startOf(scene, index) >= start; index--)
    if (!scene.quoted[index]) found.unshift(index)
  return found
}

/** The organisation that the clause is about; `nobody` where it is about a person or a programme. */
function ownerIn(
  scene: Scene,
  start: number,
  members: readonly number[],
): number | 'nobody' | undefined {
  const bodies = members.filter(
    (index) => isBody(scene.mentions[index]) && !isInBrackets(scene, index),
  )
  const persons = members.filter((index) => scene.mentions[index]?.type === 'person')
  const lastBody = bodies[bodies.length - 1] ?? -1
  if ((persons[persons.length - 1] ?? -1) > lastBody) return 'nobody'
  const isProgramme = members.some(
    (index) => scene.mentions[index]?.type === 'programme' && isSubject(scene, index),
  )
  if (isProgramme && !bodies.some((index) => isSubject(scene, index))) return 'nobody'
  return subjectOf(scene, bodies) ?? genericSubject(scene, start)
}

function isInBrackets(scene: Scene, index: number): boolean {
  const mention = scene.mentions[index]
  return (
    mention !== undefined &&
    scene.text[mention.start - 1] === '(' &&
    scene.text[mention.end] === ')'
  )
}

function isSubject(scene: Scene, index: number): boolean {
  return !scene.words.oblique.has(governor(scene, startOf(scene, index)))
}

/** The first that no oblique preposition governs, with the rest of its list; otherwise the last. */
function subjectOf(scene: Scene, bodies: readonly number[]): number | undefined {
  const first = bodies.findIndex((index) => isSubject(scene, index))
  if (first < 0) return bodies[bodies.length - 1]
  let subject = bodies[first]
  for (const index of bodies.slice(first + 1)) {
    if (subject === undefined || index !== subject + 1) break
    const gap = fold(
      scene.text.slice(scene.mentions[subject]?.end ?? 0, scene.mentions[index]?.start ?? 0),
    )
    if (!/^ (?:y|e|et) (?:la |el |le |l')?$/.test(gap)) break
    subject = index
  }
  return subject
}

/** The word before the name, its article left out. */
function governor(scene: Scene, start: number): string {
  const word = wordBefore(scene.text, start)
  if (word === 'del' || word === 'al' || word === 'du' || word === 'au') return word
  if (!scene.words.articles.has(word)) return word
  const before = scene.text.slice(0, start).trimEnd()
  return wordBefore(scene.text, before.length - word.length)
}

function territoryOf(scene: Scene, role: number, members: readonly number[]): number | undefined {
  const head = fold(scene.mentions[role]?.text ?? '').split(' ')[0] ?? ''
  if (!scene.words.territorial.has(head)) return undefined
  return members.find((index) => scene.mentions[index]?.type === 'place')
}
