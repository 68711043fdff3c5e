/**
 * Officials as terms: one person in one office, over all articles that say so. What articles say alike is counted in
 * `terms`; the terms of a person that are the same office make one row of `officials`.
 */
import { contentId } from '../core/content-id.js'
import type { Entity, EntityType, Official } from '../model/mention.js'
import type { Reading } from '../model/reading.js'
import { groupTerms, roleKey, type TermNode } from '../resolve/index.js'
import { bodyKey } from '../text/body-key.js'
import { nameKey } from '../text/fold.js'
import type { Database } from './database.js'
import type { NodesOfArticle } from './entities.js'
import { fromJson, insertInto, toRecord, type Row } from './record.js'

interface Term extends TermNode {
  readonly personKey: string
  readonly personNode?: string | undefined
  readonly organizationNode?: string | undefined
  readonly placeNode?: string | undefined
}

const organizationTypes: readonly EntityType[] = [
  'public_body',
  'organization',
  'company',
  'programme',
]

function entityNamed(
  reading: Reading,
  name: string | undefined,
  types: readonly EntityType[],
): Entity | undefined {
  if (name === undefined) return undefined
  const ofType = reading.entities.filter((entity) => types.includes(entity.type))
  return (
    ofType.find((entity) => entity.name === name) ??
    ofType.find((entity) => entity.aliases.includes(name))
  )
}

/** The term that an article's statement belongs to: the same nodes, or names of the same key, in the same role. */
function termOf(reading: Reading, official: Official, nodes: NodesOfArticle): Term {
  const person = entityNamed(reading, official.person, ['person'])
  const body = entityNamed(reading, official.organization, organizationTypes)
  const place = entityNamed(reading, official.place, ['place'])
  const nodeOf = (entity: Entity | undefined) => entity && nodes.get(entity.id)
  const term = {
    personKey: nameKey(official.person),
    roleKey: roleKey(official.role),
    organizationKey: bodyKey(body?.name ?? official.organization ?? '').key,
    placeKey: place?.id ?? nameKey(official.place ?? ''),
    personNode: nodeOf(person),
    organizationNode: nodeOf(body),
    placeNode: nodeOf(place),
  }
  const id = contentId(
    ...['official', term.personNode ?? term.personKey, term.roleKey],
    ...[term.organizationNode ?? term.organizationKey, term.placeNode ?? term.placeKey],
  )
  return { ...term, id }
}

/** The names and the role as one article writes them: counted, so that the most usual form is shown. */
function formOf(official: Official): string {
  const { person, role, organization, place } = official
  return JSON.stringify([person, role, organization ?? null, place ?? null])
}

const insertTerm = `${insertInto('terms', [
  ...['id', 'official_id', 'person_key', 'person_node', 'role_key', 'organization_key'],
  ...['organization_node', 'place_key', 'place_node'],
])} ON CONFLICT (id) DO NOTHING`

const insertStatement = insertInto('article_officials', [
  ...['article_id', 'ordinal', 'term_id', 'person', 'role', 'organization', 'place'],
  ...['start', 'end', 'text', 'rule', 'seen'],
])

const countForm = `INSERT INTO official_forms (term_id, form, articles) VALUES (:id, :form, 1)
  ON CONFLICT DO UPDATE SET articles = articles + 1`

/** What is known of an article when its officials are stored. */
export interface OfficialContext {
  readonly nodes: NodesOfArticle
  readonly seen?: string | undefined
}

