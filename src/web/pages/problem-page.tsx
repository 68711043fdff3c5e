/** What went wrong, in a sentence, and the way back. */
import type { FC } from 'hono/jsx'
import { Layout } from '../parts/layout.js'
import type { Reader } from '../reader.js'

/** The page. */
export const ProblemPage: FC<{ readonly reader: Reader; readonly message: string }> = ({
  reader,
  message,
}) => {
  const { problem } = reader.words
  return (
    <Layout reader={reader} title={problem.title}>
      <h1>{problem.title}</h1>
      <p class="card problem" role="alert">
        {message}
      </p>
      <p>
        <a href="/">{problem.back}</a>
      </p>
    </Layout>
  )
}
