/** How numbers and units are joined: `de`, `d'`, nothing glued. */
import { isDigitCode, isLetterCode, type Tokens } from '../../text/numerals/tokens.js'

/** Steps over `de`, `d'` before a unit. */
export function skipOf(tokens: Tokens, at: number): number {
  const key = tokens.key(at)
  if (key === 'de') return at + 1
  return key === 'd' && tokens.key(at + 1) === "'" ? at + 2 : at
}

/** Tells whether nothing is glued to the end of a unit in letters. */
export function isClosed(tokens: Tokens, next: number): boolean {
  const end = tokens.end(next - 1)
  const following = tokens.text.charCodeAt(end)
  const isGlued = isLetterCode(following) || isDigitCode(following)
  return !isGlued || !isLetterCode(tokens.text.charCodeAt(end - 1))
}