/** Stores what an article says of officials; a term counts once per article. Returns the terms. */
export function storeOfficials(
  database: Database,
  reading: Reading,
  context: OfficialContext,
): Set<string> {
  const counted = new Set<string>()
  for (const [ordinal, official] of reading.officials.entries()) {
    const { person, role, organization, place, evidence, rule } = official
    const term = termOf(reading, official, context.nodes)
    database.run(insertTerm, {
      ...{ id: term.id, official_id: term.id, person_key: term.personKey, role_key: term.roleKey },
      ...{ person_node: term.personNode, organization_key: term.organizationKey },
      ...{ organization_node: term.organizationNode, place_key: term.placeKey },
      place_node: term.placeNode,
    })
    database.run(insertStatement, {
      ...{ article_id: reading.article.id, ordinal, term_id: term.id, person, role },
      ...{ organization, place, start: evidence.start, end: evidence.end, rule },
      ...{ seen: context.seen, text: reading.article.text.slice(evidence.start, evidence.end) },
    })
    if (!counted.has(term.id)) database.run(countForm, { id: term.id, form: formOf(official) })
    counted.add(term.id)
  }
  return counted
}

/** Groups terms that were counted anew with those of the same persons, and those of entities of other nodes than before. */
export function regroupTerms(
  database: Database,
  terms: ReadonlySet<string>,
  remade: ReadonlySet<string>,
): void {
  regroup(database, personsOf(database, terms), remade)
}

/** A person as far as terms tell it: an entity, or a term without one. */
interface Persons {
  readonly entities: Set<string>
  readonly terms: Set<string>
}

function personsOf(database: Database, termIds: Iterable<string>): Persons {
  const persons: Persons = { entities: new Set(), terms: new Set() }
  for (const id of termIds) {
    const row = database.get(
      'SELECT entity_id AS id FROM terms JOIN nodes ON nodes.id = person_node WHERE terms.id = :id',
      { id },
    ) as { id: string } | undefined
    if (row) persons.entities.add(row.id)
    else persons.terms.add(id)
  }
  return persons
}

interface TermRow extends TermNode {
  readonly officialId: string
  readonly personNode: string | null
  readonly organizationNode: string | null
  readonly placeNode: string | null
}

const termColumns = `terms.id, official_id AS officialId, role_key AS roleKey,
  organization_key AS organizationKey, place_key AS placeKey, person_node AS personNode,
  organization_node AS organizationNode, place_node AS placeNode`

/** Groups the terms of the persons anew, and of the entities that consist of other nodes than before. */
function regroup(database: Database, persons: Persons, remade: ReadonlySet<string>): void {
  for (const id of new Set([...persons.entities, ...remade])) {
    const terms = database.all(
      `SELECT ${termColumns} FROM nodes JOIN terms ON terms.person_node = nodes.id
       WHERE nodes.entity_id = :id`,
      { id },
    ) as TermRow[]
    keepOfficials(database, terms)
  }
  for (const id of persons.terms) {
    const terms = database.all(`SELECT ${termColumns} FROM terms WHERE id = :id`, { id })
    keepOfficials(database, terms as TermRow[])
  }
}

function keepOfficials(database: Database, terms: readonly TermRow[]): void {
  if (terms.length === 0) return
  const groups = groupTerms(terms)
  const before = new Set(terms.map(({ officialId }) => officialId))
  for (const group of groups) {
    const id = group.map((term) => term.id).reduce((a, b) => (a < b ? a : b))
    before.add(id)
    for (const term of group)
      if (term.officialId !== id)
        database.run('UPDATE terms SET official_id = :id WHERE id = :term', { id, term: term.id })
    chooseShown(database, id, group)
  }
  for (const id of before) deleteEmpty(database, id)
}

function deleteEmpty(database: Database, id: string): void {
  database.run(
    `DELETE FROM officials WHERE id = :id
       AND NOT EXISTS (SELECT 1 FROM terms WHERE official_id = :id)`,
    { id },
  )
}

type Form = readonly [
  person: string,
  role: string,
  organization: string | null,
  place: string | null,
]

const insertOfficial = `INSERT INTO officials (id, person, role, articles) VALUES (:id, '', '', 0)
  ON CONFLICT (id) DO NOTHING`

