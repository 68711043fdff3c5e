/** Sets of labels as the bits of one number. */

/** The set of these labels. */
export function setOf(labels: readonly number[]): number {
  return labels.reduce((set, label) => set | (1 << label), 0)
}

/** The lowest label of a set that is not empty; `set &= set - 1` takes it out. */
export function lowestLabel(set: number): number {
  return 31 - Math.clz32(set & -set)
}
