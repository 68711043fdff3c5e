/** Text → language and confidence, from the text itself; what the page declares is only a weak hint. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../core/package-root.js'
import { problem, ProblemError } from '../core/problem.js'
import type { DetectedLanguage } from '../model/language.js'
import type { Span } from '../model/span.js'
import { nameForeign } from './foreign.js'
import { openProfile, type Profile, type ProfileScores } from './profile.js'
import { decodeProfile } from './profile-file.js'
import { sampleWords, type SampledWords } from './words.js'

/** What else is known of the text's language, none of it certain. */
export interface LanguageHint {
  /** The language that the page declares, such as `es` or `fr-CA`. */
  readonly declared?: string
}

/** Added to the score of the declared language: as much as one short word says. */
const hintScore = 1
/** Scores add up as if features were independent, which they are not: they are flattened before they become odds. */
const flattening = 0.35
/**
 * Share of a text's n-grams that its language must know, names being allowed for. Of Spanish and French paragraphs 99
 * in a hundred have more than 0.45; Corsican read as Italian has 0.39, Swedish as German 0.2, Polish 0.05.
 */
const leastFit = 0.3
const goodFit = 0.45
const toleratedGrams = 6

const unknown: DetectedLanguage = { code: 'und', confidence: 0 }

let loaded: Profile | undefined

/** The profile is read when the first text comes, so that a program that needs none starts at once. */
function profile(): Profile {
  if (!loaded) {
    const file = path.join(packageRoot, 'data/models/language.bin')
    const table = fs.existsSync(file) ? decodeProfile(fs.readFileSync(file)) : undefined
    if (!table) {
      throw new ProblemError(
        problem('model/unreadable', `${file} is missing or damaged: install the program again.`),
      )
    }
    loaded = openProfile(table)
  }
  return loaded
}

interface ScoredText {
  readonly text: string
  readonly sampled: SampledWords
  /** Absent where the text has no words to score. */
  readonly scores: ProfileScores | undefined
}

let lastScored: ScoredText | undefined

/** Scores the text; who asks again with another hint, or for its paragraphs, asks about the same text. */
function scoredText(text: string): ScoredText {
  if (lastScored?.text === text) return lastScored
  const sampled = sampleWords(text)
  const isReadable = sampled.ends.length > 0 && !byScript(sampled)
  lastScored = { text, sampled, scores: isReadable ? profile().score(sampled) : undefined }
  return lastScored
}

function byScript({ latinLetters, otherLetters }: SampledWords): DetectedLanguage | undefined {
  let best = unknown
  let total = latinLetters
  for (const count of otherLetters.values()) total += count
  for (const [code, count] of otherLetters) {
    if (count / total > best.confidence) best = { code, confidence: count / total }
  }
  return best.confidence > 0.5 ? best : undefined
}

function totals(scores: ProfileScores, declared: string | undefined): Float64Array {
  const { languages, familyWeights, priors } = profile().header
  const total = Float64Array.from(priors)
  for (let family = 0; family < familyWeights.length; family++)
    addWeighted(total, familyWeights[family] ?? 0, scores.sums[family] ?? total)
  const column = languages.indexOf(declared ?? '')
  if (column >= 0) total[column] = (total[column] ?? 0) + hintScore
  return total
}

function addWeighted(total: Float64Array, weight: number, sums: Float64Array): void {
  for (let column = 0; column < total.length; column++)
    total[column] = (total[column] ?? 0) + weight * (sums[column] ?? 0)
}

/**
 * Tells the language of a text by its words; `und` where they tell nothing. Of a long text it reads the beginning
 * and a piece of the middle.
 *
 * @example detectLanguage('La empresa abrirá una fábrica') // { code: 'es', confidence: 0.99 }
 */
export function detectLanguage(text: string, hint: LanguageHint = {}): DetectedLanguage {
  const { sampled, scores } = scoredText(text)
  const foreign = byScript(sampled)
  if (foreign) return foreign
  if (!scores) return unknown
  const total = totals(scores, hint.declared?.slice(0, 2).toLowerCase())
  const top = Math.max(...total)
  const column = total.indexOf(top)
  const fit = (scores.known[column] ?? 0) / Math.max(1, scores.grams - toleratedGrams)
  if (fit < leastFit) return nameForeign(text, profile().header.languages) ?? unknown
  const odds = total.reduce((sum, value) => sum + Math.exp((value - top) * flattening), 0)
  const confidence = Math.min(1, fit / goodFit) / odds
  return { code: profile().header.languages[column] ?? 'und', confidence }
}

/** Tells the language of each paragraph, for articles that mix languages; the text's own language serves as the hint. */
export function detectParagraphs(
  text: string,
  paragraphs: readonly Span[],
): readonly DetectedLanguage[] {
  const declared = detectLanguage(text).code
  return paragraphs.map(({ start, end }) => detectLanguage(text.slice(start, end), { declared }))
}
