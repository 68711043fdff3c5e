/** How a short name relates to a full one: acronym, surname, short name, name without its legal form. */
import { fold, nameKey } from './fold.js'

// Written by hand: legal forms of the Spanish- and French-speaking countries and the most frequent foreign ones, as
// name keys. Longest first, so that `s a de c v` goes before `c v`.
const legalForms: readonly string[] = [
  's a p i de c v',
  'sapi de c v',
  'sapi de cv',
  's de r l de c v',
  's de rl de cv',
  's de r l de cv',
  's a b de c v',
  'sab de cv',
  's a de c v',
  'sa de cv',
  's a de cv',
  's de r l',
  's de rl',
  's c de r l',
  's r l de c v',
  's p r de r l',
  's p r',
  's a p i',
  's a b',
  's a s',
  's a u',
  's l u',
  's a a',
  's a c',
  's r l',
  's c p',
  's c s',
  's n c',
  's p a',
  's c',
  's l',
  's a',
  's e n c',
  'sas',
  'sasu',
  'sarl',
  'sarl s',
  's a r l',
  's a r l s',
  's a rl',
  's à r l',
  'eurl',
  'sci',
  'scop',
  'scic',
  'snc',
  'spa',
  'sa',
  'sl',
  'slu',
  'sau',
  'srl',
  'sac',
  'saa',
  'ltda',
  'limitada',
  'cia',
  'e i r l',
  'eirl',
  'e u',
  'ltd',
  'limited',
  'llc',
  'l l c',
  'llp',
  'inc',
  'corp',
  'corporation',
  'co',
  'plc',
  'gmbh',
  'ag',
  'kg',
  'bv',
  'b v',
  'nv',
  'n v',
  'ab',
  'as',
  'asa',
  'oy',
  'oyj',
  'kk',
  'k k',
  'jsc',
  'a s',
  'a ş',
  'pte',
  'pty',
  'gmbh co kg',
  'co ltd',
  'suarl',
  'se',
  'inc',
  'lp',
  'aps',
]
  .map((form) => nameKey(form))
  .sort((a, b) => b.length - a.length)

/**
 * Takes the legal form off the end of a company's name, with its comma. What would leave nothing stays.
 *
 * @example withoutLegalForm('Resortes y Flejes Rangel, S.A. de C.V.') // "Resortes y Flejes Rangel"
 */
export function withoutLegalForm(name: string): string {
  const words = [...name.matchAll(/[^\s,]+/g)]
  for (let from = Math.max(1, words.length - 6); from < words.length; from++) {
    const tail = words
      .slice(from)
      .map(([word]) => word)
      .join(' ')
    const isWritten = /\p{Lu}|\./u.test(tail)
    const cut = words[from - 1]
    if (isWritten && legalForms.includes(nameKey(tail)) && cut)
      return name.slice(0, cut.index + cut[0].length)
  }
  return name
}

const particles = new Set(
  'de del la las los el y e en para a al o u da do dos das du des le les et l d of the and for au aux pour sur von van'.split(
    ' ',
  ),
)

/** Tells whether a word of a name counts for nothing: articles, prepositions, `y`, `et`. */
export function isParticle(word: string): boolean {
  return particles.has(word)
}

/** The folded letters of a name that can be an acronym (`UNAM`, `FCBA`, `Sedecyt`); undefined for other names. */
export function acronymLetters(name: string): string | undefined {
  if (!/\p{Lu}/u.test(name) || /\s\S+\s/.test(name)) return undefined
  const letters = fold(name).replace(/[^\p{L}]/gu, '')
  return letters.length >= 2 && letters.length <= 12 ? letters : undefined
}

/**
 * Tells whether the letters are the initials of the long name (a key), or the beginnings of its words in order
 * (`sedecyt`, `caintra`).
 */
export function spellsName(letters: string, long: string): boolean {
  const words = long.split(' ')
  if (words.length < 2) return false
  const content = words.filter((word) => !isParticle(word))
  return (
    letters === initials(content) ||
    letters === initials(words) ||
    (letters.length >= 4 && content.length >= 2 && spells(letters, words))
  )
}

