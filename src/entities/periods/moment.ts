/** What a date expression says before it is laid onto the calendar. */
import type { Part, Pick, Unit } from './words.js'

/** A number of units; negative ones lie in the past. */
export interface Stretch {
  readonly unit: Unit
  readonly count: number
}

/** A numbered part of a year or month: the third quarter, the first two weeks, the last Monday. */
export interface Division {
  readonly unit: 'week' | 'fortnight' | 'month' | 'quarter' | 'half' | 'weekday'
  /** Place from one; -1 is the last. */
  readonly number: number
  /** How many units each part spans. */
  readonly size: number
  /** How many parts the whole takes: three in `los tres primeros meses`. */
  readonly length: number
  readonly weekday?: number
}

/**
 * One end of a period as written: any of its fields may be missing. `el martes 5 de noviembre` holds a weekday, a
 * day and a month; `el segundo trimestre del próximo año` a division and a year shift; `hace dos semanas` a distance.
 */
export interface Moment {
  readonly year?: number
  /** Years from the publication's: -1 in `marzo del año pasado`. */
  readonly yearShift?: number
  readonly month?: number
  /** Months from the publication's: 1 in `el 12 del próximo mes`. */
  readonly monthShift?: number
  readonly day?: number
  readonly weekday?: number
  readonly division?: Division
  readonly season?: number
  /** First year of a decade. */
  readonly decade?: number
  readonly century?: number
  /** Number of the week in its year. */
  readonly week?: number
  /** Whether the whole week of the day is meant: `la semana del 16 de septiembre`. */
  readonly weekOf?: boolean
  /** A whole unit of the calendar, counted from the publication's: `la semana próxima`. */
  readonly shift?: Stretch
  /** An exact distance from the publication: `hace tres días`. */
  readonly away?: Stretch
  /** All days up to the publication or after it: `los últimos tres meses`. */
  readonly run?: Stretch
  readonly pick?: Pick
  readonly part?: Part
}

/** A moment that was read, and where the reading stopped. */
export interface Found {
  readonly moment: Moment
  /** Index of the first token after it. */
  readonly next: number
  readonly rule: string
  /** Whether the article before it belongs to it: `la semana pasada`. */
  readonly withArticle?: boolean
  /** Whether it is a date only after a verb that looks ahead: `en dos semanas`. */
  readonly onlyAhead?: boolean
}
