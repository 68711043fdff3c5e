/** How sure a mention is, in the sense that of those given 0.9 nine in ten are right. */
import type { Mention } from '../model/mention.js'

// Fitted on two held-out pairs of folds (`docs/accuracy.md`, Names): the tagger is a little too sure of itself.
const slope = 0.89
const shift = -0.12
const least = 0.01
const most = 0.999

/** States the confidence as it comes true on regions that the tagger has not seen. */
export function calibrate(mention: Mention): Mention {
  const bounded = Math.min(most, Math.max(least, mention.confidence))
  const odds = slope * Math.log(bounded / (1 - bounded)) + shift
  return { ...mention, confidence: Math.round(1000 / (1 + Math.exp(-odds))) / 1000 }
}
