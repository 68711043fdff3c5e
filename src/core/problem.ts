/** The one catalogue of things that can go wrong in the world, each with what to do about it. */

/** When the work that met the problem is worth trying again. */
export type Retry = 'never' | 'later' | 'after'

/** What the catalogue says of one code. */
export interface ProblemKind {
  /** One sentence for a person: what happened. */
  readonly meaning: string
  /** `never`: final. `later`: again with growing delay. `after`: again at a time that the other side named. */
  readonly retry: Retry
  /** HTTP status with which the web edges answer it. */
  readonly status: number
}

const kind = (meaning: string, retry: Retry, status: number): ProblemKind => ({
  meaning,
  retry,
  status,
})

/** Every problem code, with its meaning, retry policy and HTTP status. `docs/problems.md` lists exactly these. */
export const problemCatalogue = {
  'input/not-found': kind('The file or folder does not exist.', 'never', 404),
  'input/unreadable': kind('The file exists but cannot be read.', 'never', 400),
  'input/empty': kind('The input holds nothing to read.', 'never', 400),
  'input/binary': kind('The input is not text.', 'never', 400),
  'input/not-utf8': kind('The input is not UTF-8.', 'never', 400),
  'input/malformed-json': kind('The line is not one JSON object.', 'never', 400),
  'input/invalid-record': kind('The record lacks a field or has a wrong one.', 'never', 400),
  'input/too-large': kind('The input is larger than the limit.', 'never', 413),
  'input/invalid-url': kind('The address is not a usable http or https address.', 'never', 400),
  'input/invalid-query': kind('The search cannot be read.', 'never', 400),
  'config/invalid': kind('One or more options have unusable values.', 'never', 400),
  'fetch/refused-address': kind('The address points into a private network.', 'never', 400),
  'fetch/dns': kind('The host name could not be resolved.', 'later', 502),
  'fetch/connection': kind('The connection failed or broke off.', 'later', 502),
  'fetch/timeout': kind('The host took longer than the deadline.', 'later', 504),
  'fetch/tls': kind('The secure connection could not be made.', 'later', 502),
  'fetch/robots': kind('robots.txt of the host forbids the address.', 'never', 403),
  'fetch/client-error': kind('The host answered that it does not serve the page.', 'never', 404),
  'fetch/gone': kind('The page does not exist (any more).', 'never', 404),
  'fetch/rate-limited': kind('The host asks for fewer requests.', 'after', 429),
  'fetch/host-resting': kind('The host asked for a rest that is not over yet.', 'after', 503),
  'fetch/server-error': kind('The host failed to serve the page.', 'later', 502),
  'fetch/too-many-redirects': kind('The redirects do not end.', 'never', 502),
  'fetch/too-large': kind('The page is larger than the limit.', 'never', 413),
  'fetch/bad-response': kind(
    'The answer breaks the rules of HTTP or of its encoding.',
    'later',
    502,
  ),
  'fetch/unsupported-type': kind('The answer is neither a page nor a feed.', 'never', 415),
  'discover/unreadable-feed': kind('The feed or sitemap cannot be read.', 'later', 502),
  'discover/no-links': kind('Nothing at the address leads to articles.', 'never', 404),
  'discover/source-removed': kind(
    'The source was removed before the link was fetched.',
    'never',
    410,
  ),
  'article/not-article': kind('The page is no article.', 'never', 422),
  'article/paywall': kind('The page shows only the beginning of its article.', 'never', 422),
  'article/no-text': kind('The page holds no text to read.', 'never', 422),
  'language/unsupported': kind('The text is in neither Spanish nor French.', 'never', 422),
  'store/not-a-database': kind('The file is no SQLite database.', 'never', 500),
  'store/foreign-database': kind('The database was not made by Gaceta.', 'never', 500),
  'store/newer-version': kind('The database was made by a newer Gaceta.', 'never', 500),
  'store/full': kind('The disk is full.', 'later', 507),
  'store/busy': kind('Another program keeps the database locked.', 'later', 503),
  'store/corrupt': kind('The database file is damaged.', 'never', 500),
  'store/unwritable': kind('The database file cannot be written.', 'never', 500),
  'store/not-found': kind('The store holds no such record.', 'never', 404),
  'store/changed': kind('Another worker changed the records in the meantime.', 'later', 409),
  'queue/unreachable': kind('The Redis server cannot be reached.', 'later', 503),
  'queue/full': kind('The Redis server is out of memory.', 'later', 507),
  'queue/malformed-job': kind('A job was not made by Gaceta, or by another version.', 'never', 422),
  'model/unreadable': kind(
    'The model file is missing, cut short or of another version.',
    'never',
    500,
  ),
  'corpus/malformed': kind('The annotated text breaks its format.', 'never', 422),
  'port/in-use': kind('The port is taken by another program.', 'never', 500),
  'internal/unexpected': kind('A fault in Gaceta itself.', 'never', 500),
} as const satisfies Record<string, ProblemKind>

/** A code of the catalogue, such as `fetch/timeout`. */
export type ProblemCode = keyof typeof problemCatalogue

/** One problem that happened: its code, what was touched, and what the person can do. */
export interface Problem {
  readonly code: ProblemCode
  /** One sentence that names the file, line or address and says what to do. */
  readonly message: string
  /** For `after` problems: milliseconds to wait before the next try. */
  readonly retryAfterMs?: number
  /** The error that a foreign library gave, for the log. */
  readonly cause?: unknown
}

/** Makes a problem; `message` names what was touched. */
export function problem(code: ProblemCode, message: string, cause?: unknown): Problem {
  return cause === undefined ? { code, message } : { code, message, cause }
}

/** Says whether the work that met the problem is worth trying again, and how. */
export function retryOf(code: ProblemCode): Retry {
  return problemCatalogue[code].retry
}

/** An exception that carries a problem across code that can only throw; caught at the edges. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(cause: Problem) {
    super(cause.message, { cause: cause.cause })
    this.name = 'ProblemError'
    this.problem = cause
  }
}

/** Reads the text of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