/** Tells whether the short name is an acronym of the long one. */
export function isAcronymOf(short: string, long: string): boolean {
  const letters = acronymLetters(short)
  return letters !== undefined && spellsName(letters, nameKey(long))
}

function initials(words: readonly string[]): string {
  return words.map((word) => word[0] ?? '').join('')
}

/** Whether the letters are made of beginnings of the words, in order, with at most one content word left out. */
function spells(letters: string, words: readonly string[]): boolean {
  // For how many letters used, the fewest content words left out so far.
  let reached = new Map<number, number>([[0, 0]])
  for (const word of words) {
    const next = new Map<number, number>()
    for (const [used, skipped] of reached) {
      keepFewest(next, used, skipped + (isParticle(word) ? 0 : 1))
      const longest = sharedBeginning(letters.slice(used, used + 5), word)
      for (let taken = 1; taken <= longest; taken++) keepFewest(next, used + taken, skipped)
    }
    reached = next
  }
  return reached.has(letters.length)
}

function keepFewest(reached: Map<number, number>, used: number, skipped: number): void {
  if (skipped <= 1 && skipped < (reached.get(used) ?? 2)) reached.set(used, skipped)
}

function sharedBeginning(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

/**
 * Tells whether the letters of the short name stand in the long one in their order, the first at its beginning
 * (`Claugto`, `Awex`): enough only where brackets already join the two.
 */
export function isContractionOf(short: string, long: string): boolean {
  const letters = fold(short).replace(/[^\p{L}]/gu, '')
  const source = fold(long).replace(/[^\p{L}]/gu, '')
  if (letters.length < 2 || !source.startsWith(letters.charAt(0)) || /\s/.test(short)) return false
  let at = 0
  for (const letter of letters) {
    at = source.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Tells whether the words of the short key stand together, in order, in the long key; returns where, or -1. */
function wordsWithin(short: readonly string[], long: readonly string[]): number {
  if (short.length === 0 || short.length >= long.length) return -1
  for (let at = 0; at + short.length <= long.length; at++)
    if (short.every((word, index) => long[at + index] === word)) return at
  return -1
}

/**
 * Tells whether a person's short name (key) can stand for the full one: surname, forename, or an initial with the
 * surname (`b hanotaux` for `blaise hanotaux`).
 */
export function isSurnameOf(short: string, long: string): boolean {
  const [a, b] = [short.split(' '), long.split(' ')]
  if (wordsWithin(a, b) >= 0 && !a.every(isParticle)) return true
  const [initial = '', ...rest] = a
  return (
    initial.length === 1 &&
    rest.length > 0 &&
    (b[0]?.startsWith(initial) ?? false) &&
    (rest.join(' ') === b.slice(1).join(' ') || wordsWithin(rest, b) > 0)
  )
}

// Words that name no single thing by themselves.
const generic = new Set(
  'grupo groupe banco banque universidad universite instituto institut consejo conseil camara chambre asociacion association federacion federation fundacion fondation centro centre hospital hopital empresa compania societe sindicato syndicat nacional national cooperativa cooperative industrias industries'.split(
    ' ',
  ),
)

/**
 * Tells whether a body's short name (key) can stand for the full one: its beginning (`kestrel`), or its end or middle
 * when no preposition joins it to what comes before (`tres ballenas` for `pesquera tres ballenas`, but not
 * `universidad de guanajuato` for its orchestra).
 */
export function isShortNameOf(short: string, long: string): boolean {
  const [a, b] = [short.split(' '), long.split(' ')]
  const at = wordsWithin(a, b)
  if (at < 0 || a.every((word) => isParticle(word) || word.length < 2)) return false
  if (at === 0) return true
  return !isParticle(b[at - 1] ?? '') && !(a.length === 1 && generic.has(a[0] ?? ''))
}
