/** The search: a box, ways to narrow down, a timeline, the events. */
import type { FC } from 'hono/jsx'
import type { FacetCounts } from '../../model/detail.js'
import type { EventsFound } from '../../model/search.js'
import { EventCard } from '../parts/event-card.js'
import { Facets, facetValueName } from '../parts/facets.js'
import { Layout } from '../parts/layout.js'
import { Timeline } from '../parts/timeline.js'
import type { Reader } from '../reader.js'
import { conditionsOf, narrowed, searchHref } from '../search-address.js'
import type { FacetName } from '../words/words.js'

/** What the page shows. */
export interface SearchPageProps {
  readonly reader: Reader
  /** What the reader typed. */
  readonly search: string
  readonly found?: EventsFound
  readonly facets?: FacetCounts
  /** Whether an earlier page exists. */
  readonly isLater: boolean
  /** Why the search could not be read. */
  readonly fault?: string
}

const SearchBox: FC<{ readonly reader: Reader; readonly search: string }> = ({
  reader: { words },
  search,
}) => (
  <form action="/" method="get" role="search">
    <div class="searchbox">
      <label class="visually-hidden" for="q">
        {words.search.label}
      </label>
      <input
        id="q"
        name="q"
        type="search"
        value={search}
        maxlength={1000}
        placeholder={words.search.placeholder}
        autocomplete="off"
      />
      <button class="main-button">{words.search.submit}</button>
    </div>
    <details>
      <summary>{words.search.help}</summary>
      <table class="card">
        <tbody>
          {words.search.syntax.map(([example, meaning]) => (
            <tr>
              <td>
                <a href={searchHref(example)}>
                  <code>{example}</code>
                </a>
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </form>
)

const Chosen: FC<Pick<SearchPageProps, 'reader' | 'search' | 'facets'>> = (props) => {
  const { reader, search, facets } = props
  const conditions = conditionsOf(search)
  if (conditions.length === 0) return null
  return (
    <ul class="plain chips" aria-label={reader.words.search.chosen}>
      {conditions.map(({ field, value, without }) => {
        const known = facets?.entity.find((entity) => entity.value === value)
        const name = known?.name ?? facetValueName(field as FacetName, { value }, reader)
        return (
          <li>
            <a class="chip" href={searchHref(without)} title={reader.words.search.remove(name)}>
              {name} <span aria-hidden="true">✕</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

const formats = [
  ['csv', 'CSV'],
  ['excel', 'Excel'],
  ['jsonl', 'JSON Lines'],
  ['geojson', 'GeoJSON'],
] as const

const Take: FC<{ readonly reader: Reader; readonly search: string }> = ({ reader, search }) => (
  <p class="actions">
    <span class="soft">{reader.words.search.take}:</span>
    {formats.map(([format, name]) => (
      <a class="button" href={searchHref(search, { format }, '/search/export')}>
        {name}
      </a>
    ))}
    <a href={searchHref(search, {}, '/searches')}>{reader.words.search.save}</a>
    <a href={searchHref(search, {}, '/search/feed.atom')}>{reader.words.search.follow} (Atom)</a>
  </p>
)

const Found: FC<Required<Pick<SearchPageProps, 'reader' | 'search' | 'found' | 'isLater'>>> = ({
  reader,
  search,
  found,
  isLater,
}) => (
  <>
    <ul class="plain">
      {found.events.map((event) => (
        <EventCard reader={reader} event={event} snippet={event.snippet} />
      ))}
    </ul>
    <p class="actions">
      {isLater ? <a href={searchHref(search)}>{reader.words.search.first}</a> : null}
      {found.next === undefined ? null : (
        <a class="button" href={searchHref(search, { after: found.next })} rel="next">
          {reader.words.search.next}
        </a>
      )}
    </p>
  </>
)

const None: FC<{ readonly reader: Reader; readonly search: string }> = ({
  reader: { words },
  search,
}) => (
  <div class="card">
    <p>{search === '' ? words.search.empty : words.search.none}</p>
    {search === '' ? null : (
      <p>
        {words.search.noneHint} <a href="/">{words.search.clear}</a>
      </p>
    )}
  </div>
)

/** The page. */
export const SearchPage: FC<SearchPageProps> = (props) => {
  const { reader, search, found, facets, isLater, fault } = props
  const { words } = reader
  const hrefOf = (facet: FacetName, value: string) => searchHref(narrowed(search, facet, value))
  return (
    <Layout reader={reader} title={search === '' ? words.search.title : search} section="search">
      <h1 class="visually-hidden">{words.search.title}</h1>
      <SearchBox reader={reader} search={search} />
      <Chosen reader={reader} search={search} {...(facets ? { facets } : {})} />
      {fault === undefined ? null : (
        <p class="card problem" role="alert">
          {fault}
        </p>
      )}
      {found === undefined ? null : (
        <div class="columns">
          <div>
            {facets && found.total > 0 ? (
              <Facets reader={reader} facets={facets} hrefOf={hrefOf} />
            ) : null}
          </div>
          <div>
            <h2 role="status">{words.search.found(found.total, found.isAtLeast)}</h2>
            {found.total === 0 ? (
              <None reader={reader} search={search} />
            ) : (
              <>
                <Take reader={reader} search={search} />
                <Timeline
                  reader={reader}
                  counts={(facets?.month ?? []).map(({ value, count }) => ({
                    month: value,
                    count,
                  }))}
                  hrefOf={(month) => hrefOf('month', month)}
                />
                <Found reader={reader} search={search} found={found} isLater={isLater} />
              </>
            )}
          </div>
        </div>
      )}
    </Layout>
  )
}
