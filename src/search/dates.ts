/** Dates of a search: a day, a month or a year. */
import { daysInMonth } from '../text/calendar.js'

/** Tells whether the text is `2024`, `2024-03` or `2024-03-12`, and a day of the calendar. */
export function isSearchDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (match === null) return false
  const [year, month, day] = [match[1], match[2] ?? '01', match[3] ?? '01'].map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}
