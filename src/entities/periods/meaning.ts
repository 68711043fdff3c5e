/** Gives every term the same shape, so that the scanner reads them quickly. */
import type { Meaning, Term } from './words.js'

/** The term with all of its fields. */
export function completeTerm(term: Term): Meaning {
  return {
    month: term.month,
    short: term.short,
    weekday: term.weekday,
    shortWeekday: term.shortWeekday,
    unit: term.unit,
    size: term.size,
    plural: term.plural,
    season: term.season,
    doubtful: term.doubtful,
    count: term.count,
    thousand: term.thousand,
    ordinal: term.ordinal,
    dayShift: term.dayShift,
    pick: term.pick,
    behind: term.behind,
    part: term.part,
    bare: term.bare,
    article: term.article,
    of: term.of,
    from: term.from,
    to: term.to,
    since: term.since,
    until: term.until,
    before: term.before,
    after: term.after,
    between: term.between,
    and: term.and,
    preposition: term.preposition,
    ago: term.ago,
    back: term.back,
    ahead: term.ahead,
    maybeAhead: term.maybeAhead,
    vague: term.vague,
    andHalf: term.andHalf,
    street: term.street,
    habit: term.habit,
    suffix: term.suffix,
    filler: term.filler,
    clause: term.clause,
  }
}

/** What a word means that means nothing in dates. */
export const noMeaning: Meaning = completeTerm({})
