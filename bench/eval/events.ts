/**
 * Events: leave one fold out. The models learn from all other folds and read a region that they have not seen, from
 * annotated mentions or (`--found FILE`) from those that a tagger found which has not seen the region either.
 */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { lessonsOf, prepareModels, readEvents, trainEvents } from '../../src/events/index.js'
import { loadGazetteer } from '../../src/lexicon/gazetteer.js'
import { entitySlots, eventTypes, type MissionEvent } from '../../src/model/event.js'
import type { Entity } from '../../src/model/mention.js'
import { readCorpus, type CorpusArticle, type GoldEvent } from './corpus.js'
import { exampleOf, goldMentions, hasName, type CorpusExample } from './event-gold.js'
import { readSavedMentions } from './names.js'
import { readQuietNews } from './quiet-news.js'
import { percent, prf, type EvalReport, type Evaluate } from './report.js'

interface Counts {
  hits: number
  found: number
  gold: number
}

/** An article with the events found in it by models that have not seen its fold. */
export interface ReadExample {
  readonly example: CorpusExample
  readonly events: readonly MissionEvent[]
}

/** How folds are read. */
interface FoldOptions {
  /** The examples as they are read, where that is not as they are learnt. */
  readonly asRead?: readonly CorpusExample[]
  /** Articles without events, of no fold that is read. */
  readonly quiet?: readonly CorpusExample[]
}

/** Learns without each fold in turn and reads what is scored of it. */
export function readFolds(
  examples: readonly CorpusExample[],
  { asRead = examples, quiet = [] }: FoldOptions = {},
): ReadExample[] {
  const scored = asRead.filter(({ gold }) => gold.isScored)
  const folds = [...new Set(scored.map(({ gold }) => gold.fold))].sort()
  const taught = examples.map((example) => ({
    fold: example.gold.fold,
    lessons: lessonsOf(example),
  }))
  const quietLessons = quiet.map(lessonsOf)
  return folds.flatMap((fold) => {
    const known = taught.filter((one) => one.fold !== fold).map(({ lessons }) => lessons)
    const model = prepareModels(trainEvents(known, quietLessons))
    console.error(`events: fold ${fold}`)
    return scored
      .filter(({ gold }) => gold.fold === fold)
      .map((example) => ({
        example,
        events: readEvents(example.article, { found: example.found, model, id: example.gold.id }),
      }))
  })
}

/** The evaluation. */
export const evaluate: Evaluate = (options) => {
  const valueOf = (name: string): string | undefined =>
    options.includes(name) ? options[options.indexOf(name) + 1] : undefined
  const gazetteer = loadGazetteer()
  const articles = readCorpus(path.join(packageRoot, 'data/corpus'))
  const examples = articles.map((article) => exampleOf(article, goldMentions(article), gazetteer))
  const file = valueOf('--found')
  const asRead = file === undefined ? examples : examplesFrom(file, articles, gazetteer)
  const read = readFolds(examples, { asRead, quiet: readQuietNews(gazetteer) })
  const errors = valueOf('--errors')
  if (errors !== undefined) fs.writeFileSync(errors, read.map(describe).join('\n'))
  return Promise.resolve(reportOf(read))
}

function examplesFrom(
  file: string,
  articles: readonly CorpusArticle[],
  gazetteer: ReturnType<typeof loadGazetteer>,
): CorpusExample[] {
  const mentions = readSavedMentions(file)
  return articles.flatMap((article) => {
    const found = mentions.get(article.id)
    return found ? [exampleOf(article, found, gazetteer)] : []
  })
}

class Tally {
  readonly counts = new Map<string, Counts>()

  add(key: string, { hits = 0, found = 0, gold = 0 }: Partial<Counts>): void {
    const entry = this.counts.get(key) ?? { hits: 0, found: 0, gold: 0 }
    entry.hits += hits
    entry.found += found
    entry.gold += gold
    this.counts.set(key, entry)
  }
}

const slotNames = [
  'programme',
  ...entitySlots,
  'start',
  'end',
  'amount',
  'jobs',
  'companies_count',
] as const

// Shares of cases that are right; all other rows are F1.
const shares = new Set(['quiet', 'status'])

