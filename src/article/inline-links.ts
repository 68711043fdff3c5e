/** Links to other articles inside a paragraph: `… dit-il. À LIRE AUSSI Autre titre La suite du texte …`. */
import { fold } from '../text/fold.js'
import type { Piece } from './piece.js'

const invitation =
  "(?:(?:a )?(?:lire|voir|ecouter|relire|revoir|decouvrir) (?:aussi|egalement)|a lire|a voir|(?:lea|lee|leer|ver|vea|mira|mire) (?:tambien|mas)|(?:te|le) puede interesar|(?:nota|noticia) relacionada|lire (?:notre|l')[a-z ']{0,20})"
const endsWithInvitation = new RegExp(`(?:^|[\\s.!?;)>»\\]"[(-])${invitation} ?[:>|»(\\[-]{0,3} ?$`)
const beginsWithInvitation = new RegExp(`^[>»+(\\[ -]{0,4}${invitation}\\b`)
const longestInvitation = 60

/** Drops invitations with the link that they announce from the pieces of one block, when other text is left. */
export function dropInlineInvitations(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some((piece) => piece.isLink)) return pieces
  const kept: Piece[] = []
  let isDropping = false
  for (const piece of pieces) {
    const isBlank = piece.text.trim() === ''
    if (isDropping && (piece.isLink || isBlank)) continue
    isDropping = false
    if (piece.isLink && !isBlank && isAnnounced(kept, piece)) {
      isDropping = true
      kept.push({ ...piece, text: ' ', isLink: false })
    } else kept.push(piece)
  }
  return kept
}

/** Tells whether the link is an invitation, and takes the words that announce it off the pieces before it. */
function isAnnounced(kept: Piece[], link: Piece): boolean {
  if (beginsWithInvitation.test(fold(link.text.slice(0, longestInvitation)).trimStart()))
    return true
  let index = kept.length - 1
  while (index >= 0 && kept[index]?.text.trim() === '') index--
  const before = kept[index]
  if (!before || before.isLink) return false
  const found = invitationStart(before.text)
  if (found === undefined) return false
  kept[index] = { ...before, text: before.text.slice(0, found) }
  return true
}

/** Where the invitation at the end of the text begins; undefined when there is none. */
function invitationStart(text: string): number | undefined {
  const tail = text.trimEnd().slice(-longestInvitation)
  const folded = fold(tail)
  const match = endsWithInvitation.exec(folded)
  if (!match) return undefined
  const start = match.index + match[0].search(/[a-z]/u)
  // Folding keeps the length of these words; a ligature before them would move them, and then nothing is cut.
  return folded.length === tail.length ? text.trimEnd().length - tail.length + start : undefined
}
