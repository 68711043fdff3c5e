/** The pages of the desk. */
import { Hono } from 'hono'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { proofsIn, type ArticleDetail, type Proof } from '../model/detail.js'
import { readQuery } from '../search/index.js'
import { tableNames } from '../export/index.js'
import type { Store } from '../store/index.js'
import { answer, type Desk, type DeskEnv } from './answer.js'
import { ArticlePage } from './pages/article-page.js'
import { EntityPage } from './pages/entity-page.js'
import { EventPage } from './pages/event-page.js'
import { ExportsPage } from './pages/exports-page.js'
import { ReviewPage } from './pages/review-page.js'
import { SearchPage } from './pages/search-page.js'
import { SourcesPage } from './pages/sources-page.js'

const perPage = 20

/** Routes of the pages. */
export function pageRoutes(store: Store): Desk {
  const routes: Desk = new Hono<DeskEnv>()
  addSearch(routes, store)
  addDetails(routes, store)
  addOverviews(routes, store)
  return routes
}

function addSearch(routes: Desk, store: Store): void {
  routes.get('/', async (context) => {
    const { reader } = context.var
    const search = (context.req.query('q') ?? '').trim()
    const after = context.req.query('after')
    const shared = { reader, search, isLater: after !== undefined }
    const query = readQuery(search)
    if (!query.ok)
      return context.html(<SearchPage {...shared} fault={query.problem.message} />, 400)
    const page = { limit: perPage, ...(after === undefined ? {} : { after }) }
    const found = await store.findWithFacets(query.value, page)
    return found.ok
      ? context.html(<SearchPage {...shared} {...found.value} />)
      : context.html(<SearchPage {...shared} fault={found.problem.message} />, 400)
  })
}

function addDetails(routes: Desk, store: Store): void {
  routes.get('/events/:id', async (context) => {
    const { reader } = context.var
    const id = context.req.param('id')
    const event = found(await store.eventDetail(id), `There is no event ${id}.`)
    if (!event.ok) return answer(context, event, () => context.body(null))
    if (event.value.row.id !== id) return context.redirect(`/events/${event.value.row.id}`, 301)
    const article = await store.articleDetail(event.value.row.article_id)
    return answer(context, article, (shown) =>
      context.html(
        <EventPage
          reader={reader}
          event={event.value}
          isDone={context.req.query('done') !== undefined}
          {...(shown === undefined ? {} : { article: shown })}
        />,
      ),
    )
  })
  routes.get('/entities/:id', async (context) => {
    const id = context.req.param('id')
    const entity = found(await store.entityDetail(id), `There is no entity ${id}.`)
    if (entity.ok && entity.value.id !== id)
      return context.redirect(`/entities/${entity.value.id}`, 301)
    return answer(context, entity, (value) =>
      context.html(
        <EntityPage
          reader={context.var.reader}
          entity={value}
          isDone={context.req.query('done') !== undefined}
        />,
      ),
    )
  })
  routes.get('/articles/:id', async (context) => {
    const id = context.req.param('id')
    const article = found(await store.articleDetail(id), `There is no article ${id}.`)
    if (!article.ok) return answer(context, article, () => context.body(null))
    return answer(context, await proofsOf(store, article.value), (proofs) =>
      context.html(
        <ArticlePage reader={context.var.reader} article={article.value} proofs={proofs} />,
      ),
    )
  })
}

function found<Value>(result: Result<Value | undefined>, message: string): Result<Value> {
  if (!result.ok) return result
  return result.value === undefined
    ? failure(problem('store/not-found', message))
    : success(result.value)
}

/** The words of the article that its events rest on. */
async function proofsOf(store: Store, article: ArticleDetail): Promise<Result<Proof[]>> {
  const proofs: Proof[] = []
  for (const { id } of article.events) {
    const event = await store.eventDetail(id)
    if (!event.ok) return event
    if (event.value) proofs.push(...proofsIn(event.value, article.id))
  }
  return success(proofs)
}

const mostReviewed = 20

function addOverviews(routes: Desk, store: Store): void {
  routes.get('/sources', async (context) => {
    const sources = await store.listSources({ withRemoved: true })
    if (!sources.ok) return answer(context, sources, () => context.body(null))
    return answer(context, await store.accounting(), (accounting) =>
      context.html(
        <SourcesPage reader={context.var.reader} sources={sources.value} accounting={accounting} />,
      ),
    )
  })
  routes.get('/review', async (context) => {
    const decisions = await store.listDecisions({ withUndone: true })
    if (!decisions.ok) return answer(context, decisions, () => context.body(null))
    return answer(context, await store.eventsToReview(mostReviewed), (events) =>
      context.html(
        <ReviewPage
          reader={context.var.reader}
          events={events}
          decisions={decisions.value.toReversed().slice(0, 50)}
          isDone={context.req.query('done') !== undefined}
        />,
      ),
    )
  })
  routes.get('/exports', (context) =>
    context.html(<ExportsPage reader={context.var.reader} tables={tableNames} />),
  )
}
