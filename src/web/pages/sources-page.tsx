/** Sources and the state of the crawl. */
import type { FC } from 'hono/jsx'
import { linkStates, type LinkState, type Source } from '../../model/source.js'
import { Layout } from '../parts/layout.js'
import type { Reader } from '../reader.js'
import { formatMoment } from '../values.js'

/** What the page shows. */
export interface SourcesPageProps {
  readonly reader: Reader
  readonly sources: readonly Source[]
  readonly accounting: Readonly<Record<LinkState | 'discovered', number>>
}

const Ledger: FC<Omit<SourcesPageProps, 'sources'>> = ({ reader, accounting }) => {
  const { sources: words } = reader.words
  const sum = linkStates.reduce((total, state) => total + accounting[state], 0)
  return (
    <section class="card">
      <h2>{words.ledger}</h2>
      <p role="status">{sum === accounting.discovered ? words.holds : words.broken}</p>
      <div class="scroll">
        <table>
          <tbody>
            {(['discovered', ...linkStates] as const).map((state) => (
              <tr>
                <th scope="row">{words.links[state]}</th>
                <td class="number">{accounting[state].toLocaleString(reader.lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const SourceTableRow: FC<{ readonly reader: Reader; readonly source: Source }> = ({
  reader,
  source,
}) => {
  const { sources: words } = reader.words
  return (
    <tr>
      <td>
        {source.name ?? source.url}
        {source.name === undefined ? null : <div class="soft">{source.url}</div>}
      </td>
      <td>{words.states[source.state]}</td>
      <td>
        {source.lastSuccessAt === undefined
          ? words.never
          : formatMoment(source.lastSuccessAt, reader.lang)}
      </td>
      <td>{source.state === 'active' ? formatMoment(source.nextDueAt, reader.lang) : ''}</td>
      <td class="number">{source.failures}</td>
      <td>{source.lastProblem}</td>
    </tr>
  )
}

/** The page. */
export const SourcesPage: FC<SourcesPageProps> = ({ reader, sources, accounting }) => {
  const { sources: words } = reader.words
  return (
    <Layout reader={reader} title={words.title} section="sources">
      <h1>{words.title}</h1>
      <Ledger reader={reader} accounting={accounting} />
      {sources.length === 0 ? (
        <p class="card">{words.none}</p>
      ) : (
        <div class="card scroll">
          <table>
            <thead>
              <tr>
                {[
                  ...[words.name, words.state, words.lastSuccess, words.next, words.failures],
                  words.problem,
                ].map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sources.map((source) => (
                <SourceTableRow reader={reader} source={source} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Layout>
  )
}
