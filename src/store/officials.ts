/** Officials as terms: one person in one office, over all articles that say so. */
import { contentId } from '../core/content-id.js'
import type { Entity, EntityType, Official } from '../model/mention.js'
import type { Reading } from '../model/reading.js'
import { nameKey } from '../text/fold.js'
import type { Database } from './database.js'
import { fromJson, insertInto, toRecord, type Row } from './record.js'

interface Term {
  readonly id: string
  readonly personId?: string | undefined
  readonly organizationId?: string | undefined
  readonly placeId?: string | undefined
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

/** The term that an article's statement belongs to: the same entities, or names of the same key, in the same role. */
function termOf(reading: Reading, official: Official): Term {
  const personId = entityNamed(reading, official.person, ['person'])?.id
  const organizationId = entityNamed(reading, official.organization, organizationTypes)?.id
  const placeId = entityNamed(reading, official.place, ['place'])?.id
  const id = contentId(
    'official',
    personId ?? nameKey(official.person),
    nameKey(official.role),
    organizationId ?? nameKey(official.organization ?? ''),
    placeId ?? nameKey(official.place ?? ''),
  )
  return { id, personId, organizationId, placeId }
}

/** The names and the role as one article writes them: counted, so that the most usual form is shown. */
function formOf(official: Official): string {
  const { person, role, organization, place } = official
  return JSON.stringify([person, role, organization ?? null, place ?? null])
}

function chooseShown(database: Database, id: string): void {
  const row = database.get(
    `SELECT form FROM official_forms WHERE official_id = :id
     ORDER BY articles DESC, length(form) DESC, form LIMIT 1`,
    { id },
  ) as { form: string } | undefined
  const [person, role, organization, place] = fromJson(row?.form ?? '[]') as (string | null)[]
  database.run(
    `UPDATE officials SET person = :person, role = :role, organization = :organization, place = :place,
       first_seen = (SELECT min(seen) FROM article_officials WHERE official_id = :id),
       last_seen = (SELECT max(seen) FROM article_officials WHERE official_id = :id),
       articles = (SELECT sum(articles) FROM official_forms WHERE official_id = :id)
     WHERE id = :id`,
    { id, person, role, organization, place },
  )
}

const insertTerm = `${insertInto('officials', [
  ...['id', 'person', 'role', 'person_id', 'organization_id', 'place_id', 'articles'],
])} ON CONFLICT (id) DO NOTHING`

const insertStatement = insertInto('article_officials', [
  ...['article_id', 'ordinal', 'official_id', 'person', 'role', 'organization', 'place'],
  ...['start', 'end', 'text', 'rule', 'seen'],
])

const countForm = `INSERT INTO official_forms (official_id, form, articles) VALUES (:id, :form, 1)
  ON CONFLICT DO UPDATE SET articles = articles + 1`

/** Stores what an article says of officials; a term counts once per article. */
export function storeOfficials(database: Database, reading: Reading, seen?: string): void {
  const counted = new Set<string>()
  for (const [ordinal, official] of reading.officials.entries()) {
    const { person, role, organization, place, evidence, rule } = official
    const term = termOf(reading, official)
    database.run(insertTerm, {
      ...{ id: term.id, person, role, person_id: term.personId, articles: 0 },
      ...{ organization_id: term.organizationId, place_id: term.placeId },
    })
    database.run(insertStatement, {
      ...{ article_id: reading.article.id, ordinal, official_id: term.id, person, role },
      ...{ organization, place, start: evidence.start, end: evidence.end, rule, seen },
      text: reading.article.text.slice(evidence.start, evidence.end),
    })
    if (!counted.has(term.id)) database.run(countForm, { id: term.id, form: formOf(official) })
    counted.add(term.id)
    chooseShown(database, term.id)
  }
}

/** A statement about an official with the term that it belongs to. */
export interface OfficialStatement {
  readonly officialId: string
  readonly official: Official
}

interface StatementRow extends Row {
  readonly official_id: string
  readonly start: number
  readonly end: number
}

/** Reads what an article says of officials, in its order. */
export function readOfficials(database: Database, articleId: string): OfficialStatement[] {
  const rows = database.all(
    `SELECT official_id, person, role, organization, place, start, end, rule
     FROM article_officials WHERE article_id = :id ORDER BY ordinal`,
    { id: articleId },
  ) as StatementRow[]
  return rows.map(({ official_id: officialId, start, end, ...row }) => ({
    officialId,
    official: { ...(toRecord(row) as Official), evidence: { start, end } },
  }))
}

/** Takes an article's statements out of the counts, after its rows are gone; terms without any vanish. */
export function withdrawOfficials(
  database: Database,
  statements: readonly OfficialStatement[],
): void {
  const counted = new Set<string>()
  for (const { officialId: id, official } of statements) {
    if (counted.has(id)) continue
    counted.add(id)
    database.run(
      'UPDATE official_forms SET articles = articles - 1 WHERE official_id = :id AND form = :form',
      { id, form: formOf(official) },
    )
    database.run('DELETE FROM official_forms WHERE official_id = :id AND articles = 0', { id })
    const isGone = database.run(
      `DELETE FROM officials WHERE id = :id
         AND NOT EXISTS (SELECT 1 FROM official_forms WHERE official_id = :id)`,
      { id },
    )
    if (isGone === 0) chooseShown(database, id)
  }
}