const seen = (end: 'min' | 'max') =>
  `(SELECT ${end}(day) FROM (SELECT
      (SELECT ${end}(seen) FROM article_officials WHERE term_id = terms.id) AS day
    FROM terms WHERE official_id = :id))`

function chooseShown(database: Database, id: string, group: readonly TermRow[]): void {
  database.run(insertOfficial, { id })
  const rows = database.all(
    `SELECT form, sum(articles) AS articles FROM official_forms
     JOIN terms ON terms.id = term_id WHERE official_id = :id
     GROUP BY form ORDER BY sum(articles) DESC, length(form) DESC, form`,
    { id },
  ) as { form: string }[]
  const forms = rows.map((row) => fromJson(row.form) as Form)
  const [person = '', role = ''] = forms[0] ?? []
  const nodeOf = (name: 'personNode' | 'organizationNode' | 'placeNode') =>
    group.map((term) => term[name]).find((node) => node !== null)
  database.run(
    `UPDATE officials SET person = :person, role = :role, organization = :organization, place = :place,
       person_node = :person_node, organization_node = :organization_node, place_node = :place_node,
       first_seen = ${seen('min')}, last_seen = ${seen('max')},
       articles = ${group.length === 1 ? countOfOne : countOfMany}
     WHERE id = :id`,
    {
      ...{ id, person, role, person_node: nodeOf('personNode'), place_node: nodeOf('placeNode') },
      ...{ organization_node: nodeOf('organizationNode') },
      organization: forms.map((form) => form[2]).find((name) => name !== null),
      place: forms.map((form) => form[3]).find((name) => name !== null),
    },
  )
}

const countOfOne = `(SELECT sum(articles) FROM official_forms
  JOIN terms ON terms.id = term_id WHERE official_id = :id)`

// An article may say the same of one office in two ways; it counts once.
const countOfMany = `(SELECT count(DISTINCT article_id) FROM terms
  JOIN article_officials ON term_id = terms.id WHERE official_id = :id)`

/** A statement about an official with the term that it belongs to. */
export interface OfficialStatement {
  readonly termId: string
  readonly official: Official
}

interface StatementRow extends Row {
  readonly term_id: string
  readonly start: number
  readonly end: number
}

/** Reads what an article says of officials, in its order. */
export function readOfficials(database: Database, articleId: string): OfficialStatement[] {
  const rows = database.all(
    `SELECT term_id, person, role, organization, place, start, end, rule
     FROM article_officials WHERE article_id = :id ORDER BY ordinal`,
    { id: articleId },
  ) as StatementRow[]
  return rows.map(({ term_id: termId, start, end, ...row }) => ({
    termId,
    official: { ...(toRecord(row) as Official), evidence: { start, end } },
  }))
}

/** Takes an article's statements out of the counts, after its rows are gone; terms without any vanish. */
export function withdrawOfficials(
  database: Database,
  statements: readonly OfficialStatement[],
): void {
  const counted = new Set<string>()
  const persons = personsOf(
    database,
    statements.map(({ termId }) => termId),
  )
  for (const { termId: id, official } of statements) {
    if (counted.has(id)) continue
    counted.add(id)
    database.run(
      'UPDATE official_forms SET articles = articles - 1 WHERE term_id = :id AND form = :form',
      { id, form: formOf(official) },
    )
    database.run('DELETE FROM official_forms WHERE term_id = :id AND articles = 0', { id })
    const gone = database.get(
      `DELETE FROM terms WHERE id = :id
         AND NOT EXISTS (SELECT 1 FROM official_forms WHERE term_id = :id) RETURNING official_id AS id`,
      { id },
    ) as { id: string } | undefined
    if (gone) deleteEmpty(database, gone.id)
  }
  regroup(database, persons, new Set())
}

/** Groups the terms of entities that consist of other nodes than before. */
export function regroupOfficials(database: Database, remade: ReadonlySet<string>): void {
  regroup(database, { entities: new Set(), terms: new Set() }, remade)
}
