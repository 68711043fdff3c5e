/** What goes through a queue server comes out as it went in, and what does not fit is refused with its place. */
import { describe, expect, test } from 'vitest'
import { problem } from '../../../src/core/problem.js'
import { failure, success } from '../../../src/core/result.js'
import type { Source } from '../../../src/model/source.js'
import { extractKind, fetchKind, storeKind, type StoreTask } from '../../../src/crawl/payloads.js'
import type { JobKind } from '../../../src/queue/index.js'
import { seal, unseal } from '../../../src/queue/envelope.js'
import { packPage } from '../../../src/store/index.js'
import { samplePage, sampleReading } from '../../integration/store/sample.js'

const url = 'https://example.org/1'
const packed = await packPage(samplePage(url, '<p>ñandú</p>'.repeat(50)))
const source: Source = {
  ...{ id: 's1', url: 'https://example.org/feed', kind: 'feed', intervalMinutes: 60, priority: 0 },
  ...{ state: 'active', nextDueAt: '2026-01-15T10:00:00.000Z', failures: 0, country: 'MX' },
}
const at = new Date('2026-01-15T10:00:00.000Z')
const names = [
  ['company', 'Grupo MAEN'],
  ['person', 'Ana Ruiz'],
  ['place', 'Silao'],
] as const
const fingerprint = { textHash: 'h', signature: new Uint8Array([0, 1, 255]), bands: ['1:a'] }
const reading: StoreTask = {
  ...{ do: 'reading', linkId: 'l1' },
  read: success({ reading: sampleReading(url, names), fingerprint }),
}
const fault = problem('fetch/timeout', 'too slow')

function throughJson<Payload>(kind: JobKind<Payload>, payload: Payload): unknown {
  const data: unknown = JSON.parse(JSON.stringify(seal(kind, payload)))
  const read = unseal(kind, data)
  if (!read.ok) throw new Error(read.problem.message)
  return read.value
}

const link = { id: 'l1', url, attempts: 2 }
const failedResult = { problem: fault, state: 'failed', nextTryAt: at, isFree: true } as const
const tasks: readonly StoreTask[] = [
  {
    do: 'look',
    source,
    look: { startedAt: at, endedAt: at, links: [{ url }], status: 200, etag: '"1"' },
  },
  { do: 'look', source, look: { startedAt: at, endedAt: at, links: [], problem: fault } },
  { do: 'fetch', linkId: 'l1', outcome: { attempts: 1, at, durationMs: 5, result: { packed } } },
  { do: 'fetch', linkId: 'l1', outcome: { attempts: 3, at, result: failedResult } },
  {
    do: 'fetch',
    linkId: 'l1',
    outcome: { attempts: 3, at, result: { problem: fault, state: 'rejected' } },
  },
  { do: 'postpone', linkId: 'l1', until: at },
  reading,
  { do: 'reading', linkId: 'l1', read: failure(fault) },
]

test.each(tasks.map((task) => [task.do, task] as const))('a %s for the store', (_name, task) => {
  expect(throughJson(storeKind, task)).toEqual(task)
})

test('tasks for who fetches and who reads', () => {
  const look = { do: 'look', source } as const
  const fetch = { do: 'fetch', link, hints: { country: 'MX' } } as const
  const extract = { linkId: 'l1', attempts: 1, packed, hints: { published: '2026-01-14' } }
  expect(throughJson(fetchKind, look)).toEqual(look)
  expect(throughJson(fetchKind, fetch)).toEqual(fetch)
  expect(throughJson(extractKind, extract)).toEqual(extract)
})

test('a cause, which JSON cannot hold, stays behind', () => {
  const cause: Record<string, unknown> = {}
  cause['self'] = cause
  const task: StoreTask = { do: 'reading', linkId: 'l1', read: failure({ ...fault, cause }) }
  expect(throughJson(storeKind, task)).toEqual({ ...task, read: failure(fault) })
})

describe('a body that does not fit is refused', () => {
  const plain = JSON.parse(JSON.stringify(seal(storeKind, reading))) as { body: object }
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['nothing', null, 'body is no object'],
    [
      'another kind',
      { do: 'drop', linkId: 'l1' },
      'body.do is none of look, fetch, postpone, reading',
    ],
    ['no link', { ...plain.body, linkId: 7 }, 'body.linkId is no string'],
    [
      'a reading without its text',
      JSON.parse(JSON.stringify(plain.body).replace('"text":"Noticia', '"x":"Noticia')),
      'body.read.value.reading.article.text is no string',
    ],
    [
      'a problem that nobody knows',
      { do: 'reading', linkId: 'l1', read: { ok: false, problem: { code: 'x/y', message: '' } } },
      'body.read.problem.code is none of',
    ],
  ]
  test.each(cases)('%s', (_name, body, message) => {
    const read = unseal(storeKind, { version: 1, body })
    expect(read).toMatchObject({ ok: false, problem: { code: 'queue/malformed-job' } })
    if (!read.ok) expect(read.problem.message).toContain(message)
  })
})
