/** Tables that several pages show. */
import type { FC } from 'hono/jsx'
import type { FigureRow, OfficialRow } from '../../model/row.js'
import type { Reader } from '../reader.js'
import { formatDate } from '../values.js'

/** Figures with the words that say them. */
export const FigureTable: FC<{
  readonly reader: Reader
  readonly figures: readonly FigureRow[]
}> = ({ reader, figures }) => (
  <div class="scroll">
    <table>
      <tbody>
        {figures.map(({ text, value, low, high, unit, article_id: id }) => (
          <tr>
            <td>
              <a href={`/articles/${id}`}>{text}</a>
            </td>
            <td class="number">
              {[value ?? [low, high].filter(Boolean).join(' – ')]
                .map((number) =>
                  /^-?\d+(\.\d+)?$/.test(number)
                    ? Number(number).toLocaleString(reader.lang)
                    : number,
                )
                .join('')}{' '}
              {unit}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** Who holds which office, since when. */
export const OfficialTable: FC<{
  readonly reader: Reader
  readonly officials: readonly OfficialRow[]
}> = ({ reader, officials }) => {
  const { entity } = reader.words
  const seen = (row: OfficialRow) =>
    [row.first_seen, row.last_seen]
      .filter((day) => day !== null)
      .map((day) => formatDate(day, reader.lang))
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {[entity.person, entity.role, entity.organization, entity.place, entity.since].map(
              (name) => (
                <th scope="col">{name}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {officials.map((row) => (
            <tr>
              <td>
                <Named name={row.person} id={row.person_id} />
              </td>
              <td>{row.role}</td>
              <td>
                <Named name={row.organization} id={row.organization_id} />
              </td>
              <td>
                <Named name={row.place} id={row.place_id} />
              </td>
              <td>{[...new Set(seen(row))].join(' – ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Named: FC<{ readonly name: string | null; readonly id: string | null }> = ({ name, id }) =>
  id === null ? <>{name}</> : <a href={`/entities/${id}`}>{name}</a>
