/** One article: its text with all names, the events and figures in it. */
import type { FC } from 'hono/jsx'
import type { ArticleDetail, Proof } from '../../model/detail.js'
import { isWebAddress } from '../parts/article-links.js'
import { ArticleText, Legend } from '../parts/article-text.js'
import { EventCard } from '../parts/event-card.js'
import { Layout } from '../parts/layout.js'
import { FigureTable } from '../parts/tables.js'
import type { Reader } from '../reader.js'
import { formatDate } from '../values.js'

/** What the page shows. */
export interface ArticlePageProps {
  readonly reader: Reader
  readonly article: ArticleDetail
  /** The words that events of the article rest on. */
  readonly proofs: readonly Proof[]
}

/** The page. */
export const ArticlePage: FC<ArticlePageProps> = ({ reader, article, proofs }) => {
  const { words, lang } = reader
  const { title, site, published, authors, url } = article
  return (
    <Layout reader={reader} title={title}>
      <h1 lang={article.lang}>{title}</h1>
      <p class="soft">
        {[site, published === null ? '' : formatDate(published, lang), authors.join(', ')]
          .filter(Boolean)
          .join(' · ')}{' '}
        {isWebAddress(url) ? (
          <a href={url} rel="noopener noreferrer nofollow" target="_blank">
            {words.event.original}
          </a>
        ) : null}
      </p>
      <div class="columns wide-left">
        <section class="card">
          <h2>{words.article.text}</h2>
          <Legend reader={reader} names={article.names} />
          <ArticleText reader={reader} article={article} proofs={proofs} />
        </section>
        <div>
          {article.events.length === 0 ? null : (
            <section>
              <h2>{words.article.events}</h2>
              <ul class="plain">
                {article.events.map((event) => (
                  <EventCard reader={reader} event={event} />
                ))}
              </ul>
            </section>
          )}
          {article.figures.length === 0 ? null : (
            <section class="card">
              <h2>{words.article.figures}</h2>
              <FigureTable reader={reader} figures={article.figures} />
            </section>
          )}
        </div>
      </div>
    </Layout>
  )
}
