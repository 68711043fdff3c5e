/** The operations of the JSON interface: what is asked, what is answered, and how. */
import { z } from 'zod'
import { present } from '../../core/present.js'
import { problem } from '../../core/problem.js'
import { failure, success, type Result } from '../../core/result.js'
import type { NewSavedSearch } from '../../model/saved-search.js'
import { readQuery } from '../../search/index.js'
import type { Store } from '../../store/index.js'
import { saveSearch, type SearchTools } from '../search-routes.js'
import {
  articleDetail,
  entityDetail,
  eventDetail,
  eventsFound,
  facetCounts,
  newSearch,
  savedSearch,
  savedSearches,
} from './schemas.js'

/** What a request gives. */
export interface Given {
  readonly path: Readonly<Record<string, string>>
  readonly query: unknown
  readonly body: unknown
}

/** One operation; `path` names its parameters in braces, as OpenAPI does. */
export interface Operation {
  readonly path: string
  readonly summary: string
  readonly query: z.ZodObject
  readonly answer: z.ZodType
  /** Default: `get`. */
  readonly method?: 'get' | 'post' | 'delete'
  /** What is sent with the request, as JSON. */
  readonly body?: z.ZodObject
  readonly handle: (store: Store, given: Given, tools: SearchTools) => Promise<Result<unknown>>
}

const search = z.string().max(1000).default('').meta({
  description: 'A search as in the desk: words, "phrases", -without, field:value. docs/search.md.',
})
const searchOnly = z.object({ q: search })
const paged = z.object({
  q: search,
  limit: z.coerce.number().int().min(1).max(1000).default(20),
  after: z.string().max(100).optional().meta({ description: '`next` of the page before.' }),
})
const none = z.object({})

async function findEvents(store: Store, given: unknown): Promise<Result<unknown>> {
  const { q, limit, after } = given as z.infer<typeof paged>
  const query = readQuery(q)
  if (!query.ok) return query
  return store.findEvents(query.value, { limit, ...(after === undefined ? {} : { after }) })
}

async function countFacets(store: Store, given: unknown): Promise<Result<unknown>> {
  const query = readQuery((given as z.infer<typeof searchOnly>).q)
  return query.ok ? store.countFacets(query.value) : query
}

function orMissing<Value>(result: Result<Value | undefined>, what: string): Result<Value> {
  if (!result.ok) return result
  return result.value === undefined
    ? failure(problem('store/not-found', `There is no ${what}.`))
    : success(result.value)
}

/** All operations, in the order of the document. */
export const operations: readonly Operation[] = [
  {
    path: '/events',
    summary: 'Finds events, the best first, page by page.',
    ...{ query: paged, answer: eventsFound },
    handle: (store, { query }) => findEvents(store, query),
  },
  {
    path: '/facets',
    summary: 'Counts the events of a search by type, place, source and so on.',
    ...{ query: searchOnly, answer: facetCounts },
    handle: (store, { query }) => countFacets(store, query),
  },
  {
    path: '/events/{id}',
    summary: 'One event with all its values and the words that prove them.',
    ...{ query: none, answer: eventDetail },
    handle: async (store, { path: { id = '' } }) =>
      orMissing(await store.eventDetail(id), `event ${id}`),
  },
  {
    path: '/entities/{id}',
    summary: 'One company, body, person, place or programme with what stands around it.',
    ...{ query: none, answer: entityDetail },
    handle: async (store, { path: { id = '' } }) =>
      orMissing(await store.entityDetail(id), `entity ${id}`),
  },
  {
    path: '/articles/{id}',
    summary: 'One article with its text and the names in it.',
    ...{ query: none, answer: articleDetail },
    handle: async (store, { path: { id = '' } }) =>
      orMissing(await store.articleDetail(id), `article ${id}`),
  },
  {
    path: '/searches',
    summary: 'The saved searches with the state of their deliveries.',
    ...{ query: none, answer: savedSearches },
    handle: async (store) => {
      const searches = await store.savedSearches()
      return searches.ok ? success({ searches: searches.value }) : searches
    },
  },
  {
    path: '/searches',
    method: 'post',
    summary: 'Saves a search; of what is here already nothing is sent to its webhook.',
    ...{ query: none, body: newSearch, answer: savedSearch },
    handle: (_store, { body }, tools) =>
      saveSearch(tools, present(body as z.infer<typeof newSearch>) as NewSavedSearch),
  },
  {
    path: '/searches/{id}',
    method: 'delete',
    summary: 'Forgets a saved search with its deliveries.',
    ...{ query: none, answer: savedSearch },
    handle: (store, { path: { id = '' } }) => store.removeSavedSearch(id),
  },
]
