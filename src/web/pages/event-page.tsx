/** One event: what it says, each value with the sentence that says it; the article; the map. */
import type { FC } from 'hono/jsx'
import {
  proofsIn,
  type ArticleDetail,
  type EventDetail,
  type Proof,
  type SlotValue,
} from '../../model/detail.js'
import type { EventRow } from '../../model/row.js'
import { ArticleLinks } from '../parts/article-links.js'
import { ArticleText, Legend } from '../parts/article-text.js'
import { Corrections } from '../parts/corrections.js'
import { Badges, eventTitle } from '../parts/event-card.js'
import { Layout } from '../parts/layout.js'
import { WorldMap } from '../parts/world-map.js'
import type { Reader } from '../reader.js'
import { formatAmount, formatDate } from '../values.js'
import type { Words } from '../words/words.js'

/** What the page shows. */
export interface EventPageProps {
  readonly reader: Reader
  readonly event: EventDetail
  /** The article whose text is shown below. */
  readonly article?: ArticleDetail
  /** Whether a change was just made. */
  readonly isDone: boolean
}

/** The order in which a reader asks. */
const order = [
  ...['programme', 'status', 'organizer', 'participant', 'counterpart', 'supporter'],
  ...['origin', 'destination', 'start', 'end', 'amount', 'jobs', 'companies_count'],
] as const satisfies readonly (keyof Words['slots'])[]

function valueText({ slot, value }: SlotValue, event: EventDetail, { lang, words }: Reader) {
  if (slot === 'status') return words.statuses[value as keyof Words['statuses']]
  if (slot === 'start' || slot === 'end') return formatDate(value, lang)
  if (slot === 'amount') return formatAmount({ ...event.row, amount: value }, lang)
  if (slot === 'jobs' || slot === 'companies_count') return Number(value).toLocaleString(lang)
  return value
}

/** Values of one slot that the same words prove. */
interface FactRow {
  readonly slot: (typeof order)[number]
  readonly values: readonly SlotValue[]
  readonly proofs: readonly Proof[]
}

const placeOf = ({ articleId, start, end }: Proof) => `${articleId} ${start} ${end}`

/** The rows of the table: what is proved by the same words stands together, and no words stand twice. */
function factRows(event: EventDetail): FactRow[] {
  const rows = new Map<string, FactRow>()
  for (const slot of order) {
    for (const value of event.values.filter((each) => each.slot === slot)) {
      const proofs = [...new Map(value.proofs.map((proof) => [placeOf(proof), proof])).values()]
      const key = [slot, ...proofs.map(placeOf)].join(' ')
      const known = rows.get(key)
      rows.set(key, { slot, proofs, values: [...(known?.values ?? []), value] })
    }
  }
  return [...rows.values()]
}

const ProofText: FC<{ readonly reader: Reader; readonly proofs: readonly Proof[] }> = ({
  reader,
  proofs,
}) =>
  proofs.length === 0 ? (
    <span class="soft">{reader.words.event.noEvidence}</span>
  ) : (
    <>
      {proofs.slice(0, 3).map(({ articleId, start, text }) => (
        <blockquote>
          <a href={`/articles/${articleId}#at-${start}`}>{text}</a>
        </blockquote>
      ))}
    </>
  )

const Values: FC<{
  readonly reader: Reader
  readonly event: EventDetail
  readonly values: readonly SlotValue[]
}> = ({ reader, event, values }) => (
  <ul class="plain">
    {values.map((value) => (
      <li>
        {value.entityId === undefined ? (
          valueText(value, event, reader)
        ) : (
          <a href={`/entities/${value.entityId}`}>{value.value}</a>
        )}
      </li>
    ))}
  </ul>
)

const Facts: FC<{ readonly reader: Reader; readonly event: EventDetail }> = ({ reader, event }) => {
  const { words } = reader
  const rows = factRows(event)
  return (
    <div class="scroll">
      <table class="facts">
        <thead>
          <tr>
            <th scope="col">{words.event.slot}</th>
            <th scope="col">{words.event.value}</th>
            <th scope="col">{words.event.evidence}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ slot, values, proofs }, index) => (
            <tr>
              <th scope="row">{rows[index - 1]?.slot === slot ? '' : words.slots[slot]}</th>
              <td>
                <Values reader={reader} event={event} values={values} />
              </td>
              <td>
                <ProofText reader={reader} proofs={proofs} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Where: FC<{ readonly reader: Reader; readonly event: EventDetail }> = ({ reader, event }) => {
  const from = event.places.filter(({ slot }) => slot === 'origin')
  const to = event.places.filter(({ slot }) => slot === 'destination')
  if (event.places.length === 0) return null
  const names = (spots: typeof from) => spots.map(({ name }) => name).join(', ') || '–'
  return (
    <figure class="card">
      <figcaption>{reader.words.event.map}</figcaption>
      <WorldMap from={from} to={to} label={reader.words.event.mapText(names(from), names(to))} />
    </figure>
  )
}

const Contradictions: FC<{ readonly reader: Reader; readonly row: EventRow }> = ({
  reader,
  row: { contradictions },
}) =>
  contradictions.length === 0 ? null : (
    <section class="card problem">
      <h2>{reader.words.event.contradictions}</h2>
      <ul>
        {contradictions.map((contradiction) => (
          <li>{contradiction}</li>
        ))}
      </ul>
    </section>
  )

const correctionsOf = ({ row: { id, type }, articles }: EventDetail) => ({
  ...{ subject: 'event' as const, id, type },
  parts: articles.map((article) => ({ value: article.id, name: article.title })),
})

/** The page. */
export const EventPage: FC<EventPageProps> = ({ reader, event, article, isDone }) => {
  const { words } = reader
  const { row } = event
  return (
    <Layout reader={reader} title={eventTitle(row)} section="search">
      {isDone ? (
        <p class="card" role="status">
          {words.review.done}
        </p>
      ) : null}
      <p>
        <Badges reader={reader} event={row} />{' '}
        <span class="badge">
          {words.event.confidence} {Math.round(row.confidence * 100)} %
        </span>
      </p>
      <h1>{eventTitle(row)}</h1>
      {event.proofs.slice(0, 1).map(({ text }) => (
        <blockquote>{text}</blockquote>
      ))}
      <div class="columns wide-left">
        <div>
          <section class="card">
            <h2>{words.event.facts}</h2>
            <Facts reader={reader} event={event} />
          </section>
          <Contradictions reader={reader} row={row} />
          {article === undefined ? null : (
            <section class="card">
              <h2>{words.event.article}</h2>
              <Legend reader={reader} names={article.names} />
              <ArticleText reader={reader} article={article} proofs={proofsIn(event, article.id)} />
            </section>
          )}
        </div>
        <div>
          <Where reader={reader} event={event} />
          <section class="card">
            <h2>{words.event.articles(event.articles.length)}</h2>
            <ArticleLinks reader={reader} articles={event.articles} />
          </section>
          <Corrections {...correctionsOf(event)} reader={reader} />
        </div>
      </div>
    </Layout>
  )
}
