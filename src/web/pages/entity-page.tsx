/** One entity: its names, offices over time, events, neighbours, figures. */
import type { FC } from 'hono/jsx'
import type { EntityDetail } from '../../model/detail.js'
import { Corrections } from '../parts/corrections.js'
import { EventCard } from '../parts/event-card.js'
import { Layout } from '../parts/layout.js'
import { FigureTable, OfficialTable } from '../parts/tables.js'
import { WorldMap } from '../parts/world-map.js'
import type { Reader } from '../reader.js'
import { narrowed, searchHref } from '../search-address.js'
import { countryName, formatDate, regionName } from '../values.js'

/** What the page shows. */
export interface EntityPageProps {
  readonly reader: Reader
  readonly entity: EntityDetail
  /** Whether a change was just made. */
  readonly isDone: boolean
}

const Facts: FC<Omit<EntityPageProps, 'isDone'>> = ({ reader, entity }) => {
  const { words, lang } = reader
  const facts = [
    [words.entity.aliases, entity.aliases.join(' · ')],
    [words.entity.country, entity.country === null ? '' : countryName(entity.country, lang)],
    [words.entity.region, entity.region === null ? '' : regionName(entity.region)],
    [words.entity.firstSeen, entity.first_seen === null ? '' : formatDate(entity.first_seen, lang)],
    [words.entity.lastSeen, entity.last_seen === null ? '' : formatDate(entity.last_seen, lang)],
  ] as const
  return (
    <table class="card">
      <tbody>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

const Beside: FC<Omit<EntityPageProps, 'isDone'>> = ({ reader, entity }) => {
  const { words } = reader
  const { lat, lon, name } = entity
  return (
    <div>
      {lat === null || lon === null ? null : (
        <figure class="card">
          <WorldMap from={[]} to={[{ name, lat, lon }]} label={name} />
        </figure>
      )}
      {entity.related.length === 0 ? null : (
        <section class="card">
          <h2>{words.entity.related}</h2>
          <ul class="plain">
            {entity.related.map(({ id, type, name: other, events }) => (
              <li>
                <a class={`name ${type}`} href={`/entities/${id}`}>
                  {other}
                </a>{' '}
                <span class="soft">{words.entity.together(events)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {entity.reasons.length === 0 ? null : (
        <section class="card">
          <h2>{words.entity.merged}</h2>
          <ul>
            {entity.reasons.map((reason) => (
              <li>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      <Corrections
        {...{ reader, id: entity.id, type: entity.type }}
        subject="entity"
        parts={[name, ...entity.aliases].map((part) => ({ value: part, name: part }))}
      />
    </div>
  )
}

/** The page. */
export const EntityPage: FC<EntityPageProps> = ({ reader, entity, isDone }) => {
  const { words } = reader
  return (
    <Layout reader={reader} title={entity.name}>
      {isDone ? (
        <p class="card" role="status">
          {words.review.done}
        </p>
      ) : null}
      <p>
        <span class={`badge ${entity.type}`}>{words.mentionTypes[entity.type]}</span>{' '}
        <span class="badge">{words.entity.articles(entity.articles)}</span>
      </p>
      <h1>{entity.name}</h1>
      <div class="columns wide-left">
        <div>
          <Facts reader={reader} entity={entity} />
          {entity.officials.length === 0 ? null : (
            <section class="card">
              <h2>{entity.type === 'person' ? words.entity.offices : words.entity.officials}</h2>
              <OfficialTable reader={reader} officials={entity.officials} />
            </section>
          )}
          {entity.events.length === 0 ? null : (
            <section>
              <h2>
                <a href={searchHref(narrowed('', 'entity', entity.id))}>{words.entity.events}</a>
              </h2>
              <ul class="plain">
                {entity.events.map((event) => (
                  <EventCard reader={reader} event={event} />
                ))}
              </ul>
            </section>
          )}
          {entity.figures.length === 0 ? null : (
            <section class="card">
              <h2>{words.entity.figures}</h2>
              <FigureTable reader={reader} figures={entity.figures} />
            </section>
          )}
        </div>
        <Beside reader={reader} entity={entity} />
      </div>
    </Layout>
  )
}
