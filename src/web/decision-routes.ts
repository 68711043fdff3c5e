/** Corrections: forms of the desk become decisions. */
import { Hono, type Context } from 'hono'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { eventTypes } from '../model/event.js'
import { entityTypes } from '../model/mention.js'
import type { NewDecision, Store } from '../store/index.js'
import { answer, safePath, type Desk, type DeskEnv } from './answer.js'

/** Routes that change the store. */
export function decisionRoutes({
  store,
  now,
}: {
  readonly store: Store
  readonly now: () => number
}): Desk {
  const routes: Desk = new Hono<DeskEnv>()
  routes.post('/decisions', async (context) => {
    const form = await readForm(context)
    const decision = readDecision(form)
    const made = decision.ok ? await store.addDecision(decision.value, new Date(now())) : decision
    return answer(context, made, () => context.redirect(doneAddress(form['back']), 303))
  })
  routes.post('/decisions/:id/undo', async (context) => {
    const form = await readForm(context)
    const undone = await store.undoDecision(context.req.param('id'), new Date(now()))
    return answer(context, undone, () => context.redirect(doneAddress(form['back']), 303))
  })
  return routes
}

type Form = Readonly<Record<string, string>>

async function readForm(context: Context): Promise<Form> {
  const body = await context.req.parseBody()
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  )
}

/** Where a form leads to: the page it came from, which then says that it is done. */
function doneAddress(back: string | undefined): string {
  const address = new URL(safePath(back), 'http://desk.invalid')
  address.searchParams.set('done', '1')
  return `${address.pathname}${address.search}`
}

const invalid = (message: string) => failure(problem('input/invalid-record', message))

const kinds = ['accept', 'reject', 'rename', 'retype', 'merge'] as const

/** What each kind of decision calls the value that the form gives. */
const details = { rename: 'name', retype: 'type', merge: 'into' } as const

/** Reads a form as a decision; nothing of it is trusted. */
function readDecision({ kind = '', subject, id = '', value = '' }: Form): Result<NewDecision> {
  const known = kinds.find((name) => name === kind)
  if (known === undefined) return invalid(`There is no decision ${JSON.stringify(kind)}.`)
  if (subject !== 'event' && subject !== 'entity')
    return invalid('A decision is about an event or an entity.')
  if (!isId(id)) return invalid('The decision names no id.')
  const detail = known in details ? readDetail(known as ValueKind, subject, value) : success({})
  return detail.ok
    ? success({ ...{ kind: known, subject, subjectId: id }, detail: detail.value })
    : detail
}

const isId = (text: string): boolean => /^[0-9a-f]{8,64}$/.test(text)

type ValueKind = keyof typeof details

function readDetail(
  kind: ValueKind,
  subject: 'entity' | 'event',
  value: string,
): Result<Record<string, string>> {
  const types: readonly string[] = subject === 'event' ? eventTypes : entityTypes
  const checks = {
    rename: [value !== '' && value.length <= 300, 'A name has 1 to 300 characters.'],
    merge: [isId(value), 'Name the id of the other one.'],
    retype: [types.includes(value), `There is no type ${JSON.stringify(value)}.`],
  } as const satisfies Record<ValueKind, readonly [boolean, string]>
  const [isRight, message] = checks[kind]
  return isRight ? success({ [details[kind]]: value }) : invalid(message)
}
