/** Offices told by a verb: `presidido por X`, `que dirige X`, `X preside la Cámara`, `à la tête de`. */
import type { Official } from '../../model/mention.js'
import { fold } from '../../text/fold.js'
import { resolveGeneric } from './antecedent.js'
import { clauseAt, endOf, gapTokens, isBody, lastAtOrBefore, startOf, type Scene } from './scene.js'

/** A word of the text with its place. */
interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Finds the records that a participle, verb or phrase states about a named person and an organisation. */
export function findLeads(scene: Scene): Official[] {
  const found: Official[] = []
  const { participles, verbs, leadPhrases } = scene.words
  const openings = new Set(leadPhrases.map(([first]) => first))
  const words = wordsOutside(scene)
  words.forEach((word, index) => {
    const phrase = openings.has(word.word)
      ? leadPhrases.find((parts) => parts.every((part, at) => words[index + at]?.word === part))
      : undefined
    const record =
      (participles.has(word.word) ? readParticiple(scene, word) : undefined) ??
      (verbs.has(word.word) ? readVerb(scene, word) : undefined) ??
      (phrase
        ? readPhrase(scene, { ...word, end: words[index + phrase.length - 1]?.end ?? word.end })
        : undefined)
    if (record) found.push(record)
  })
  return found
}

/** The words of the text that belong to no mention. */
function wordsOutside(scene: Scene): Word[] {
  const words: Word[] = []
  let next = 0
  for (const match of scene.text.matchAll(/\p{L}{1,30}/gu)) {
    while ((scene.mentions[next]?.end ?? Infinity) <= match.index) next++
    if ((scene.mentions[next]?.start ?? Infinity) <= match.index) continue
    words.push({ word: fold(match[0]), start: match.index, end: match.index + match[0].length })
  }
  return words
}

/** Index of the first mention that begins at or after the position. */
function mentionAfter(scene: Scene, end: number): number {
  const last = lastAtOrBefore(scene.starts, end)
  return startOf(scene, last) >= end ? last : last + 1
}

/** `El organismo empresarial, presidido por X`. */
function readParticiple(scene: Scene, verb: Word): Official | undefined {
  const next = mentionAfter(scene, verb.end)
  const person = scene.mentions[next]
  if (person?.type !== 'person') return undefined
  const [agent = '', ...rest] = gapTokens(scene.text, verb.end, person.start) ?? []
  const { agents, titles, articles } = scene.words
  if (
    !agents.has(agent) ||
    !rest.every((token) => token === '.' || titles.has(token) || articles.has(token))
  )
    return undefined
  const body = bodyBefore(scene, verb, next)
  return body === undefined ? undefined : makeRecord(scene, verb, { person: next, body })
}

/** The organisation right before the verb, or the one that the noun right before it stands for. */
function bodyBefore(scene: Scene, verb: Word, next: number): number | undefined {
  const start = clauseAt(scene, verb.start)
  const before = scene.mentions[next - 1]
  if (isBody(before) && before.start >= start) {
    const tokens = gapTokens(scene.text, before.end, verb.start)
    if (tokens?.every((token) => ',()'.includes(token) || isLink(scene, token))) return next - 1
  }
  return genericBefore(scene, verb, Math.max(start, endOf(scene, next - 1), verb.start - 60))
}

/** `El organismo empresarial, ` right before the verb. */
function genericBefore(scene: Scene, verb: Word, from: number): number | undefined {
  const tokens = gapTokens(scene.text, from, verb.start) ?? []
  const at = tokens.findLastIndex((token) => scene.words.generics[token] !== undefined)
  const kind = scene.words.generics[tokens[at] ?? '']
  const isNear = at > 0 && tokens.length - at <= 5 && scene.words.articles.has(tokens[at - 1] ?? '')
  return kind && isNear ? resolveGeneric(scene, verb.start, kind) : undefined
}

function isLink(scene: Scene, token: string): boolean {
  return (
    ['que', 'qui', 'quien'].includes(token) ||
    scene.words.copulas.has(token) ||
    scene.words.fillers.has(token)
  )
}

/** `la cámara, que preside X`; `X, quien dirige Y`; `X dirige desde 2020 Y`. */
function readVerb(scene: Scene, verb: Word): Official | undefined {
  const next = mentionAfter(scene, verb.end)
  const isPlaced = isType(scene, next, 'place') && isType(scene, next + 1, 'person')
  const object = isPlaced ? next + 1 : next
  const clauseEnd = scene.clauses[lastAtOrBefore(scene.clauses, verb.start) + 1] ?? Infinity
  if (startOf(scene, object) >= clauseEnd) return undefined
  if (isType(scene, object, 'person')) {
    const place = isPlaced ? next : undefined
    return readRelative(scene, verb, { person: object, place, next })
  }
  return readActive(scene, verb, object)
}

