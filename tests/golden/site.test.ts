/**
 * Every page of the demo site through the whole way: against the gold that a person wrote (what the article stage must
 * give), and against golden files (all that the program says today, reviewed as a diff).
 */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { startDemoSite, type DemoSite } from '../../src/demo/index.js'
import { createFetcher, type Fetcher } from '../../src/fetch/index.js'
import type { Page } from '../../src/model/page.js'
import { loadReader, toExtractRecord, type Reader } from '../../src/pipeline/index.js'
import { expectGolden } from './expect-golden.js'

interface Expected {
  readonly kind: string
  readonly problem?: string
  readonly lang?: string
  readonly site?: string
  readonly title?: string
  readonly authors?: readonly string[]
  readonly desk?: string
  readonly published?: string
  readonly body_start?: string
  readonly body_end?: string
  readonly not_in_text?: readonly string[]
}

const host = 'altiplano.example'
const gold = JSON.parse(
  fs.readFileSync(path.join(packageRoot, 'fixtures/site/expected.json'), 'utf8'),
) as { pages: Readonly<Record<string, Expected>> }
const pages = Object.entries(gold.pages)
const read = ['article', 'near-duplicate', 'paywall']

let site: DemoSite
let fetcher: Fetcher
let reader: Reader

let clock = Date.parse('2026-01-01T00:00:00Z')

beforeAll(async () => {
  const started = await startDemoSite({ hostHeaderOrigin: true })
  const loaded = loadReader()
  if (!started.ok || !loaded.ok) throw new Error('The site or the models are not there.')
  site = started.value
  reader = loaded.value
  fetcher = createFetcher({
    ...{ userAgent: 'Gaceta/test', timeoutMs: 5000, maxBytes: 1_000_000, hostDelayMs: 0 },
    allowLoopback: false,
    localHosts: { [host]: site.port },
    // The site asks for pauses between requests; a test of what pages say need not wait.
    time: {
      now: () => new Date(clock),
      sleep: (ms) => {
        clock += ms
        return Promise.resolve()
      },
    },
  })
})

afterAll(async () => {
  await fetcher.close()
  await site.close()
})

async function fetchPage(address: string): Promise<Page> {
  const got = await fetcher.fetchPage({ url: `http://${host}${address}` })
  if (!got.ok) throw new Error(got.problem.message)
  if (!got.value.changed) throw new Error('unchanged')
  return got.value.page
}

async function readPage(address: string) {
  const { bytes, url, contentType = '' } = await fetchPage(address)
  return reader.read({ bytes, url, contentType, now: '2026-01-01T00:00:00.000Z' })
}

const goldenName = (address: string): string =>
  `${address.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}.json`

describe.each(pages.filter(([, { kind }]) => read.includes(kind)))('%s', (address, expected) => {
  test('gives headline, signature, date, language and the whole body without clutter', async () => {
    const reading = await readPage(address)
    if (!reading.ok) throw new Error(reading.problem.message)
    const { article } = reading.value
    const body = article.text.slice(article.title.length).trimStart()
    const said = {
      title: article.title,
      lang: article.lang,
      authors: article.authors,
      desk: article.desk,
      site: article.site,
      published: article.published?.value,
    }
    // The gold leaves out what no page states.
    const stated = Object.entries(expected).filter(([name]) => name in said)
    expect(said).toMatchObject(Object.fromEntries(stated))
    expect(body).toContain(expected.body_start ?? '')
    expect(body.endsWith(expected.body_end ?? '')).toBe(true)
    const clutter = (expected.not_in_text ?? []).filter((line) => article.text.includes(line))
    expect(clutter).toEqual([])
    expect(article.isPaywalled).toBe(expected.kind === 'paywall')
  })

  test('says what it said before', async () => {
    const reading = await readPage(address)
    if (!reading.ok) throw new Error(reading.problem.message)
    expectGolden(
      path.join(packageRoot, 'fixtures/golden/site', goldenName(address)),
      toExtractRecord(address, reading.value),
    )
  })
})

const rejected = pages.filter(([, { kind }]) => ['listing', 'unsupported-language'].includes(kind))

test.each(rejected)('%s is refused with its reason', async (address, { problem }) => {
  const reading = await readPage(address)
  expect(reading.ok ? 'read' : reading.problem.code).toBe(problem)
})
