/**
 * Officials: the terms of a person that are the same office make one row of `officials`, which shows the most frequent
 * form in which articles state it.
 */
import { groupTerms, type TermNode } from '../resolve/index.js'
import type { Database } from './database.js'
import { eachOf, fromJson, groupBy, overwrite, type Target } from './record.js'

const intoForms: Target = {
  table: 'official_forms',
  columns: ['term_id', 'form', 'articles'],
  ending: 'ON CONFLICT DO UPDATE SET articles = articles + excluded.articles',
}

/** Counts the forms in which articles state terms. */
export function countForms(
  database: Database,
  articles: readonly ReadonlyMap<string, string>[],
): void {
  const counts = new Map<string, { id: string; form: string; articles: number }>()
  for (const forms of articles)
    for (const [id, form] of forms) {
      const known = counts.get(`${id} ${form}`)
      if (known === undefined) counts.set(`${id} ${form}`, { id, form, articles: 1 })
      else known.articles += 1
    }
  database.insert(
    intoForms,
    [...counts.values()].map((count) => [count.id, count.form, count.articles]),
  )
}

/** Persons as far as terms tell them: entities, and terms without one. */
export interface Persons {
  readonly entities: Iterable<string>
  readonly terms: Iterable<string>
}

/** The persons of terms. */
export function personsOf(database: Database, termIds: Iterable<string>): Persons {
  const rows = database.all(
    `SELECT terms.id, entity_id AS entity FROM terms LEFT JOIN nodes ON nodes.id = person_node
     WHERE terms.id IN ${eachOf('ids')}`,
    { ids: JSON.stringify([...termIds]) },
  ) as { id: string; entity: string | null }[]
  return {
    entities: rows.flatMap(({ entity }) => entity ?? []),
    terms: rows.flatMap(({ id, entity }) => (entity === null ? [id] : [])),
  }
}

interface TermRow extends TermNode {
  /** Entity of the person; of a term without one the term itself. */
  readonly whose: string
  readonly officialId: string
  readonly personNode: string | null
  readonly organizationNode: string | null
  readonly placeNode: string | null
}

const termColumns = `terms.id, official_id AS officialId, role_key AS roleKey,
  organization_key AS organizationKey, place_key AS placeKey, person_node AS personNode,
  organization_node AS organizationNode, place_node AS placeNode`

const termsOfPersons = `SELECT nodes.entity_id AS whose, ${termColumns}
    FROM nodes CROSS JOIN terms ON terms.person_node = nodes.id
    WHERE nodes.entity_id IN ${eachOf('entities')}
  UNION ALL SELECT terms.id, ${termColumns} FROM terms WHERE id IN ${eachOf('terms')}`

/** Groups the terms of the persons anew. */
export function regroup(database: Database, persons: Persons): void {
  const rows = database.all(termsOfPersons, {
    entities: JSON.stringify([...new Set(persons.entities)]),
    terms: JSON.stringify([...persons.terms]),
  }) as TermRow[]
  if (rows.length === 0) return
  const before = new Set(rows.map(({ officialId }) => officialId))
  const officials = new Map<string, TermRow[]>()
  const moved: Record<string, string> = {}
  const groups = [...groupBy(rows, ({ whose }) => whose).values()].flatMap((terms) =>
    groupTerms(terms),
  )
  for (const group of groups) {
    const id = group.map((term) => term.id).reduce((a, b) => (a < b ? a : b))
    officials.set(id, group)
    for (const term of group) if (term.officialId !== id) moved[term.id] = id
  }
  database.run(moveTerms, { moved: JSON.stringify(moved) })
  writeOfficials(database, officials)
  deleteEmpty(
    database,
    [...before].filter((id) => !officials.has(id)),
  )
}

const moveTerms = `UPDATE terms SET official_id = moved.value
  FROM json_each(:moved) AS moved WHERE terms.id = moved.key`

/** Removes those of the officials that no term belongs to any more. */
export function deleteEmpty(database: Database, ids: readonly string[]): void {
  if (ids.length === 0) return
  database.run(
    `DELETE FROM officials WHERE id IN ${eachOf('ids')}
       AND NOT EXISTS (SELECT 1 FROM terms WHERE official_id = officials.id)`,
    { ids: JSON.stringify(ids) },
  )
}

type Form = readonly [
  person: string,
  role: string,
  organization: string | null,
  place: string | null,
]

const formsOf = `SELECT official_id AS id, form, sum(articles) AS articles
  FROM terms CROSS JOIN official_forms ON official_forms.term_id = terms.id
  WHERE official_id IN ${eachOf('ids')}
  GROUP BY official_id, form ORDER BY official_id, sum(articles) DESC, length(form) DESC, form`

const seen = (end: 'min' | 'max') =>
  `(SELECT ${end}(day) FROM (SELECT
      (SELECT ${end}(seen) FROM article_officials WHERE term_id = terms.id) AS day
    FROM terms WHERE official_id = asked.value))`

// An article may say the same of one office in two ways; it counts once.
const countsOf = `SELECT value AS id, ${seen('min')} AS first, ${seen('max')} AS last,
    iif((SELECT count(*) FROM terms WHERE official_id = asked.value) = 1,
      (SELECT sum(articles) FROM terms JOIN official_forms ON official_forms.term_id = terms.id
        WHERE official_id = asked.value),
      (SELECT count(DISTINCT article_id) FROM terms
        JOIN article_officials ON article_officials.term_id = terms.id
        WHERE official_id = asked.value)) AS articles
  FROM json_each(:ids) AS asked`

interface Counts {
  readonly id: string
  readonly first: string | null
  readonly last: string | null
  readonly articles: number
}

const officialColumns = [
  ...['id', 'person', 'role', 'organization', 'place', 'person_node', 'organization_node'],
  ...['place_node', 'first_seen', 'last_seen', 'articles'],
]

const intoOfficials: Target = {
  table: 'officials',
  columns: officialColumns,
  ending: overwrite(officialColumns),
}

/** Writes the rows of officials, each from the terms that belong to it. */
function writeOfficials(
  database: Database,
  officials: ReadonlyMap<string, readonly TermRow[]>,
): void {
  const parameters = { ids: JSON.stringify([...officials.keys()]) }
  const stated = database.all(formsOf, parameters) as { id: string; form: string }[]
  const forms = groupBy(stated, ({ id }) => id)
  const counts = database.all(countsOf, parameters) as Counts[]
  const rows = counts.map(({ id, first, last, articles }) => {
    const group = officials.get(id) ?? []
    const named = (forms.get(id) ?? []).map(({ form }) => fromJson(form) as Form)
    const [person = '', role = ''] = named[0] ?? []
    const nodeOf = (name: 'personNode' | 'organizationNode' | 'placeNode') =>
      group.map((term) => term[name]).find((node) => node !== null)
    return [
      ...[id, person, role, named.map((form) => form[2]).find((name) => name !== null)],
      ...[named.map((form) => form[3]).find((name) => name !== null), nodeOf('personNode')],
      ...[nodeOf('organizationNode'), nodeOf('placeNode'), first, last, articles],
    ]
  })
  database.insert(intoOfficials, rows)
}
