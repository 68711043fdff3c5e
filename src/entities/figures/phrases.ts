/** Phrases of several words, matched token by token. */
import { tokenize, type Tokens } from '../../text/numerals/tokens.js'

/** A set of phrases that can be matched forwards from a token or backwards to it. */
export interface Phrases<Value> {
  /** The longest phrase that begins at the token. */
  readonly matchFrom: (tokens: Tokens, at: number) => PhraseMatch<Value> | undefined
  /** The longest phrase whose last word is just before the token. */
  readonly matchBefore: (tokens: Tokens, at: number) => PhraseMatch<Value> | undefined
}

/** A phrase as found: its first token, the token after it, and what it stands for. */
export interface PhraseMatch<Value> {
  readonly at: number
  readonly next: number
  readonly value: Value
}

interface Entry<Value> {
  readonly keys: readonly string[]
  readonly value: Value
}

/** Prepares phrases for matching. The phrases are written folded, as the text would be cut into tokens. */
export function compilePhrases<Value>(entries: Iterable<readonly [string, Value]>): Phrases<Value> {
  const byFirst = new Map<string, Entry<Value>[]>()
  const byLast = new Map<string, Entry<Value>[]>()
  for (const [phrase, value] of entries) {
    const cut = tokenize(phrase)
    const keys = Array.from({ length: cut.count }, (_, index) => cut.key(index))
    const entry = { keys, value }
    append(byFirst, keys[0] ?? '', entry)
    append(byLast, keys[keys.length - 1] ?? '', entry)
  }
  return {
    matchFrom: (tokens, at) => {
      const found = byFirst.get(tokens.key(at))?.find((entry) => standsAt(tokens, at, entry.keys))
      return found && { at, next: at + found.keys.length, value: found.value }
    },
    matchBefore: (tokens, at) => {
      const found = byLast
        .get(tokens.key(at - 1))
        ?.find((entry) => standsAt(tokens, at - entry.keys.length, entry.keys))
      return found && { at: at - found.keys.length, next: at, value: found.value }
    },
  }
}

/** Keeps the lists sorted from the longest phrase to the shortest. */
function append<Value>(map: Map<string, Entry<Value>[]>, key: string, entry: Entry<Value>): void {
  const list = map.get(key) ?? []
  list.push(entry)
  list.sort((left, right) => right.keys.length - left.keys.length)
  map.set(key, list)
}

function standsAt(tokens: Tokens, at: number, keys: readonly string[]): boolean {
  return at >= 0 && keys.every((key, index) => tokens.key(at + index) === key)
}
