/** Checks decisions: what they are about exists, and what they say fits their kind. */
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { eventTypes } from '../model/event.js'
import { entityTypes } from '../model/mention.js'
import { nameKey } from '../text/fold.js'
import type { Database } from './database.js'
import type { NewDecision } from './decision.js'

type Subject = NewDecision['subject']
type Detail = NewDecision['detail']

const longestName = 300

const isName = (name: string): boolean => name !== '' && name.length <= longestName

const invalid = (message: string) => failure(problem('input/invalid-record', message))

const nodeOfId = `SELECT id FROM nodes WHERE id = :id
  UNION ALL
  SELECT * FROM (SELECT node_id FROM article_entities WHERE local_id = :id ORDER BY node_id LIMIT 1)
  LIMIT 1`

const tellingOfId = 'SELECT id FROM article_events WHERE id = :id'

/**
 * The node or telling that an id stands for. Unlike entities and events they never change, so that what hangs on them
 * outlives every clustering.
 */
function findLasting(database: Database, subject: Subject, id: string): Result<string> {
  const row = database.get(subject === 'event' ? tellingOfId : nodeOfId, { id })
  return row === undefined
    ? failure(problem('store/not-found', `There is no ${subject} ${JSON.stringify(id)}.`))
    : success((row as { id: string }).id)
}

/** Checks a decision and puts it on ids that last. */
export function checkDecision(database: Database, decision: NewDecision): Result<NewDecision> {
  const { kind, subject, madeBy } = decision
  if (madeBy !== undefined && !isName(madeBy))
    return invalid(`The name of who decides must have 1 to ${longestName} characters.`)
  const found = findLasting(database, subject, decision.subjectId)
  if (!found.ok) return found
  const given = { ...decision, subjectId: found.value }
  if (kind === 'split') return checkSplit(database, given)
  const detail = kind === 'merge' ? checkMerge(database, given) : checkValue(given)
  return detail.ok ? success({ ...given, detail: detail.value }) : detail
}

function checkValue({ kind, subject, subjectId, detail }: NewDecision): Result<Detail> {
  if (kind === 'rename') {
    const name = detail['name']?.trim() ?? ''
    const message = `The new name of ${subject} ${subjectId} must have 1 to ${longestName} characters.`
    return isName(name) ? success({ name }) : invalid(message)
  }
  if (kind !== 'retype') return success({})
  const types: readonly string[] = subject === 'event' ? eventTypes : entityTypes
  const type = detail['type'] ?? ''
  const message = `There is no type ${JSON.stringify(type)} for ${subject} ${subjectId}; take one of ${types.join(', ')}.`
  return types.includes(type) ? success({ type }) : invalid(message)
}

function checkMerge(
  database: Database,
  { subject, subjectId, detail }: NewDecision,
): Result<Detail> {
  const into = findLasting(database, subject, detail['into'] ?? '')
  if (!into.ok) return into
  return into.value === subjectId
    ? invalid(`The ${subject} ${subjectId} cannot be merged into itself.`)
    : success({ into: into.value })
}

/**
 * Of a split the subject is what stays. A member is one node or telling, or all nodes of the entity that bear the
 * given name; several are written with a space between them.
 */
function checkSplit(database: Database, decision: NewDecision): Result<NewDecision> {
  const { subject, subjectId, detail } = decision
  const member = detail['member']?.trim() ?? ''
  const members = membersOf(database, { subject, subjectId, member })
  if (members.length === 0)
    return failure(
      problem(
        'store/not-found',
        `The ${subject} ${subjectId} has no part ${JSON.stringify(member)}.`,
      ),
    )
  const stays = members.includes(subjectId)
    ? stayingOf(database, { subject, subjectId, members })
    : subjectId
  return stays === undefined
    ? invalid(`The ${subject} ${subjectId} has no other part than ${JSON.stringify(member)}.`)
    : success({ ...decision, subjectId: stays, detail: { member: members.join(' ') } })
}

const tellingsOfMember = `SELECT id FROM article_events WHERE id = :member
    OR (article_id = :member
      AND event_id = (SELECT event_id FROM article_events WHERE id = :id))
  ORDER BY id`

const nodesOfName = `SELECT nodes.id, max(as_name > 0) AS isMain FROM nodes
    JOIN aliases ON aliases.node_id = nodes.id AND name_key = :key
  WHERE entity_id = (SELECT entity_id FROM nodes WHERE id = :id)
  GROUP BY nodes.id ORDER BY nodes.id`

function membersOf(
  database: Database,
  { subject, subjectId: id, member }: { subject: Subject; subjectId: string; member: string },
): string[] {
  if (subject === 'event') {
    return (database.all(tellingsOfMember, { id, member }) as { id: string }[]).map((row) => row.id)
  }
  // Several ids are what a checked decision holds.
  const ids = member.split(' ').map((each) => findLasting(database, subject, each))
  if (ids.every((each) => each.ok)) return ids.map((each) => each.value)
  const named = database.all(nodesOfName, { id, key: nameKey(member) }) as {
    id: string
    isMain: number
  }[]
  // Those that articles call so above all, not those whose articles mention the name beside another.
  const main = named.filter(({ isMain }) => isMain === 1)
  return (main.length === 0 ? named : main).map((row) => row.id)
}

const otherNodes = `SELECT id FROM nodes
  WHERE entity_id = (SELECT entity_id FROM nodes WHERE id = :id)
    AND id NOT IN (SELECT value FROM json_each(:members))
  ORDER BY articles DESC, uses DESC, id LIMIT 1`

const otherTellings = `SELECT id FROM article_events
  WHERE event_id = (SELECT event_id FROM article_events WHERE id = :id)
    AND id NOT IN (SELECT value FROM json_each(:members))
  ORDER BY id LIMIT 1`

/** The main one of the parts that do not go. */
function stayingOf(
  database: Database,
  {
    subject,
    subjectId: id,
    members,
  }: { subject: Subject; subjectId: string; members: readonly string[] },
): string | undefined {
  const row = database.get(subject === 'event' ? otherTellings : otherNodes, {
    id,
    members: JSON.stringify(members),
  })
  return (row as { id: string } | undefined)?.id
}
