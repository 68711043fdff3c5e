/** One event in a list. */
import type { FC } from 'hono/jsx'
import type { EventRow } from '../../model/row.js'
import type { Snippet } from '../../model/search.js'
import type { Reader } from '../reader.js'
import { formatAmount, formatPeriod } from '../values.js'
import { SnippetText } from './marked-text.js'

interface CardProps {
  readonly reader: Reader
  readonly event: EventRow
  readonly snippet?: Snippet
}

/** What the event is called: as an analyst named it, else by its programme and the headline that tells it. */
export function eventTitle({ name, programme, title }: EventRow): string {
  return name ?? (programme === null ? title : `${programme}: ${title}`)
}

/** Type and status of an event. */
export const Badges: FC<{ readonly reader: Reader; readonly event: EventRow }> = ({
  reader,
  event,
}) => (
  <>
    <span class="badge badge-type">{reader.words.types[event.type]}</span>{' '}
    {event.status === null ? null : (
      <span class="badge">{reader.words.statuses[event.status]}</span>
    )}
  </>
)

/** The event in a few lines, with a link to its page. */
export const EventCard: FC<CardProps> = ({ reader, event, snippet }) => {
  const who = [...event.organizer, ...event.participant].slice(0, 4)
  const where = event.destination.slice(0, 4)
  const facts = [
    who.join(', '),
    where.join(', '),
    formatPeriod(event, reader.lang),
    formatAmount(event, reader.lang),
  ].filter((fact) => fact !== '')
  return (
    <li class="card found">
      <Badges reader={reader} event={event} />
      <h3>
        <a href={`/events/${event.id}`}>{eventTitle(event)}</a>
      </h3>
      <p class="meta">
        {facts.map((fact) => (
          <span>{fact}</span>
        ))}
      </p>
      {snippet === undefined || snippet.text === event.title ? null : (
        <blockquote>
          <SnippetText snippet={snippet} />
        </blockquote>
      )}
      <p class="meta">
        <span>{event.site}</span>
        <span>{event.published?.slice(0, 10)}</span>
        {event.articles > 1 ? <span>{reader.words.search.sources(event.articles)}</span> : null}
      </p>
    </li>
  )
}
