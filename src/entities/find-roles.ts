/** Offices that stand where offices stand, beside a person, and were not marked; and marked ones that stand again. */
import type { Language } from '../model/language.js'
import { cueFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { fold } from '../text/fold.js'
import { tokenKind, type Tokens } from '../text/tokens.js'

interface Surroundings {
  readonly tokens: Tokens
  readonly lang: Language
  readonly lexicon: Lexicon
}

const sure = 0.9
const stated = 0.7
const office = cueFlag.roleHead | cueFlag.profession
const longest = 5
const former = new Set(['ancien', 'ancienne', 'antiguo', 'antigua'])
/** Cue words that are verbs or adjectives as often, or say where one lives or how old one is. */
const apart = new Set(
  (
    'juge premier premiere primer ancien ancienne expert guide vecino vecina habitante jubilado jubilada pensionado ' +
    'pensionista heredero heredera campeon campeona habitant riverain riveraine retraite retraitee supporter heritier ' +
    'heritiere champion championne eleve benevole salarie salariee'
  ).split(' '),
)

/** Adds the offices that were missed; the result is in order, without overlaps. */
export function findRoles(mentions: readonly Mention[], around: Surroundings): Mention[] {
  const reader = new RoleReader(mentions, around)
  return [...mentions, ...reader.beside(), ...reader.before(), ...reader.again()].sort(
    (left, right) => left.start - right.start,
  )
}

class RoleReader {
  private readonly mentions: readonly Mention[]
  private readonly around: Surroundings
  private readonly taken: Uint8Array

  constructor(mentions: readonly Mention[], around: Surroundings) {
    this.mentions = mentions
    this.around = around
    const { tokens } = around
    this.taken = new Uint8Array(tokens.length)
    for (const { start, end } of mentions)
      for (let at = this.tokenAt(start); (tokens.starts[at] ?? end) < end; at++) this.taken[at] = 1
  }

  /** Number of the token that begins at the index; behind the last one when none does. */
  private tokenAt(index: number): number {
    const { starts, length } = this.around.tokens
    let [low, high] = [0, length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < index) low = middle + 1
      else high = middle
    }
    return starts[low] === index ? low : length
  }

  /** `Sergio Kuri, socio director de Arrayán`. */
  beside(): Mention[] {
    return this.mentions.flatMap((mention) => {
      if (mention.type !== 'person' || mention.confidence < sure) return []
      let at = this.tokenAt(mention.start)
      while (this.taken[at] === 1 && (this.around.tokens.starts[at] ?? 0) < mention.end) at++
      if (this.word(at) !== ',') return []
      const from = former.has(fold(this.word(at + 1))) ? at + 2 : at + 1
      const to = this.endOfOffice(from)
      return to > from ? [this.mark(from, to, 'names/role-beside')] : []
    })
  }

  /** `el mecánico, don Toño`. */
  before(): Mention[] {
    return this.mentions.flatMap((mention) => {
      if (mention.type !== 'person' || mention.confidence < sure) return []
      const person = this.tokenAt(mention.start)
      if (person === this.around.tokens.length) return []
      const to = this.endBefore(person)
      const from = this.startOfOffice(to)
      const isLed = from < to && (this.cues(from - 1) & cueFlag.determiner) !== 0
      return isLed ? [this.mark(from, to, 'names/role-before')] : []
    })
  }

  /** Goes back over a comma and a courtesy title. */
  private endBefore(person: number): number {
    let to = person
    while (to > 0 && (this.word(to - 1) === ',' || (this.cues(to - 1) & cueFlag.courtesy) !== 0))
      to--
    return to
  }

  /** Where the office that ends before `to` begins; `to` itself when there is none. */
  private startOfOffice(to: number): number {
    let from = to
    while (from > 0 && to - from < longest && this.isPart(from - 1)) from--
    return this.isOffice(from) ? from : to
  }

  /** `la alcaldesa`, where the article has `la alcaldesa de Jaén, Rosa Gil`. */
  again(): Mention[] {
    const known = new Set(
      this.mentions.flatMap(({ type, text, confidence }) =>
        type === 'role' && confidence >= sure && !/\s/.test(text) ? [text] : [],
      ),
    )
    const found: Mention[] = []
    if (known.size === 0) return found
    for (let at = 1; at < this.around.tokens.length; at++)
      if (this.taken[at] === 0 && known.has(this.word(at)) && this.isAgain(at))
        found.push(this.mark(at, at + 1, 'names/role-again'))
    return found
  }

  private isAgain(at: number): boolean {
    const isDefinite = /^(?:el|la|le|l[’']|al|del)$/i.test(this.word(at - 1))
    return isDefinite && this.taken[at + 1] === 0
  }

  private endOfOffice(from: number): number {
    if (!this.isOffice(from)) return from
    let to = from + 1
    while (to - from < longest && this.isPart(to)) to++
    return to
  }

  private isOffice(at: number): boolean {
    const cues = this.cues(at)
    return (
      this.isFree(at) &&
      (cues & office) !== 0 &&
      (cues & cueFlag.leads) === 0 &&
      !apart.has(fold(this.word(at)))
    )
  }

  private isPart(at: number): boolean {
    return this.isOffice(at) || (this.isFree(at) && (this.cues(at) & cueFlag.roleModifier) !== 0)
  }

  private isFree(at: number): boolean {
    const { tokens } = this.around
    return at < tokens.length && this.taken[at] === 0 && tokens.kinds[at] === tokenKind.word
  }

  private cues(at: number): number {
    const word = this.word(at)
    return /^\p{Lu}/u.test(word) ? 0 : this.around.lexicon.cuesOf(fold(word), this.around.lang)
  }

  private word(at: number): string {
    const { tokens } = this.around
    return tokens.text.slice(tokens.starts[at], tokens.ends[at])
  }

  private mark(from: number, to: number, rule: string): Mention {
    const { tokens } = this.around
    const start = tokens.starts[from] ?? 0
    const end = tokens.ends[to - 1] ?? start
    this.taken.fill(1, from, to)
    return {
      type: 'role',
      start,
      end,
      text: tokens.text.slice(start, end),
      confidence: stated,
      rule,
    }
  }
}
