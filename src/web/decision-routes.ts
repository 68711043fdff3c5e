/** Corrections: forms of the desk become decisions. */
import { Hono } from 'hono'
import { problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { NewDecision, Store } from '../store/index.js'
import { answer, type Desk, type DeskEnv } from './answer.js'
import { doneAddress, readForm, type Form } from './forms.js'

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

const invalid = (message: string) => failure(problem('input/invalid-record', message))

/** The kinds of decisions, and what each calls the value that its form gives. */
const details = {
  ...{ accept: undefined, reject: undefined, rename: 'name', retype: 'type', merge: 'into' },
  split: 'member',
} as const satisfies Record<NewDecision['kind'], string | undefined>

/** Reads a form as a decision; the store checks what it is about and what it says. */
function readDecision({ kind = '', subject, id = '', value = '' }: Form): Result<NewDecision> {
  if (!isKind(kind)) return invalid(`There is no decision ${JSON.stringify(kind)}.`)
  if (subject !== 'event' && subject !== 'entity')
    return invalid('A decision is about an event or an entity.')
  const name = details[kind]
  return success({
    kind,
    subject,
    subjectId: id,
    detail: name === undefined ? {} : { [name]: value },
  })
}

const isKind = (kind: string): kind is NewDecision['kind'] => Object.hasOwn(details, kind)
