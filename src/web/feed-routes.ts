/** Any search as a feed, so that a reader hears of new events: Atom, RSS and JSON Feed. */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { Hono, type Context } from 'hono'
import type { FoundEvent } from '../model/search.js'
import { readQuery } from '../search/index.js'
import type { Store } from '../store/index.js'
import { answer, tellProblem, type Desk, type DeskEnv } from './answer.js'
import type { Reader } from './reader.js'
import { searchHref } from './search-address.js'

const mostEntries = 50

/** A feed before it is written in one of the formats. */
interface SearchFeed {
  readonly title: string
  /** Address of the search as a page, and of the feed itself. */
  readonly home: string
  readonly self: string
  readonly entries: readonly FeedEntry[]
}

interface FeedEntry {
  readonly url: string
  readonly title: string
  readonly text: string
  readonly date: Date
  readonly type: string
}

/** Routes of the feeds. */
export function feedRoutes(store: Store): Desk {
  const routes: Desk = new Hono<DeskEnv>()
  for (const [name, write] of Object.entries(writers)) {
    routes.get(`/search/feed.${name}`, (context) => {
      const search = context.req.query('q') ?? ''
      return sendFeed(context, store, { search, name: search, write })
    })
    routes.get(`/searches/:id/feed.${name}`, async (context) => {
      const saved = await store.savedSearch(context.req.param('id'))
      return answer(context, saved, ({ query: search, name: title }) =>
        sendFeed(context, store, { search, name: title, write }),
      )
    })
  }
  return routes
}

interface WantedFeed {
  readonly search: string
  /** What the feed is called. */
  readonly name: string
  readonly write: (feed: SearchFeed) => { readonly type: string; readonly text: string }
}

async function sendFeed(
  context: Context<DeskEnv>,
  store: Store,
  { search, name, write }: WantedFeed,
): Promise<Response> {
  const query = readQuery(search)
  if (!query.ok) return tellProblem(context, query.problem)
  const page = { limit: mostEntries, order: 'newest' } as const
  return answer(context, await store.findEvents(query.value, page), ({ events }) => {
    const { type, text } = write(makeFeed(context, { search, name }, events))
    return context.body(text, 200, { 'Content-Type': type })
  })
}

function makeFeed(
  context: Context<DeskEnv>,
  { search, name }: Pick<WantedFeed, 'search' | 'name'>,
  events: readonly FoundEvent[],
): SearchFeed {
  const { reader } = context.var
  const { origin } = new URL(context.req.url)
  const title = name === '' ? reader.words.search.title : name
  return {
    title: printable(`Gaceta: ${title}`),
    home: `${origin}${searchHref(search)}`,
    self: `${origin}${reader.here}`,
    entries: events.map((event) => entryOf(event, origin, reader)),
  }
}

function entryOf(event: FoundEvent, origin: string, { words }: Reader): FeedEntry {
  const published = new Date(event.published ?? '')
  return {
    url: `${origin}/events/${event.id}`,
    title: printable(`${words.types[event.type]}: ${event.name ?? event.programme ?? event.title}`),
    text: printable(event.evidence ?? event.title),
    // An article that states no day still has a place in the feed.
    date: Number.isNaN(published.getTime()) ? new Date(0) : published,
    type: words.types[event.type],
  }
}

/** Without the characters that XML 1.0 cannot hold. */
function printable(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')
}

const latest = ({ entries }: SearchFeed) =>
  new Date(Math.max(0, ...entries.map(({ date }) => date.getTime())))

const writers = {
  atom: (feed: SearchFeed) => ({
    type: 'application/atom+xml; charset=utf-8',
    text: generateAtomFeed({
      id: feed.self,
      title: { value: feed.title },
      updated: latest(feed),
      links: [
        { href: feed.self, rel: 'self' },
        { href: feed.home, rel: 'alternate' },
      ],
      authors: [{ name: 'Gaceta' }],
      entries: feed.entries.map(({ url, title, text, date, type }) => ({
        id: url,
        title: { value: title },
        updated: date,
        summary: { value: text },
        links: [{ href: url, rel: 'alternate' }],
        categories: [{ term: type }],
      })),
    }),
  }),
  rss: (feed: SearchFeed) => ({
    type: 'application/rss+xml; charset=utf-8',
    text: generateRssFeed({
      title: feed.title,
      link: feed.home,
      description: feed.title,
      items: feed.entries.map(({ url, title, text, date, type }) => ({
        title,
        link: url,
        description: text,
        guid: { value: url, isPermaLink: true },
        pubDate: date,
        categories: [{ name: type }],
      })),
    }),
  }),
  json: (feed: SearchFeed) => ({
    type: 'application/feed+json; charset=utf-8',
    text: JSON.stringify(
      generateJsonFeed({
        title: feed.title,
        home_page_url: feed.home,
        feed_url: feed.self,
        items: feed.entries.map(({ url, title, text, date, type }) => ({
          id: url,
          url,
          title,
          content_text: text,
          date_published: date,
          tags: [type],
        })),
      }),
    ),
  }),
} as const