/** Counts what was found and what is right. */
export function reportOf(read: readonly ReadExample[]): EvalReport {
  const tally = new Tally()
  for (const one of read) countArticle(tally, one)
  const folds = [...new Set(read.map(({ example }) => example.gold.fold))].sort()
  const groups = ['es', 'fr', ...folds]
  const types = eventTypes.map((type) => `type ${type}`)
  const scores: Record<string, number> = {}
  const rows = ['types', 'quiet', 'status', ...slotNames, ...types].map((name) => [
    name,
    ...groups.map((group) => {
      const counts = tally.counts.get(`${group} ${name}`) ?? { hits: 0, found: 0, gold: 0 }
      const { precision, recall, f1 } = prf(counts)
      const score = shares.has(name) ? recall : f1
      scores[`${group}.${name}`] = score
      if (group.length > 2) return percent(score)
      const detail = shares.has(name) ? '' : `${percent(precision)}/${percent(recall)}, `
      return `${percent(score)} (${detail}${counts.gold})`
    }),
  ])
  const title = 'Events: F1 (precision/recall, gold); quiet and status: share that is right'
  return {
    kind: 'events',
    notes: [
      'Slots count in events whose type was found; quiet: articles without an event in which none was found.',
    ],
    scores,
    tables: [{ title, columns: ['what', ...groups], rows }],
  }
}

function countArticle(tally: Tally, { example, events }: ReadExample): void {
  const { gold, found } = example
  const add = (key: string, counts: Partial<Counts>): void => {
    tally.add(`${gold.lang} ${key}`, counts)
    tally.add(`${gold.fold} ${key}`, counts)
  }
  const types = new Set(gold.events.map(({ type }) => type))
  const foundTypes = new Set(events.map(({ type }) => type))
  const both = [...types].filter((type) => foundTypes.has(type))
  add('types', { hits: both.length, found: foundTypes.size, gold: types.size })
  for (const type of new Set([...types, ...foundTypes]))
    add(`type ${type}`, {
      hits: both.includes(type) ? 1 : 0,
      found: foundTypes.has(type) ? 1 : 0,
      gold: types.has(type) ? 1 : 0,
    })
  if (types.size === 0) add('quiet', { hits: events.length === 0 ? 1 : 0, found: 1, gold: 1 })
  for (const type of both) {
    const event = events.find((one) => one.type === type)
    const known = gold.events.find((one) => one.type === type)
    if (event && known) countSlots(add, { event, known, entities: found.entities })
  }
}

interface Pair {
  readonly event: MissionEvent
  readonly known: GoldEvent
  readonly entities: readonly Entity[]
}

function countSlots(
  add: (key: string, counts: Partial<Counts>) => void,
  { event, known, entities }: Pair,
): void {
  for (const slot of entitySlots) {
    const names = known[slot] ?? []
    add(slot, {
      hits: countNamed(event[slot], names, entities),
      found: event[slot].length,
      gold: names.length,
    })
  }
  const programme = known.programme === undefined ? [] : [known.programme]
  const ids = event.programme === undefined ? [] : [event.programme]
  add('programme', {
    hits: countNamed(ids, programme, entities),
    found: ids.length,
    gold: programme.length,
  })
  const one = (value: unknown): number => (value === undefined ? 0 : 1)
  const same = (name: string, found: unknown, gold: unknown): void => {
    add(name, {
      hits: gold !== undefined && found === gold ? 1 : 0,
      found: one(found),
      gold: one(gold),
    })
  }
  same('status', event.status, known.status)
  same('start', event.start, known.start)
  same('end', event.end, known.end)
  same('jobs', event.jobs, known.jobs)
  same('companies_count', event.companiesCount, known.companies_count)
  same(
    'amount',
    event.amount && `${Number(event.amount.value)} ${event.amount.unit ?? ''}`,
    known.amount && `${known.amount.value} ${known.amount.unit ?? ''}`,
  )
}

function countNamed(
  ids: readonly string[],
  names: readonly string[],
  entities: readonly Entity[],
): number {
  const taken = entities.filter(({ id }) => ids.includes(id))
  return names.filter((name) => taken.some((entity) => hasName(entity, name))).length
}

function describe({ example, events }: ReadExample): string {
  const names = new Map(example.found.entities.map(({ id, name }) => [id, name]))
  // Ids as names, so that a person can compare.
  const show = (event: MissionEvent): string =>
    JSON.stringify({ ...event, evidence: undefined, id: undefined, rule: undefined }, (_, value) =>
      typeof value === 'string' ? (names.get(value) ?? value) : (value as unknown),
    )
  return [
    `=== ${example.gold.id} ${example.gold.title}`,
    ...example.gold.events.map((event) => `gold  ${JSON.stringify(event)}`),
    ...events.map((event) => `found ${show(event)}`),
  ].join('\n')
}
