/** Names and facts of nodes, counted by the articles that state them: up when articles come, down when they go. */
import type { Entity } from '../model/mention.js'
import { nameKey } from '../text/fold.js'
import type { Database } from './database.js'
import type { PendingName } from './pending.js'
import type { Target } from './record.js'

/** What an article says of a node. */
export interface CountedView {
  readonly id: string
  readonly name: string
  /** Its other names, each once. */
  readonly aliases: readonly string[]
  readonly facts: readonly (readonly [fact: string, value: string])[]
}

/** Reads what an entity of an article says of its node. */
export function viewOf(entity: Omit<Entity, 'mentions'>, nodeId: string): CountedView {
  const { name, aliases, country, region, geonamesId, lat, lon } = entity
  const location =
    geonamesId === undefined && lat === undefined
      ? undefined
      : JSON.stringify([geonamesId ?? null, lat ?? null, lon ?? null])
  const facts = [
    ['country', country],
    ['region', region],
    ['location', location],
  ] as const
  return {
    id: nodeId,
    name,
    aliases: [...new Set(aliases)].filter((alias) => alias !== name),
    facts: facts.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value] as const])),
  }
}

interface NameCount {
  readonly id: string
  readonly name: string
  asName: number
  articles: number
}

interface FactCount {
  readonly id: string
  readonly fact: string
  readonly value: string
  articles: number
}

/** The names that a view states, each with whether it is the one that the article uses as its name. */
const namesOf = ({ name, aliases }: CountedView): (readonly [name: string, asName: number])[] => [
  [name, 1],
  ...aliases.map((alias) => [alias, 0] as const),
]

function sumUp(views: readonly CountedView[]): { names: NameCount[]; facts: FactCount[] } {
  const names = new Map<string, NameCount>()
  const facts = new Map<string, FactCount>()
  for (const view of views) {
    const { id } = view
    for (const [name, asName] of namesOf(view)) {
      const key = `${id} ${name}`
      const known = names.get(key)
      if (known === undefined) names.set(key, { id, name, asName, articles: 1 })
      else {
        known.asName += asName
        known.articles += 1
      }
    }
    for (const [fact, value] of view.facts) {
      const key = `${id} ${fact} ${value}`
      const known = facts.get(key)
      if (known === undefined) facts.set(key, { id, fact, value, articles: 1 })
      else known.articles += 1
    }
  }
  return { names: [...names.values()], facts: [...facts.values()] }
}

const intoNames: Target = {
  table: 'aliases',
  columns: ['node_id', 'name', 'name_key', 'as_name', 'articles'],
  ending: `ON CONFLICT (node_id, name) DO UPDATE
  SET articles = articles + excluded.articles, as_name = as_name + excluded.as_name
  RETURNING number, node_id AS id, name, articles, is_given AS isGiven`,
}

const intoFacts: Target = {
  table: 'node_facts',
  columns: ['node_id', 'fact', 'value', 'articles'],
  ending: 'ON CONFLICT DO UPDATE SET articles = articles + excluded.articles',
}

interface CountedName extends PendingName {
  readonly id: string
  readonly articles: number
  readonly isGiven: number
}

/** Counts the views of many articles at once. Returns the names that are new. */
export function countViews(database: Database, views: readonly CountedView[]): PendingName[] {
  const { names, facts } = sumUp(views)
  const counted = database.insert(
    intoNames,
    names.map(({ id, name, asName, articles }) => [id, name, nameKey(name), asName, articles]),
  ) as CountedName[]
  database.insert(
    intoFacts,
    facts.map(({ id, fact, value, articles }) => [id, fact, value, articles]),
  )
  const given = new Map(names.map(({ id, name, articles }) => [`${id} ${name}`, articles]))
  // A name that an analyst gave can be searched for already.
  return counted
    .filter(
      ({ id, name, articles, isGiven }) => isGiven === 0 && given.get(`${id} ${name}`) === articles,
    )
    .sort((one, other) => one.number - other.number)
}

/** Takes a view out of the counts. */
export function uncountView(database: Database, view: CountedView): void {
  const { id } = view
  for (const [name, asName] of namesOf(view)) {
    database.run(
      `UPDATE aliases SET articles = articles - 1, as_name = as_name - :as_name
       WHERE node_id = :id AND name = :name`,
      { id, name, as_name: asName },
    )
  }
  for (const [fact, value] of view.facts) {
    database.run(
      `UPDATE node_facts SET articles = articles - 1
       WHERE node_id = :id AND fact = :fact AND value = :value`,
      { id, fact, value },
    )
  }
  database.run('DELETE FROM aliases WHERE node_id = :id AND articles = 0 AND is_given = 0', { id })
  database.run('DELETE FROM node_facts WHERE node_id = :id AND articles = 0', { id })
}
