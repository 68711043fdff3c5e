/** What a date expression says before it is laid onto the calendar. */
import type { Part, Pick, Unit } from './words.js'

/** A number of units. */
export interface Stretch {
  readonly unit: Unit
  readonly count: number
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
  /** The weekday's place in its month, 1 to 5, or -1 for the last. */
  readonly place?: number
  /** Numbered part of a year: a quarter, a half, a run of months. */
  readonly division?: {
    readonly unit: 'quarter' | 'half' | 'month' | 'week'
    readonly number: number
    readonly size?: number
  }
  readonly season?: number
  readonly decade?: number
  readonly century?: number
  /** A whole unit of the calendar, counted from the publication's: `la semana próxima`. */
  readonly shift?: Stretch
  /** An exact distance from the publication: `hace tres días`. */
  readonly away?: Stretch
  /** The units before or after the publication: `los últimos tres meses`. */
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
}
