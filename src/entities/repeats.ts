/** Names that were found once and stand again unmarked: the full name again, or a person's surname. */
import type { Mention } from '../model/mention.js'
import { mayBeCapital } from '../text/characters.js'
import { fold } from '../text/fold.js'
import { tokenGap, type Tokens } from '../text/tokens.js'

const sure = 0.9
const repeatedConfidence = 0.75

interface Known {
  readonly words: readonly string[]
  readonly type: Mention['type']
}

/** Finds the unmarked repeats of names that were found with certainty. */
export function findRepeats(found: readonly Mention[], tokens: Tokens): Mention[] {
  const names = knownNames(found)
  const taken = markTaken(found, tokens)
  const initials = new Set(Array.from(names.keys(), (word) => word.charCodeAt(0)))
  const repeats: Mention[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (!initials.has(tokens.text.charCodeAt(tokens.starts[at] ?? 0))) continue
    const known = names.get(wordAt(tokens, at))
    const match = known?.find((name) => stands(name, { tokens, taken, at }))
    if (!match) continue
    const start = tokens.starts[at] ?? 0
    const end = tokens.ends[at + match.words.length - 1] ?? start
    taken.fill(1, at, at + match.words.length)
    const text = tokens.text.slice(start, end)
    repeats.push({
      type: match.type,
      start,
      end,
      text,
      confidence: repeatedConfidence,
      rule: 'names/repeat',
    })
  }
  return repeats
}

function wordAt(tokens: Tokens, at: number): string {
  return tokens.text.slice(tokens.starts[at], tokens.ends[at])
}

/** Names by first word, the longest first. */
function knownNames(found: readonly Mention[]): Map<string, Known[]> {
  const names = new Map<string, Known[]>()
  const met = new Set<string>()
  for (const mention of found) {
    // A name that is found a thousand times is looked for once.
    if (mention.confidence < sure || met.has(mention.type + mention.text)) continue
    met.add(mention.type + mention.text)
    for (const words of formsOf(mention)) {
      const [first = ''] = words
      const list = names.get(first) ?? []
      names.set(first, list)
      list.push({ words, type: mention.type })
    }
  }
  for (const list of names.values())
    list.sort((left, right) => right.words.length - left.words.length)
  return names
}

/** The forms in which a name may stand again: whole; of a person, also without the forename. */
function formsOf({ type, text, confidence }: Mention): string[][] {
  if (type === 'role' || confidence < sure || !/\s/.test(text)) return []
  const words = text.split(/\s+/)
  const forms = type === 'person' ? [words, words.slice(1), words.slice(-1)] : [words]
  return forms.filter(isDistinct)
}

/** Long enough and capitalised at both ends, so that its words stand for nothing else. */
function isDistinct(words: readonly string[]): boolean {
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  return /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(last) && fold(last).length > 3
}

function markTaken(found: readonly Mention[], tokens: Tokens): Uint8Array {
  const taken = new Uint8Array(tokens.length)
  let at = 0
  for (const mention of found) {
    while (at < tokens.length && (tokens.ends[at] ?? 0) <= mention.start) at++
    for (let inside = at; inside < tokens.length; inside++) {
      if ((tokens.starts[inside] ?? 0) >= mention.end) break
      taken[inside] = 1
    }
  }
  return taken
}

/** Whether the name stands at the token, untouched by other mentions and not as part of a longer capitalised name. */
function stands(
  { words }: Known,
  { tokens, taken, at }: { tokens: Tokens; taken: Uint8Array; at: number },
): boolean {
  const isSame = words.every(
    (word, index) => taken[at + index] === 0 && wordAt(tokens, at + index) === word,
  )
  if (!isSame) return false
  const isAfterName = isCapital(tokens, at - 1) && !beginsSentence(tokens, at - 1)
  return !isAfterName && !isCapital(tokens, at + words.length)
}

function isCapital(tokens: Tokens, at: number): boolean {
  const isPossible = mayBeCapital(tokens.text, tokens.starts[at] ?? tokens.text.length)
  return isPossible && /^\p{Lu}/u.test(wordAt(tokens, at))
}

function beginsSentence(tokens: Tokens, at: number): boolean {
  const isLine = (tokens.gaps[at] ?? 0) >= tokenGap.line
  return at === 0 || isLine || '.!?…«“'.includes(wordAt(tokens, at - 1))
}
