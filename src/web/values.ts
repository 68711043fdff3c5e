/** Dates, amounts and names of countries as readers of each language write them. */
import { iso31662 } from 'iso-3166'
import type { EventRow } from '../model/row.js'
import type { DeskLanguage } from './words/words.js'

const styles = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'short' },
  10: { year: 'numeric', month: 'short', day: 'numeric' },
} as const satisfies Record<number, Intl.DateTimeFormatOptions>

/** Writes a day, month or year; what is no full date (`XXXX-02-16`) stays as it is. */
export function formatDate(date: string, lang: DeskLanguage): string {
  const text = date.slice(0, 10)
  const style = styles[text.length as keyof typeof styles] as Intl.DateTimeFormatOptions | undefined
  const moment = new Date(`${text.padEnd(10, '-01')}T00:00:00Z`)
  const filled = text.length === 4 ? new Date(`${text}-01-01T00:00:00Z`) : moment
  if (style === undefined || Number.isNaN(filled.getTime())) return date
  return new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }).format(filled)
}

/** Writes a moment to the minute, in UTC. */
export function formatMoment(moment: string, lang: DeskLanguage): string {
  return new Intl.DateTimeFormat(lang, {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' },
  }).format(new Date(moment))
}

/** Writes when an event takes place; empty when nobody says. */
export function formatPeriod(
  { start, end }: Pick<EventRow, 'start' | 'end'>,
  lang: DeskLanguage,
): string {
  const days = [start, end].filter((day) => day !== null).map((day) => formatDate(day, lang))
  return [...new Set(days)].join(' – ')
}

/** Writes an amount of money with its currency; empty when there is none. */
export function formatAmount(
  { amount, amount_unit: unit }: Pick<EventRow, 'amount' | 'amount_unit'>,
  lang: DeskLanguage,
): string {
  if (amount === null) return ''
  const value = Number(amount)
  const style = { maximumFractionDigits: Number.isInteger(value) ? 0 : 2 }
  if (unit === null || !/^[A-Z]{3}$/.test(unit)) {
    const text = new Intl.NumberFormat(lang, style).format(value)
    return unit === null ? text : `${text} ${unit}`
  }
  return new Intl.NumberFormat(lang, {
    ...style,
    ...{ style: 'currency', currency: unit, currencyDisplay: 'code' },
  }).format(value)
}

/** The name of a country, by its code of ISO 3166-1. */
export function countryName(code: string, lang: DeskLanguage): string {
  return /^[A-Z]{2}$/.test(code)
    ? (new Intl.DisplayNames([lang], { type: 'region', fallback: 'code' }).of(code) ?? code)
    : code
}

/** The name of a language, by its code. */
export function languageName(code: string, lang: DeskLanguage): string {
  return new Intl.DisplayNames([lang], { type: 'language', fallback: 'code' }).of(code) ?? code
}

const regionNames: ReadonlyMap<string, string> = new Map(
  iso31662.map(({ code, name }) => [code, name]),
)

/** The name of a first-level division, by its code of ISO 3166-2. */
export function regionName(code: string): string {
  return regionNames.get(code) ?? code
}
