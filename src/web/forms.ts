/** Forms of the desk: what they hold, and where they lead. */
import type { Context } from 'hono'
import { safePath } from './answer.js'

/** The texts of a form by their names. Nothing of it is trusted. */
export type Form = Readonly<Record<string, string>>

/** Reads the texts of a form that was sent. */
export async function readForm(context: Context): Promise<Form> {
  const body = await context.req.parseBody()
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  )
}

/** Where a form leads to: the page it came from, which then says that it is done. */
export function doneAddress(back: string | undefined): string {
  const address = new URL(safePath(back), 'http://desk.invalid')
  address.searchParams.set('done', '1')
  return `${address.pathname}${address.search}`
}
