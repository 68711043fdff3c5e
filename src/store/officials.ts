/**
 * What articles say of officials: statements, and the terms that they belong to, which are one person in one office over
 * all articles that say so.
 */
import { contentId } from '../core/content-id.js'
import type { Entity, EntityType, Official } from '../model/mention.js'
import type { Reading } from '../model/reading.js'
import { roleKey, type TermNode } from '../resolve/index.js'
import { bodyKey } from '../text/body-key.js'
import { nameKey } from '../text/fold.js'
import type { Database } from './database.js'
import type { NodesOfArticle } from './entities.js'
import { deleteEmpty, personsOf, regroup } from './official-terms.js'
import { toRecord, type Row, type Target } from './record.js'

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

const intoTerms: Target = {
  table: 'terms',
  columns: [
    ...['id', 'official_id', 'person_key', 'person_node', 'role_key', 'organization_key'],
    ...['organization_node', 'place_key', 'place_node'],
  ],
  ending: 'ON CONFLICT (id) DO NOTHING',
}

const intoStatements: Target = {
  table: 'article_officials',
  columns: [
    ...['article_id', 'ordinal', 'term_id', 'person', 'role', 'organization', 'place'],
    ...['start', 'end', 'text', 'rule', 'seen'],
  ],
}

/** What is known of an article when its officials are stored. */
export interface OfficialContext {
  readonly nodes: NodesOfArticle
  readonly seen?: string | undefined
}

/**
 * Stores what an article says of officials. Returns its terms, each with the form in which the article states it: they
 * are counted, once per article, when it is settled.
 */
export function storeOfficials(
  database: Database,
  reading: Reading,
  context: OfficialContext,
): Map<string, string> {
  const { article, officials } = reading
  const forms = new Map<string, string>()
  const terms = officials.map((official) => termOf(reading, official, context.nodes))
  const rows = terms.map((term) => [
    ...[term.id, term.id, term.personKey, term.personNode, term.roleKey, term.organizationKey],
    ...[term.organizationNode, term.placeKey, term.placeNode],
  ])
  database.insert(intoTerms, rows)
  const statements = officials.map((official, ordinal) => {
    const { person, role, organization, place, evidence, rule } = official
    const { start, end } = evidence
    const id = terms[ordinal]?.id ?? ''
    if (!forms.has(id)) forms.set(id, formOf(official))
    return [
      ...[article.id, ordinal, id, person, role, organization, place],
      ...[start, end, article.text.slice(start, end), rule, context.seen],
    ]
  })
  database.insert(intoStatements, statements)
  return forms
}

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
    if (gone) deleteEmpty(database, [gone.id])
  }
  regroup(database, persons)
}
