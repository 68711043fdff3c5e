/** Collects the features of a candidate; a feature is the hash of its kind and what it says. */
import { hashText, mixHash } from '../text/hash.js'
import type { Features } from './linear.js'

const kinds = new Map<string, number>()

/** The hash of a kind of feature or of a fixed word. */
export function kindHash(kind: string): number {
  const known = kinds.get(kind)
  if (known !== undefined) return known
  const hash = hashText(kind)
  kinds.set(kind, hash)
  return hash
}

/** Features in the making. Each is kept once, with the greatest of its values. */
export class FeatureSink {
  private readonly values = new Map<number, number>()
  private readonly strong = new Set<number>()
  private noted: Set<number> | undefined
  private readonly about: number

  /** All features of the sink are about the same thing, such as an entity's type. */
  constructor(about = 0) {
    this.about = about
  }

  private keyOf(kind: string, first: number, second: number): number {
    return mixHash(mixHash(kindHash(kind) + this.about, first), second)
  }

  /** Adds a feature: its kind and up to two things that it says. */
  add(kind: string, first = 0, second = 0): void {
    this.put(this.keyOf(kind, first, second), 1)
  }

  /** Adds a feature that means something else for each type of event. */
  addStrong(kind: string, first = 0, second = 0): void {
    const key = this.keyOf(kind, first, second)
    this.put(key, 1)
    this.strong.add(key)
  }

  /** Adds a feature of a given weight. */
  put(key: number, value: number): void {
    this.noted?.add(key)
    const known = this.values.get(key)
    if (known === undefined || known < value) this.values.set(key, value)
  }

  /** The features that are added while the work is done, also those that were known before. */
  noteDuring(work: () => void): { readonly keys: number[]; readonly strong: number[] } {
    const noted = new Set<number>()
    this.noted = noted
    work()
    this.noted = undefined
    const keys = [...noted]
    return { keys, strong: keys.filter((key) => this.strong.has(key)) }
  }

  /** Adds to the strong features their pairs with another fact. */
  pairStrongWith(fact: number): void {
    for (const key of this.strong) this.put(mixHash(key, fact), 1)
  }

  /** The features that mean something else for each type of event. */
  strongKeys(): number[] {
    return [...this.strong]
  }

  /** The features collected so far. */
  finish(): Features {
    return { keys: [...this.values.keys()], values: [...this.values.values()] }
  }
}