function isType(scene: Scene, index: number, type: string): boolean {
  return scene.mentions[index]?.type === type
}

function readActive(scene: Scene, verb: Word, object: number): Official | undefined {
  const subject = subjectBefore(scene, verb, object)
  const isObject =
    isBody(scene.mentions[object]) && governs(scene, verb.end, startOf(scene, object))
  return subject !== undefined && isObject
    ? makeRecord(scene, verb, { person: subject, body: object, place: placeAfter(scene, object) })
    : undefined
}

function readRelative(
  scene: Scene,
  verb: Word,
  { person, place, next }: { person: number; place: number | undefined; next: number },
): Official | undefined {
  const before = gapTokens(scene.text, Math.max(0, verb.start - 8), verb.start) ?? []
  if (!['que', "qu'", 'qu'].includes(before[before.length - 1] ?? '')) return undefined
  const gap = gapTokens(scene.text, verb.end, scene.mentions[next]?.start ?? 0)
  if (!gap?.every((token) => scene.words.prepositions.has(token) || scene.words.titles.has(token)))
    return undefined
  const body = bodyBefore(scene, verb, next)
  return body === undefined ? undefined : makeRecord(scene, verb, { person, body, place })
}

/** The person right before the verb: `X `, `X, quien `, `X, que desde 2020 `. */
function subjectBefore(scene: Scene, verb: Word, next: number): number | undefined {
  const before = scene.mentions[next - 1]
  if (before?.type !== 'person') return undefined
  const tokens = gapTokens(scene.text, before.end, verb.start)
  return tokens?.every((token) => token === ',' || isLink(scene, token) || /^\d+$/.test(token))
    ? next - 1
    : undefined
}

/** Whether the words between verb and organisation leave it the object: articles, nouns, `depuis deux ans`. */
function governs(scene: Scene, from: number, to: number): boolean {
  const tokens = gapTokens(scene.text, from, to)
  if (!tokens || tokens.length > 9) return false
  const blocked = ['que', 'qui', 'con', 'avec', 'contra', 'contre', 'y', 'et', ',', ':', '«', '“']
  return !tokens.some((token) => blocked.includes(token)) && !isEventGap(tokens)
}

/** A meeting or delegation of an organisation is led for a day; that is no office. */
function isEventGap(tokens: readonly string[]): boolean {
  return tokens.some((token) =>
    /^(?:delegac|delegation|mision|mission|comitiva|reunion|gira|visita|visite|encuentro|rencontre|ceremonia|ceremonie|inaugurac|sesion|seance|grupo|groupe|proyecto|projet)/.test(
      token,
    ),
  )
}

function placeAfter(scene: Scene, body: number): number | undefined {
  const [mention, next] = [scene.mentions[body], scene.mentions[body + 1]]
  if (!mention || next?.type !== 'place') return undefined
  const tokens = gapTokens(scene.text, mention.end, next.start) ?? []
  return tokens.length === 1 && scene.words.prepositions.has(tokens[0] ?? '') ? body + 1 : undefined
}

/** `X remplace Y à la tête de Z`: the first person of the clause. */
function readPhrase(scene: Scene, phrase: Word): Official | undefined {
  const body = mentionAfter(scene, phrase.end)
  const mention = scene.mentions[body]
  if (!isBody(mention)) return undefined
  const tokens = gapTokens(scene.text, phrase.end, mention.start)
  const isNear = tokens?.every(
    (token) => scene.words.prepositions.has(token) || scene.words.articles.has(token),
  )
  if (!isNear) return undefined
  const start = clauseAt(scene, phrase.start)
  const person = scene.mentions.findIndex(
    ({ type, start: at }) => type === 'person' && at >= start && at < phrase.start,
  )
  return person < 0 ? undefined : makeRecord(scene, phrase, { person, body })
}

function makeRecord(
  scene: Scene,
  verb: Word,
  { person, body, place }: { person: number; body: number; place?: number | undefined },
): Official {
  const isNear = Math.abs(startOf(scene, body) - verb.start) < 200
  const parts = isNear ? [person, body] : [person]
  return {
    person: scene.names[person] ?? '',
    role: scene.text.slice(verb.start, verb.end),
    organization: scene.names[body] ?? '',
    ...(place === undefined ? {} : { place: scene.names[place] ?? '' }),
    evidence: {
      start: Math.min(verb.start, ...parts.map((index) => startOf(scene, index))),
      end: Math.max(verb.end, ...parts.map((index) => endOf(scene, index))),
    },
    rule: 'officials/lead',
  }
}
