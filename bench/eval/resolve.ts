/**
 * `npm run eval -- resolve [dev|held-out] [--misses]`: which names and which tellings of events are one, against the
 * judged ones of `tests/accuracy/resolution-*.json`. All texts of a half are stored in one store, in their order.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { contentId } from '../../src/core/content-id.js'
import { packageRoot } from '../../src/core/package-root.js'
import { present } from '../../src/core/present.js'
import { take } from '../../src/core/result.js'
import { findOfficials } from '../../src/entities/index.js'
import { loadGazetteer } from '../../src/lexicon/index.js'
import type { MissionEvent } from '../../src/model/event.js'
import type { Language } from '../../src/model/language.js'
import type { Mention, MentionType } from '../../src/model/mention.js'
import type { Reading } from '../../src/model/reading.js'
import { groupEntities } from '../../src/resolve/index.js'
import { linkId, openStore } from '../../src/store/index.js'
import { percent, type Evaluate } from './report.js'

interface Family<Item> {
  readonly family: string
  readonly half: 'dev' | 'held-out'
  readonly items: readonly Item[]
}

/** A sentence whose starred name is the thing; equal letters within a family are the same thing. */
interface NamedItem {
  readonly thing: string
  readonly lang: Language
  readonly country: string
  readonly text: string
}

/** A telling of an event; equal letters within a family are the same event. Names are written `type:name`. */
interface ToldItem {
  readonly event: string
  readonly lang: Language
  readonly country: string
  readonly published: string
  readonly type: MissionEvent['type']
  readonly status: MissionEvent['status']
  readonly programme?: string
  readonly organizer?: readonly string[]
  readonly participant?: readonly string[]
  readonly supporter?: readonly string[]
  readonly destination?: readonly string[]
  readonly start?: string
  readonly amount?: { readonly value: string; readonly unit: string }
  readonly jobs?: number
  readonly companies?: number
}

const types: Readonly<Record<string, MentionType>> = {
  ...{ c: 'company', b: 'public_body', o: 'organization', p: 'person', r: 'role', l: 'place' },
  g: 'programme',
}

const gazetteer = loadGazetteer()

function readMarked(marked: string): { text: string; mentions: Mention[]; target: number } {
  const mentions: Mention[] = []
  let [text, at, target] = ['', 0, 0]
  for (const match of marked.matchAll(/\{(\w)(\*?):([^}]*)\}/g)) {
    const [whole, letter = '', star, surface = ''] = match
    text += marked.slice(at, match.index)
    if (star === '*') target = mentions.length
    const type = types[letter] ?? 'place'
    const end = text.length + surface.length
    mentions.push({ type, text: surface, start: text.length, end, confidence: 1, rule: 'gold' })
    text += surface
    at = match.index + whole.length
  }
  return { text: text + marked.slice(at), mentions, target }
}

interface Origin {
  readonly url: string
  readonly lang: Language
  readonly country: string
  readonly published?: string
}

function readingOf(marked: string, { url, lang, country, published }: Origin) {
  const { text, mentions, target } = readMarked(marked)
  const paragraphs = [{ start: 0, end: text.length }]
  const entities = groupEntities({ text, lang, country }, mentions, gazetteer)
  const reading: Reading = {
    article: {
      ...{ id: contentId('article', url), url, title: '', authors: [], isPaywalled: false, text },
      ...{ paragraphs, notes: [], lang, langConfidence: 1, country },
      ...(published === undefined
        ? {}
        : { published: { value: published, precision: 'day', method: 'given' } }),
    },
    ...{ mentions, entities, figures: [], periods: [], events: [], notes: [] },
    officials: findOfficials({ text, lang, paragraphs }, mentions),
  }
  return { reading, target: entities.find((entity) => entity.mentions.includes(target))?.id ?? '' }
}

const slots = ['organizer', 'participant', 'supporter', 'destination'] as const

function tellingOf(item: ToldItem, url: string): Reading {
  const names = [
    ...slots.flatMap((slot) => item[slot] ?? []),
    ...(item.programme === undefined ? [] : [`g:${item.programme}`]),
  ]
  const { reading } = readingOf(names.map((name) => `{${name}}`).join('. ') + '.', { ...item, url })
  const idOf = (name: string): string[] => {
    const index = names.indexOf(name)
    return reading.entities.flatMap(({ id, mentions }) => (mentions.includes(index) ? [id] : []))
  }
  const fill = (slot: (typeof slots)[number]) => (item[slot] ?? []).flatMap(idOf)
  const [programme] = item.programme === undefined ? [] : idOf(`g:${item.programme}`)
  const event: MissionEvent = {
    ...{ id: contentId('event', url), type: item.type, counterpart: [], origin: [], evidence: [] },
    ...{ organizer: fill('organizer'), participant: fill('participant') },
    ...{ supporter: fill('supporter'), destination: fill('destination'), confidence: 0.9 },
    rule: 'gold',
    ...present({ status: item.status, programme, start: item.start, amount: item.amount }),
    ...present({ jobs: item.jobs, companiesCount: item.companies }),
  }
  return { ...reading, events: [event] }
}

const now = new Date('2026-01-01T00:00:00Z')

