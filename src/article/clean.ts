/** Text as a reader sees it: composed characters, plain spaces, nothing invisible. */

// Soft hyphen, zero-width characters, direction marks, invisible operators, variation selectors, byte order mark.
const invisible =
  /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+/gu
const controls = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\ufffe\uffff]+/gu
const spaces = /\s+/gu
// Beside plain spaces, one at a time, only letters and signs that stand for themselves: nearly all text of pages.
const unclean = /[^ -~¡-¬®-ʯ–—‘’“”…€]|  /
// What is more than that and other spaces.
const strange = /[^\t-\r -~\u00a0-¬®-ʯ–—‘’“”…€]/

/**
 * Gives the text on one line: NFC, single plain spaces, without soft hyphens, zero-width, control and private characters.
 *
 * @example cleanLine(' Le\u00a0ca\u00adfe\u0301 ') // 'Le café'
 */
export function cleanLine(text: string): string {
  if (!unclean.test(text)) return text.trim()
  if (!strange.test(text)) return text.replace(spaces, ' ').trim()
  return text
    .replace(invisible, '')
    .replace(controls, ' ')
    .normalize('NFC')
    .replace(spaces, ' ')
    .trim()
}
