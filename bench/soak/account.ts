/** The accounting of a soak: every published page against the ledger and the articles of the database. */
import { linkStates, type Link, type Source } from '../../src/model/source.js'
import type { Store } from '../../src/store/index.js'
import type { Accounting } from '../../src/store/links.js'
import { kindOf } from './kinds.js'
import type { LivingPapers, PublishedPage } from './papers.js'

/** What one check found. */
export interface Account {
  readonly at: Date
  readonly states: Accounting
  readonly published: number
  readonly articles: number
  /** Sound pages whose connection broke off or took too long and that wait for their next try. */
  readonly waiting: number
  /** When the schedule looks at the last feed whose pages are missing. */
  readonly waitsUntil?: Date
  /** What must not be, one sentence each; empty when all is well. */
  readonly faults: readonly string[]
}

/** How much is looked at. */
export interface CheckOptions {
  /** Also runs the store's own rules and SQLite's check of the whole file. */
  readonly isThorough: boolean
  /** The crawl has come to rest: nothing may be under way any more. */
  readonly isLast: boolean
  readonly before?: Account | undefined
}

// A look that was served may die with its process; the next one finds the same, after up to 19 minutes when the feed
// fails again and again.
const patienceMs = 25 * 60_000

/** Checks one database against what its papers published. */
export async function checkAccount(
  store: Store,
  papers: LivingPapers,
  options: CheckOptions,
): Promise<Account> {
  const published = papers.pages()
  const earlier = await count(store)
  const links = await allLinks(store)
  const articles = await articlesByStory(store, papers)
  const later = await count(store)
  const waiting = waitingPages(links, papers)
  const stored = [...articles.values()].reduce((sum, number) => sum + number, 0)
  const lost = lostPages(published, links, { papers, ...options })
  const late = await feedsOf(lost, store, papers)
  const faults = [
    ...sumFaults(later, options),
    ...(stored < earlier.stored || stored > later.stored
      ? [`${stored} articles, but ${earlier.stored} to ${later.stored} stored links`]
      : []),
    ...ledgerFaults(links, papers),
    ...(options.isLast ? waiting.map((name) => `${name} was not tried again`) : []),
    ...lost.map((page) => `${nameOf(page)} is lost`),
    ...late.map(lookText),
    ...[...articles].filter(([, times]) => times > 1).map(([story]) => `${story} is stored twice`),
    ...(options.isLast ? missingStories(links, articles, papers) : []),
    ...(options.isThorough ? await storeFaults(store) : []),
  ]
  return {
    at: new Date(),
    states: later,
    published: published.length,
    articles: stored,
    waiting: waiting.length,
    ...(late.length > 0 && {
      waitsUntil: new Date(Math.max(...late.map(({ nextDueAt }) => Date.parse(nextDueAt)))),
    }),
    faults,
  }
}

/** The feeds of the papers of these pages. */
async function feedsOf(
  pages: readonly PublishedPage[],
  store: Store,
  papers: LivingPapers,
): Promise<Source[]> {
  if (pages.length === 0) return []
  const sources = await store.listSources()
  if (!sources.ok) throw new Error(sources.problem.message)
  const numbers = new Set(pages.map(({ paper }) => paper))
  return sources.value.filter(({ url }) => numbers.has(papers.paperAt(url)))
}

const lookText = ({ url, failures, lastProblem, lastSuccessAt, nextDueAt }: Source): string =>
  `${url} failed ${failures} times (${lastProblem ?? 'no problem'}), was read at ${lastSuccessAt ?? 'no time'}, is due at ${nextDueAt}`

async function count(store: Store): Promise<Accounting> {
  const accounting = await store.accounting()
  if (!accounting.ok) throw new Error(accounting.problem.message)
  return accounting.value
}

function sumFaults(states: Accounting, { before, isLast }: CheckOptions): string[] {
  const sum = linkStates.reduce((total, state) => total + states[state], 0)
  const faults: string[] = []
  if (sum !== states.discovered) faults.push(`states sum up to ${sum} of ${states.discovered}`)
  for (const name of ['discovered', 'stored'] as const) {
    const old = before?.states[name] ?? 0
    if (states[name] < old) faults.push(`${name} fell from ${old} to ${states[name]}`)
  }
  if (isLast && states.due + states.fetched > 0) {
    faults.push(`${states.due} due and ${states.fetched} fetched when all was over`)
  }
  return faults
}

