/** `npm run eval -- periods --rivals`: starts and ends of events, ours beside those of others. */
import type { EventDate } from './period-events.js'
import { percent, type EvalTable } from './report.js'
import { everyNth, linesOf, type ReadDays, type TextRivals } from './text-rivals.js'

const step = 12

/** Compares the dates that the text states, in every twelfth article that has any. */
export function compareEventDates(dates: readonly EventDate[], rivals: TextRivals): EvalTable {
  const stated = dates.filter((date) => date.stated)
  const articles = new Set(everyNth([...new Set(stated.map(({ article }) => article))], step))
  const chosen = stated.filter(({ article }) => articles.has(article))
  const row = (name: string, hits: ReadonlySet<EventDate>): readonly string[] => [
    name,
    ...(['es', 'fr', undefined] as const).flatMap((lang) => {
      const mine = chosen.filter(({ article }) => lang === undefined || article.lang === lang)
      const share = mine.filter((date) => hits.has(date)).length / Math.max(1, mine.length)
      return [String(mine.length), percent(share)]
    }),
  ]
  const rows = [row('Gaceta', new Set(chosen.filter(({ found }) => found)))]
  for (const [name, read] of Object.entries(rivals.days)) rows.push(row(name, hitsOf(chosen, read)))
  return {
    title: `Stated starts and ends beside rivals, every ${String(step)}th article with any`,
    columns: ['reader', 'es', 'found %', 'fr', 'found %', 'both', 'found %'],
    rows,
  }
}

function hitsOf(dates: readonly EventDate[], read: ReadDays): ReadonlySet<EventDate> {
  const hits = new Set<EventDate>()
  for (const article of new Set(dates.map((date) => date.article))) {
    const { lang, published } = article
    const days = linesOf(article).flatMap((line) => read(line, lang, published))
    const isHit = (one: EventDate): boolean =>
      one.article === article && days.some((day) => day.startsWith(one.date))
    for (const one of dates.filter(isHit)) hits.add(one)
  }
  return hits
}
