/** Text of others on a terminal. */

/** Blanks out what would move a terminal's cursor or change its colours. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
}
