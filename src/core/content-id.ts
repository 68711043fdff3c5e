/** Ids derived from content: the same things get the same id on every machine and in every run. */
import { hash } from 'node:crypto'

/**
 * Returns 20 hexadecimal characters (80 bits of SHA-256) for the parts, in their order. At a hundred million
 * ids the chance of any collision is below one in a hundred million. The unit separator between the parts
 * keeps `('ab', 'c')` and `('a', 'bc')` apart.
 *
 * @example contentId('article', 'https://example.org/a') // 20 characters
 */
export function contentId(...parts: readonly string[]): string {
  return hash('sha256', parts.join('\u001f')).slice(0, 20)
}
