/** Keys under which names of one or more words are looked up. */
import { fold } from './fold.js'
import { hashText, mixHash } from './hash.js'
import { eachToken } from './tokens.js'

/** The key of the empty name; extend it with `extendNameKey`. */
export const emptyNameKey = 0

/** Extends a name's key by one more word, given by the hash of the folded word. */
export function extendNameKey(key: number, wordHash: number): number {
  return key === emptyNameKey ? wordHash : mixHash(key, wordHash)
}

/** Gives the keys of the name's beginnings: of its first token, first two tokens, and so on to the whole. */
export function nameKeys(name: string): number[] {
  const keys: number[] = []
  let key = emptyNameKey
  eachToken(name, (start, end) => {
    key = extendNameKey(key, hashText(fold(name.slice(start, end))))
    keys.push(key)
  })
  return keys
}

/** Gives the key of the whole name: the last of `nameKeys`, or `emptyNameKey` when the name has no token. */
export function wholeNameKey(name: string): number {
  let key = emptyNameKey
  eachToken(name, (start, end) => {
    key = extendNameKey(key, hashText(fold(name.slice(start, end))))
  })
  return key
}
