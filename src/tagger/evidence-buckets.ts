/** Probabilities as a few steps, so that features can be made of them. */

/** Gives the step from 0 (below 0.02) to 5 (0.97 and above). */
export function shareBucket(share: number): number {
  let step = 0
  for (const limit of limits) if (share >= limit) step++
  return step
}

const limits = [0.02, 0.2, 0.5, 0.8, 0.97]
