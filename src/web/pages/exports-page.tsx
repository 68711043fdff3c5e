/** Every table as a file. */
import type { FC } from 'hono/jsx'
import { Layout } from '../parts/layout.js'
import type { Reader } from '../reader.js'

const formats = [
  ['csv', 'CSV'],
  ['excel', ''],
  ['jsonl', 'JSON Lines'],
] as const

/** The page. */
export const ExportsPage: FC<{ readonly reader: Reader; readonly tables: readonly string[] }> = ({
  reader,
  tables,
}) => {
  const { exports: words } = reader.words
  return (
    <Layout reader={reader} title={words.title} section="exports">
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <p>
        <a class="button" href="/">
          {words.forSearch}
        </a>
      </p>
      <div class="card scroll">
        <table>
          <tbody>
            {tables.map((table) => (
              <tr>
                <th scope="row">{words.tables[table] ?? table}</th>
                {formats.map(([format, name]) => (
                  <td>
                    <a href={`/exports/${table}?format=${format}`}>{name || words.excel}</a>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Layout>
  )
}
