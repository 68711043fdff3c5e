/** Folding: what is left of a word when case, accents and typographic variants do not count. */
import { shortestView } from './detached.js'

const typographic: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
}

/**
 * Folds case, accents, ligatures and typographic quotes and dashes. The length may change; to keep indices, fold
 * word by word.
 *
 * @example fold('Œuvre d’Élodie') // "oeuvre d'elodie"
 */
export function fold(text: string): string {
  const small = text.toLowerCase()
  // Most words have nothing but letters to make small.
  if (!special.test(small)) return small
  // A longer part of a text would, kept as a key, keep the whole text in memory.
  if (small.length >= shortestView) return foldCharacters(small)
  const known = foldedWords.get(small)
  if (known !== undefined) return known
  const folded = foldCharacters(small)
  if (foldedWords.size >= mostWords) foldedWords.clear()
  foldedWords.set(small, folded)
  return folded
}

const special = /[^ -~]/
const foldedWords = new Map<string, string>()
const mostWords = 20_000

function foldCharacters(small: string): string {
  return small.replace(
    /[^ -~]/gu,
    (character) => foldedCharacters.get(character) ?? foldCharacter(character),
  )
}

// Characters fold each on its own, and few of them are in use.
const foldedCharacters = new Map<string, string>()
const mostFolded = 5000

function foldCharacter(character: string): string {
  const folded = character
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘ʼ´“”«»–—‑œæßøł]/gu, (sign) => typographic[sign] ?? sign)
  if (foldedCharacters.size < mostFolded) foldedCharacters.set(character, folded)
  return folded
}

/** Folds and keeps only letters and digits, words separated by single spaces: the key under which names are compared. */
export function nameKey(name: string): string {
  const folded = fold(name)
  const words = special.test(folded)
    ? folded.replace(/[^\p{L}\p{N}]+/gu, ' ')
    : folded.replace(/[^a-z0-9]+/g, ' ')
  return words.trim()
}

const foldedUnits = new Map<string, string>()

function foldUnit(unit: string): string {
  const folded = fold(unit)
  const result =
    folded.length === 1 ? folded : unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit
  foldedUnits.set(unit, result)
  return result
}

/**
 * Folds case, accents and typographic quotes unit by unit, so that every index still points at the same place;
 * ligatures, which would need two units, stay.
 *
 * @example foldInPlace('L’Élysée') // "l'elysee"
 */
export function foldInPlace(text: string): string {
  return text.replace(/[^a-z0-9 .,]/g, (unit) => foldedUnits.get(unit) ?? foldUnit(unit))
}
