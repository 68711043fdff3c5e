/** The ways to narrow a search down, and what it is narrowed by. */
import type { FC } from 'hono/jsx'
import type { FacetCount, FacetCounts } from '../../model/detail.js'
import type { EventStatus, EventType } from '../../model/event.js'
import type { Reader } from '../reader.js'
import { countryName, formatDate, languageName, regionName } from '../values.js'
import type { FacetName } from '../words/words.js'

const order: readonly FacetName[] = [
  ...(['type', 'status', 'country', 'region', 'entity', 'site', 'lang', 'month'] as const),
]

/** What a value of a facet is called. */
export function facetValueName(
  facet: FacetName,
  { value, name }: Pick<FacetCount, 'value' | 'name'>,
  { words, lang }: Reader,
): string {
  if (facet === 'type') return words.types[value as EventType]
  if (facet === 'status') return words.statuses[value as EventStatus]
  if (facet === 'country') return countryName(value, lang)
  if (facet === 'region') return regionName(value)
  if (facet === 'lang') return languageName(value, lang)
  if (facet === 'month') return formatDate(value, lang)
  return name ?? value
}

interface FacetsProps {
  readonly reader: Reader
  readonly facets: FacetCounts
  /** The address of the search narrowed by a value. */
  readonly hrefOf: (facet: FacetName, value: string) => string
}

// Values shown at once, among them all types; the rest unfolds.
const shown = 7

/** All facets that tell events apart. */
export const Facets: FC<FacetsProps> = ({ reader, facets, hrefOf }) => (
  <details class="facets">
    <summary>
      <strong>{reader.words.search.facets}</strong>
    </summary>
    {order.map((facet) => {
      const counts = facets[facet]
      if (counts.length === 0) return null
      const items = counts.map((count) => (
        <li>
          <a href={hrefOf(facet, count.value)}>
            <span>{facetValueName(facet, count, reader)}</span>
            <span class="count">{count.count.toLocaleString(reader.lang)}</span>
          </a>
        </li>
      ))
      const isLong = items.length > shown
      return (
        <details class="facet" open={facet !== 'month'}>
          <summary>{reader.words.search.facet[facet]}</summary>
          <ul class="plain">{items.slice(0, shown)}</ul>
          {isLong ? (
            <details>
              <summary>{reader.words.search.more}</summary>
              <ul class="plain">{items.slice(shown)}</ul>
            </details>
          ) : null}
        </details>
      )
    })}
  </details>
)
