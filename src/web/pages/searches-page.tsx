/** The saved searches: their feeds, and what became of their alerts. */
import type { FC } from 'hono/jsx'
import type { SavedSearch } from '../../model/saved-search.js'
import { Layout } from '../parts/layout.js'
import type { Reader } from '../reader.js'
import { searchHref } from '../search-address.js'
import { formatMoment } from '../values.js'

/** What the page shows. */
export interface SearchesPageProps {
  readonly reader: Reader
  readonly searches: readonly SavedSearch[]
  /** A search to be saved. */
  readonly search: string
  /** Whether a change was just made. */
  readonly isDone: boolean
}

const SaveForm: FC<Pick<SearchesPageProps, 'reader' | 'search'>> = ({ reader, search }) => {
  const { searches: words } = reader.words
  return (
    <form method="post" action="/searches" class="card stack">
      <h2>{words.add}</h2>
      <label>
        {words.name}
        <input name="name" required maxlength={300} />
      </label>
      <label>
        {words.query}
        <input name="query" value={search} maxlength={1000} />
      </label>
      <label>
        {words.webhook}
        <input name="webhook" type="url" maxlength={2000} placeholder="https://" />
      </label>
      <label>
        {words.secret}
        <input name="secret" maxlength={300} autocomplete="off" />
      </label>
      <p class="soft">{words.hint}</p>
      <p>
        <button class="main-button">{words.save}</button>
      </p>
    </form>
  )
}

const Alerts: FC<{ readonly reader: Reader; readonly search: SavedSearch }> = ({
  reader,
  search,
}) => {
  const { searches: words } = reader.words
  const { webhook, delivered, due, failed, lastDeliveredAt, lastProblem, nextTryAt } = search
  if (webhook === undefined) return <p class="soft">{words.noWebhook}</p>
  const last =
    lastDeliveredAt === undefined ? words.never : formatMoment(lastDeliveredAt, reader.lang)
  return (
    <>
      <p>
        <code class="address">{webhook}</code>{' '}
        {search.isSigned ? <span class="badge">{words.signed}</span> : null}
      </p>
      <p>
        {words.delivered(delivered)} ({words.last}: {last}) · {words.waiting(due)} ·{' '}
        {words.failed(failed)}
      </p>
      {lastProblem === undefined ? null : (
        <p class="problem">
          {words.problem}: {lastProblem}
          {nextTryAt === undefined
            ? null
            : ` ${words.nextTry}: ${formatMoment(nextTryAt, reader.lang)}.`}
        </p>
      )}
    </>
  )
}

const feeds = ['atom', 'rss', 'json'] as const

const feedNames = { atom: 'Atom', rss: 'RSS', json: 'JSON Feed' } as const

const Saved: FC<{ readonly reader: Reader; readonly search: SavedSearch }> = ({
  reader,
  search,
}) => {
  const { searches: words } = reader.words
  const isStuck = search.failed > 0 || search.failures > 0
  return (
    <li class="card">
      <h2>
        <a href={searchHref(search.query)}>{search.name}</a>
      </h2>
      <p class="soft">{search.query === '' ? words.allEvents : <code>{search.query}</code>}</p>
      <p class="actions">
        <span class="soft">{words.feeds}:</span>
        {feeds.map((format) => (
          <a href={`/searches/${search.id}/feed.${format}`}>{feedNames[format]}</a>
        ))}
      </p>
      <Alerts reader={reader} search={search} />
      <div class="actions">
        {isStuck ? (
          <form method="post" action={`/searches/${search.id}/retry`}>
            <button aria-label={`${words.retry}: ${search.name}`}>{words.retry}</button>
          </form>
        ) : null}
        <form method="post" action={`/searches/${search.id}/remove`}>
          <button aria-label={`${words.remove}: ${search.name}`}>{words.remove}</button>
        </form>
      </div>
    </li>
  )
}

/** The page. */
export const SearchesPage: FC<SearchesPageProps> = ({ reader, searches, search, isDone }) => {
  const { words } = reader
  return (
    <Layout reader={reader} title={words.searches.title} section="searches">
      <h1>{words.searches.title}</h1>
      <p>{words.searches.intro}</p>
      {isDone ? (
        <p class="card" role="status">
          {words.review.done}
        </p>
      ) : null}
      <div class="columns wide-left">
        <ul class="plain">
          {searches.map((saved) => (
            <Saved reader={reader} search={saved} />
          ))}
          {searches.length === 0 ? <li class="card">{words.searches.none}</li> : null}
        </ul>
        <div>
          <SaveForm reader={reader} search={search} />
        </div>
      </div>
    </Layout>
  )
}