/**
 * All links, each once, where they were seen last. They move while they are read, and one that moves back, as from
 * failed to fetched, can be missed; a second reading finds it.
 */
async function allLinks(store: Store): Promise<ReadonlyMap<string, Link>> {
  const links = new Map<string, Link>()
  for (const state of [...linkStates, ...linkStates]) {
    for (let after = ''; ;) {
      const some = await store.linksInState(state, { limit: 1000, after })
      if (!some.ok) throw new Error(some.problem.message)
      for (const link of some.value) links.set(link.id, link)
      after = some.value.at(-1)?.id ?? ''
      if (some.value.length < 1000) break
    }
  }
  return links
}

const nameOf = ({ paper, page, kind }: PublishedPage): string =>
  `paper ${paper} page ${page} (${kind})`

function ledgerFaults(links: ReadonlyMap<string, Link>, papers: LivingPapers): string[] {
  const faults: string[] = []
  const seen = new Map<PublishedPage, string>()
  for (const { url, state, reason } of links.values()) {
    const page = papers.pageAt(url)
    if (!page) {
      faults.push(`${url} was never published`)
      continue
    }
    const other = seen.get(page)
    if (other !== undefined) faults.push(`${nameOf(page)} is two links: ${url}, ${other}`)
    seen.set(page, url)
    const isUnderWay = state === 'due' || state === 'fetched' || isWaiting(reason, state)
    if (!isUnderWay && !kindOf(page.kind).ends.includes(state)) {
      faults.push(`${nameOf(page)} is ${state} ${reason ?? ''}`)
    }
  }
  return faults
}

/** On a busy machine any connection may break off or take too long; the page is tried again. */
const isWaiting = (reason: string | undefined, state: string): boolean =>
  state === 'failed' && (reason === 'fetch/connection' || reason === 'fetch/timeout')

function waitingPages(links: ReadonlyMap<string, Link>, papers: LivingPapers): string[] {
  return [...links.values()].flatMap(({ url, state, reason, reasonText = '' }) => {
    const page = papers.pageAt(url)
    const isSound = page && !kindOf(page.kind).ends.includes('failed')
    return isSound && isWaiting(reason, state) ? [`${nameOf(page)} (${reasonText})`] : []
  })
}

interface Search extends CheckOptions {
  readonly papers: LivingPapers
}

/** Pages that a feed named long ago and that the ledger does not hold; at the end any page. */
function lostPages(
  published: readonly PublishedPage[],
  links: ReadonlyMap<string, Link>,
  { papers, isLast }: Search,
): PublishedPage[] {
  const held = new Set([...links.values()].map(({ url }) => papers.pageAt(url)))
  const limit = Date.now() - patienceMs
  const isLate = ({ offeredAt }: PublishedPage): boolean =>
    isLast || (offeredAt !== undefined && offeredAt < limit)
  return published.filter((page) => isLate(page) && !held.has(page))
}

const storyOf = ({ paper, story }: PublishedPage): string => `story ${story} of paper ${paper}`

async function articlesByStory(store: Store, papers: LivingPapers): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  for await (const { url } of store.exportRows('articles')) {
    const page = papers.pageAt(url ?? 'http://none/')
    const story = page ? storyOf(page) : `${url ?? ''} (unknown)`
    times.set(story, (times.get(story) ?? 0) + 1)
  }
  return times
}

/** Stories that were read and have no article. */
function missingStories(
  links: ReadonlyMap<string, Link>,
  articles: ReadonlyMap<string, number>,
  papers: LivingPapers,
): string[] {
  const read = [...links.values()].filter(
    ({ state }) => state === 'stored' || state === 'duplicate',
  )
  const stories = new Set(
    read.map(({ url }) => papers.pageAt(url)).flatMap((page) => (page ? [storyOf(page)] : [])),
  )
  return [...stories]
    .filter((story) => !articles.has(story))
    .map((story) => `${story} has no article`)
}

async function storeFaults(store: Store): Promise<string[]> {
  const checked = await store.checkStore()
  if (!checked.ok) return [checked.problem.message]
  return checked.value.map(({ rule, count: times }) => `broken ${times} times: ${rule}`)
}
