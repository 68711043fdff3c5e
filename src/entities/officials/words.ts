/** The shape of a language's words about offices. */

/** What a generic noun (`la empresa`, `la chambre`) may stand for. */
export interface GenericNoun {
  /** Types of mentions that it can refer to; `body` is any of the three. */
  readonly refersTo: 'company' | 'public_body' | 'organization' | 'body'
  /** Folded beginnings of words: a name that has one of them is preferred. */
  readonly stems?: readonly string[]
}

/** Words of one language, folded. */
export interface OfficeWords {
  readonly articles: ReadonlySet<string>
  readonly possessives: ReadonlySet<string>
  /** `cuyo`, `dont`. */
  readonly relatives: ReadonlySet<string>
  readonly copulas: ReadonlySet<string>
  /** Words that may stand between a name and its role: `actual`, `hasta ahora`, `ancien`. */
  readonly fillers: ReadonlySet<string>
  /** Courtesy titles before a name. */
  readonly titles: ReadonlySet<string>
  /** Prepositions that lead from a role to its organisation or place. */
  readonly prepositions: ReadonlySet<string>
  /** Prepositions before a name that is not the subject of its clause. */
  readonly oblique: ReadonlySet<string>
  readonly conjunctions: ReadonlySet<string>
  /** Words that end a complement: pronouns, conjunctions of clauses. */
  readonly barriers: ReadonlySet<string>
  /** Participles that name a lead (`presidido`) and the `por` that follows. */
  readonly participles: ReadonlySet<string>
  readonly agents: ReadonlySet<string>
  /** Finite verbs that name a lead (`preside`). */
  readonly verbs: ReadonlySet<string>
  /** Phrases that name a lead (`a la tete`, `al frente`), as folded words. */
  readonly leadPhrases: readonly (readonly string[])[]
  /** Roles of a territory: with a possessive they belong to a place. */
  readonly territorial: ReadonlySet<string>
  readonly generics: Readonly<Record<string, GenericNoun>>
  /** Endings of adjectives that may follow a role: `trinitense`, `provincial`. */
  readonly adjective: RegExp
}

/** Makes a set of the words of a text. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''))
}
