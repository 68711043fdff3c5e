/** What is left to review, and what was decided. */
import type { FC } from 'hono/jsx'
import type { Decision } from '../../store/index.js'
import type { EventRow } from '../../model/row.js'
import { EventCard } from '../parts/event-card.js'
import { Layout } from '../parts/layout.js'
import type { Reader } from '../reader.js'

/** What the page shows. */
export interface ReviewPageProps {
  readonly reader: Reader
  /** The least sure events first. */
  readonly events: readonly EventRow[]
  /** The latest decisions first. */
  readonly decisions: readonly Decision[]
  readonly isDone: boolean
}

const Verdict: FC<{ readonly reader: Reader; readonly event: EventRow }> = ({ reader, event }) => (
  <div class="actions">
    {(['accept', 'reject'] as const).map((kind) => (
      <form method="post" action="/decisions">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="subject" value="event" />
        <input type="hidden" name="id" value={event.id} />
        <input type="hidden" name="back" value="/review" />
        <button aria-label={`${reader.words.review[kind]}: ${event.title}`}>
          {reader.words.review[kind]}
        </button>
      </form>
    ))}
  </div>
)

const Decisions: FC<Pick<ReviewPageProps, 'reader' | 'decisions'>> = ({ reader, decisions }) => {
  const { review } = reader.words
  if (decisions.length === 0) return <p class="soft">{review.noDecisions}</p>
  return (
    <ul class="plain">
      {decisions.map(({ id, kind, subject, subjectId, detail, madeAt, undoneAt }) => (
        <li class="card">
          <p>
            {review.kinds[kind]}{' '}
            <a href={`/${subject === 'event' ? 'events' : 'entities'}/${subjectId}`}>
              {subjectId.slice(0, 10)}
            </a>{' '}
            {Object.values(detail).join(' · ')}{' '}
            <span class="soft">{madeAt.slice(0, 16).replace('T', ' ')}</span>
          </p>
          {undoneAt === undefined ? (
            <form method="post" action={`/decisions/${id}/undo`}>
              <input type="hidden" name="back" value="/review" />
              <button>{review.undo}</button>
            </form>
          ) : (
            <span class="badge">{review.undone}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The page. */
export const ReviewPage: FC<ReviewPageProps> = ({ reader, events, decisions, isDone }) => {
  const { review } = reader.words
  return (
    <Layout reader={reader} title={review.title} section="review">
      <h1>{review.title}</h1>
      {isDone ? (
        <p class="card" role="status">
          {review.done}
        </p>
      ) : null}
      <p>{review.intro}</p>
      <div class="columns wide-left">
        <div>
          {events.length === 0 ? <p class="card">{review.none}</p> : null}
          {events.map((event) => (
            <section class="card">
              <ul class="plain">
                <EventCard reader={reader} event={event} />
              </ul>
              {event.evidence === null ? null : <blockquote>{event.evidence}</blockquote>}
              <Verdict reader={reader} event={event} />
            </section>
          ))}
        </div>
        <section>
          <h2>{review.decisions}</h2>
          <Decisions reader={reader} decisions={decisions} />
        </section>
      </div>
    </Layout>
  )
}
