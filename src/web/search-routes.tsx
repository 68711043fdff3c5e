/** Saved searches: their page, and the forms that save, retry and remove them. */
import { Hono, type Context } from 'hono'
import { faultOfSearch } from '../alerts/index.js'
import { present } from '../core/present.js'
import { failure, type Result } from '../core/result.js'
import type { NewSavedSearch, SavedSearch } from '../model/saved-search.js'
import type { Store } from '../store/index.js'
import { answer, type Desk, type DeskEnv } from './answer.js'
import { doneAddress, readForm, type Form } from './forms.js'
import { SearchesPage } from './pages/searches-page.js'

/** What saving a search needs. */
export interface SearchTools {
  readonly store: Store
  readonly now: () => number
  readonly allowPrivateWebhooks?: boolean
}

/** Routes of saved searches. */
export function searchRoutes(tools: SearchTools): Desk {
  const { store, now } = tools
  const routes: Desk = new Hono<DeskEnv>()
  routes.get('/searches', async (context) =>
    answer(context, await store.savedSearches(), (searches) =>
      context.html(
        <SearchesPage
          reader={context.var.reader}
          searches={searches}
          search={context.req.query('q') ?? ''}
          isDone={context.req.query('done') !== undefined}
        />,
      ),
    ),
  )
  routes.post('/searches', async (context) => {
    const { name = '', query = '', ...form } = await readForm(context)
    const { webhook, secret } = filledOf(form)
    return lead(context, await saveSearch(tools, { name, query, ...present({ webhook, secret }) }))
  })
  routes.post('/searches/:id/remove', async (context) =>
    lead(context, await store.removeSavedSearch(context.req.param('id'))),
  )
  routes.post('/searches/:id/retry', async (context) =>
    lead(context, await store.retryDeliveries(context.req.param('id'), new Date(now()))),
  )
  return routes
}

/** A field that is left empty says nothing. */
const filledOf = (form: Form): Partial<Form> =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))

const lead = (context: Context<DeskEnv>, result: Result<SavedSearch>) =>
  answer(context, result, () => context.redirect(doneAddress('/searches'), 303))

/** Checks and saves a search. */
export async function saveSearch(
  { store, now, allowPrivateWebhooks = false }: SearchTools,
  search: NewSavedSearch,
): Promise<Result<SavedSearch>> {
  const fault = faultOfSearch(search, allowPrivateWebhooks)
  return fault === undefined ? store.addSavedSearch(search, new Date(now())) : failure(fault)
}