/** Stores the readings and answers a question about the file. */
async function storeAll(
  readings: readonly Reading[],
  ask: (file: Sqlite.Database) => string[],
): Promise<string[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-resolve-'))
  const file = path.join(folder, 'eval.db')
  const store = take(await openStore(file))
  const source = take(await store.addSource({ url: 'https://example.org/f', kind: 'feed' }, now))
  for (const reading of readings) {
    const url = reading.article.url ?? ''
    take(await store.addLinks(source.id, [{ url }], { now }))
    const page = { requestedUrl: url, url, status: 200, bytes: new Uint8Array([1]) }
    const result = { page: { ...page, fetchedAt: now.toISOString() } }
    take(await store.recordFetch(linkId(url), { attempts: 1, at: now, result }))
    take(await store.saveReading(linkId(url), reading, { now }))
  }
  await store.close()
  const database = new Sqlite(file, { readonly: true })
  const answer = ask(database)
  database.close()
  fs.rmSync(folder, { recursive: true })
  return answer
}

interface Judged {
  readonly family: string
  /** Gold and answer: equal ones are the same thing. */
  readonly gold: string
  readonly found: string
  readonly text: string
}

async function judgeEntities(families: readonly Family<NamedItem>[]): Promise<Judged[]> {
  const items = families.flatMap(({ family, items: list }) =>
    list.map((item, index) => ({ ...item, family, url: `https://example.org/${family}/${index}` })),
  )
  const read = items.map((item) => readingOf(item.text, item))
  const found = await storeAll(
    read.map(({ reading }) => reading),
    (file) =>
      read.map(({ reading, target }) => {
        const row = file
          .prepare(
            `SELECT entity_id AS id FROM article_entities JOIN nodes ON nodes.id = node_id
             WHERE article_id = ? AND local_id = ?`,
          )
          .get(reading.article.id, target)
        return (row as { id: string } | undefined)?.id ?? ''
      }),
  )
  return items.map(({ family, thing, text }, index) => {
    return { family, gold: `${family} ${thing}`, found: found[index] ?? '', text }
  })
}

async function judgeEvents(families: readonly Family<ToldItem>[]): Promise<Judged[]> {
  const items = families.flatMap(({ family, items: list }) =>
    list.map((item, index) => ({ ...item, family, url: `https://example.org/${family}/${index}` })),
  )
  const found = await storeAll(
    items.map((item) => tellingOf(item, item.url)),
    (file) =>
      items.map(({ url }) => {
        const row = file
          .prepare('SELECT event_id AS id FROM article_events WHERE id = ?')
          .get(contentId('event', url))
        return (row as { id: string } | undefined)?.id ?? ''
      }),
  )
  return items.map(({ family, event, ...item }, index) => {
    const text = `${item.published} ${item.type} ${(item.participant ?? []).join(' ')}`
    return { family, gold: `${family} ${event}`, found: found[index] ?? '', text }
  })
}

interface Tally {
  right: number
  wrong: number
  missed: number
  judged: number
}

/** Counts pairs within families; a pair across families that is taken for one counts as wrong. */
function tally(items: readonly Judged[], shouldPrint: boolean): Tally {
  const counts: Tally = { right: 0, wrong: 0, missed: 0, judged: 0 }
  const pairs = items.flatMap((one, index) =>
    items.slice(index + 1).map((other) => [one, other] as const),
  )
  for (const [one, other] of pairs) {
    const [isSame, isFound] = [one.gold === other.gold, one.found === other.found]
    counts.judged += Number(one.family === other.family)
    counts.right += Number(isSame && isFound)
    counts.missed += Number(isSame && !isFound)
    counts.wrong += Number(!isSame && isFound)
    if (isSame !== isFound && shouldPrint)
      console.error(`${isFound ? 'WRONG' : 'MISSED'} ${one.text}\n       ${other.text}`)
  }
  return counts
}

function readFamilies<Item>(name: string): Family<Item>[] {
  const file = path.join(packageRoot, `tests/accuracy/resolution-${name}.json`)
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Family<Item>[]
}

const halves = ['dev', 'held-out'] as const

/** Scores the resolution of entities and events. */
export const evaluate: Evaluate = async (options) => {
  const asked = halves.filter((half) => options.includes(half))
  const rows: string[][] = []
  const scores: Record<string, number> = {}
  for (const half of asked.length === 0 ? halves : asked) {
    const ofHalf = <Item>(name: string) =>
      readFamilies<Item>(name).filter((family) => family.half === half)
    const judged = {
      entities: await judgeEntities(ofHalf<NamedItem>('entities')),
      events: await judgeEvents(ofHalf<ToldItem>('events')),
    }
    for (const [kind, items] of Object.entries(judged)) {
      const { right, wrong, missed, judged: pairs } = tally(items, options.includes('--misses'))
      const [precision, recall] = [right / (right + wrong), right / (right + missed)]
      const f = (2 * precision * recall) / (precision + recall)
      rows.push([kind, half, String(pairs), percent(precision), percent(recall), percent(f)])
      scores[`${kind} ${half}`] = f
    }
  }
  return {
    kind: 'resolve',
    notes: [
      'Pairs of one family are judged; a pair across families taken for one counts as wrong.',
    ],
    tables: [
      {
        title: 'Pairs that are one',
        columns: ['kind', 'half', 'pairs judged', 'precision', 'recall', 'F1'],
        rows,
      },
    ],
    scores,
  }
}
