/** What the few words between a role and a name say: that they belong together, or that they do not. */
import type { OfficeWords } from './words.js'

type Tokens = readonly string[]

const ofWords: ReadonlySet<string> = new Set(['de', 'del', "d'", 'd', 'du', 'des'])
const contracted: ReadonlySet<string> = new Set(['del', 'al', 'du', 'au', 'aux', 'des'])
// `en calidad de director`, `en tant que directeur`, `a cargo de directora`.
const capacity: ReadonlySet<string> = new Set(['calidad', 'cargo', 'qualite', 'tant', 'titre'])

/** Whether the words are only `de`, `del`, `d'` …: the office is of what follows. */
export function isOf(tokens: Tokens): boolean {
  return tokens.length > 0 && tokens.every((token) => ofWords.has(token))
}

/** From a name to the role after it: nothing, `, `, ` (`, ` es el `, `, hasta ahora `, `, de 44 años, `. */
export function isLeftGap(words: OfficeWords, tokens: Tokens): boolean {
  if (tokens.length === 0) return true
  if (tokens.length > 9 || governsNext(words, tokens)) return false
  const isLink = (token: string): boolean =>
    ',(–—-:'.includes(token) || words.copulas.has(token) || token === 'como' || token === 'comme'
  return (
    tokens.some(isLink) &&
    tokens.every((token) => isLink(token) || isLeftFiller(words, token) || /^\d+$/.test(token))
  )
}

function isLeftFiller(
  { fillers, articles, possessives, prepositions }: OfficeWords,
  token: string,
): boolean {
  return (
    fillers.has(token) || articles.has(token) || possessives.has(token) || prepositions.has(token)
  )
}

/** `X, de el director`: a preposition right before the role makes it part of something else. */
function governsNext({ prepositions, articles }: OfficeWords, tokens: Tokens): boolean {
  const [before = '', last = ''] = tokens.slice(-2)
  const word = tokens.length === 1 ? before : last
  if (contracted.has(word)) return true
  return prepositions.has(word) && !articles.has(word) && !capacity.has(before)
}

/** From a role to the name after it: nothing, a comma, titles, `es`, an adjective, a further complement. */
export function isRightGap(words: OfficeWords, tokens: Tokens): boolean {
  if (tokens.length > 9) return false
  const comma = tokens.lastIndexOf(',')
  if (comma > 0 && isTrailing(words, tokens.slice(0, comma)))
    return tokens.slice(comma).every((token) => isNameOpener(words, token))
  const adjectives = tokens.filter((token) => !isNameOpener(words, token))
  return adjectives.length <= 2 && adjectives.every((token) => isAdjective(words, token))
}

/** `para regiones`, `de la oficina helvética`, `desde 2014`: more about the office, up to a comma. */
function isTrailing({ prepositions, barriers, adjective }: OfficeWords, tokens: Tokens): boolean {
  const [first = '', ...rest] = tokens
  const opens = prepositions.has(first) || first === 'desde' || first === 'depuis'
  if (!opens)
    return (
      tokens.length <= 2 &&
      tokens.every(
        (token) =>
          /^\p{L}/u.test(token) &&
          !barriers.has(token) &&
          (adjective.test(token) || tokens.length === 1),
      )
    )
  return rest.every(
    (token) => /^[\p{L}\p{N}]/u.test(token) && (prepositions.has(token) || !barriers.has(token)),
  )
}

function isNameOpener(
  { titles, copulas, articles, fillers, barriers }: OfficeWords,
  token: string,
): boolean {
  return (
    ',.():–—-«“"\''.includes(token) ||
    titles.has(token) ||
    copulas.has(token) ||
    articles.has(token) ||
    (fillers.has(token) && !barriers.has(token))
  )
}

function isAdjective({ adjective, prepositions, barriers }: OfficeWords, token: string): boolean {
  return (
    /^\p{L}/u.test(token) &&
    adjective.test(token) &&
    !prepositions.has(token) &&
    !barriers.has(token)
  )
}

/** Between the persons of a list: a comma, `y`, a title. */
export function isListGap({ conjunctions, titles }: OfficeWords, tokens: Tokens): boolean {
  return (
    tokens.length > 0 &&
    tokens.every((token) => token === ',' || conjunctions.has(token) || titles.has(token))
  )
}

/** Between two roles of one person: `y`, `y hoy`, `, además`, `que fue`. */
export function isJoint(words: OfficeWords, tokens: Tokens): boolean {
  const { conjunctions, fillers, copulas, articles } = words
  const last = tokens[tokens.length - 1]
  if (last === undefined || contracted.has(last)) return false
  return tokens.every(
    (token) =>
      ',)'.includes(token) ||
      conjunctions.has(token) ||
      fillers.has(token) ||
      copulas.has(token) ||
      articles.has(token),
  )
}

/** Between two roles of two persons: `el presidente y el secretario`. */
export function isPairGap({ conjunctions, articles }: OfficeWords, tokens: Tokens): boolean {
  const [first = '', second = ''] = tokens
  return conjunctions.has(first) && articles.has(second)
}

/** Between a role and another that explains it: `, el`. */
export function isAppositionGap({ articles }: OfficeWords, tokens: Tokens): boolean {
  const comma = tokens.indexOf(',')
  const rest = tokens.slice(comma + 1)
  return (
    (comma === 0 || comma === 1) && rest.length > 0 && rest.every((token) => articles.has(token))
  )
}

/**
 * Between a name, or a role with its name before it, and an organisation that the office is of: ` (`, `, de la `,
 * ` del sindicato `; after the role also `, ` and `, à `.
 */
export function leadsToBody(words: OfficeWords, tokens: Tokens, isAfterName: boolean): boolean {
  if (tokens.length === 1 && tokens[0] === '(') return true
  const isParted = tokens[0] === ','
  const rest = isParted ? tokens.slice(1) : tokens
  if (isAfterName) return isBodyLead(words, rest) && !locative.has(rest[0] ?? '')
  if (isParted) return rest.length === 0 || isBodyLead(words, rest)
  return isBodyLead(words, rest) && isOf(rest.slice(0, 1))
}

/** `de la`, `del sindicato`, `chez`. */
function isBodyLead(words: OfficeWords, [lead = '', ...rest]: Tokens): boolean {
  return (
    words.prepositions.has(lead) &&
    !purposive.has(lead) &&
    rest.length <= 4 &&
    rest.every((token) => isNounPart(words, token))
  )
}

const locative: ReadonlySet<string> = new Set(['a', 'au', 'en', 'chez'])
const purposive: ReadonlySet<string> = new Set(['para', 'pour'])

function isNounPart({ articles, barriers }: OfficeWords, token: string): boolean {
  return articles.has(token) || (/^\p{L}/u.test(token) && !barriers.has(token))
}
