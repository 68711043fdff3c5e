/** The desk as a web application: what is answered at which address. */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { messageOf, problem } from '../core/problem.js'
import type { Store } from '../store/index.js'
import { apiRoutes } from './api/index.js'
import { safePath, tellProblem, type Desk, type DeskEnv } from './answer.js'
import { decisionRoutes } from './decision-routes.js'
import { exportRoutes } from './export-routes.js'
import { feedRoutes } from './feed-routes.js'
import { pageRoutes } from './page-routes.js'
import type { Reader } from './reader.js'
import {
  askPassword,
  headers,
  refuseForeignHosts,
  refuseForeignWrites,
  type Guard,
} from './security.js'
import { searchRoutes } from './search-routes.js'
import { readStaticFiles } from './static-files.js'
import { chooseLanguage, isDeskLanguage, wordsOf } from './words/index.js'

/** What the desk needs. */
export interface DeskTools extends Guard {
  readonly store: Store
  /** Whether webhooks may lie on this machine and in private networks. */
  readonly allowPrivateWebhooks?: boolean
  /** Hears of faults of our own. */
  readonly onFault: (fault: unknown, path: string) => void
}

// A form of the desk holds a few names.
const longestForm = 64 * 1024

/** Makes the desk on a store. */
export function createDesk(tools: DeskTools): Desk {
  const desk: Desk = new Hono<DeskEnv>()
  const files = readStaticFiles()
  desk.use(headers, compress(), refuseForeignHosts(tools), askPassword(tools), refuseForeignWrites)
  desk.use(
    bodyLimit({
      maxSize: longestForm,
      onError: (context) => context.text('The form is larger than the desk reads.', 413),
    }),
  )
  desk.use(async (context, next) => {
    context.set('reader', readerOf(context, files))
    await next()
  })
  for (const { address, type, text } of Object.values(files)) {
    desk.get(address, (context) => {
      context.header('Cache-Control', 'public, max-age=31536000, immutable')
      return context.body(text, 200, { 'Content-Type': type })
    })
  }
  desk.get('/language/:code', changeLanguage)
  desk.route('/api/v1', apiRoutes(tools))
  desk.route('/', pageRoutes(tools.store))
  desk.route('/', exportRoutes(tools.store))
  desk.route('/', feedRoutes(tools.store))
  desk.route('/', decisionRoutes(tools))
  desk.route('/', searchRoutes(tools))
  desk.notFound((context) =>
    tellProblem(context, problem('input/not-found', context.var.reader.words.problem.notFound)),
  )
  desk.onError((error, context) => {
    tools.onFault(error, context.req.path)
    return tellProblem(context, problem('internal/unexpected', messageOf(error)))
  })
  return desk
}

const languageCookie = 'gaceta_language'

function readerOf(context: Context, files: ReturnType<typeof readStaticFiles>): Reader {
  const lang = chooseLanguage(
    getCookie(context, languageCookie),
    context.req.header('accept-language'),
  )
  const { pathname, search } = new URL(context.req.url)
  return {
    ...{ lang, words: wordsOf[lang], here: `${pathname}${search}` },
    ...{ icon: files.icon.address, style: files.style.address, script: files.script.address },
  }
}

function changeLanguage(context: Context): Response {
  const code = context.req.param('code')
  if (isDeskLanguage(code)) {
    setCookie(context, languageCookie, code, {
      ...{ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 31_536_000 },
    })
  } else deleteCookie(context, languageCookie)
  return context.redirect(safePath(context.req.query('back')), 303)
}
