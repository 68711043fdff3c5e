/** A list of articles, each with its outlet and day, and the way to the original. */
import type { FC } from 'hono/jsx'
import type { ArticleRef } from '../../model/detail.js'
import type { Reader } from '../reader.js'
import { formatDate } from '../values.js'

/** Whether an address may be linked to: only the web, no script. */
export function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url)
}

/** The list. */
export const ArticleLinks: FC<{
  readonly reader: Reader
  readonly articles: readonly ArticleRef[]
}> = ({ reader, articles }) => (
  <ul class="plain">
    {articles.map(({ id, title, site, url, published, lang }) => (
      <li>
        <a href={`/articles/${id}`} lang={lang}>
          {title}
        </a>
        <p class="soft">
          {[site, published === null ? '' : formatDate(published, reader.lang)]
            .filter(Boolean)
            .join(' · ')}{' '}
          {isWebAddress(url) ? (
            <a href={url} rel="noopener noreferrer nofollow" target="_blank">
              {reader.words.event.original}
            </a>
          ) : null}
        </p>
      </li>
    ))}
  </ul>
)
