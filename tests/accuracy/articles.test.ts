/** Floors for the article stage on the shared pages and on the demo site; they may only rise. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { meanScores, readSuite, suiteFolder, type Measure } from '../../bench/eval/article-suite.js'
import { scoreTruth } from '../../bench/eval/articles.js'
import { readArticle } from '../../src/article/index.js'
import { packageRoot } from '../../src/core/package-root.js'

const suite = readSuite()
if (!suite) console.log(`Skipped: the suite of articles is not at ${suiteFolder}.`)

// Measured on 2026-11-21, each rounded down by about a point. Four pages of the suite are listings or a login page.
const floors: Readonly<Partial<Record<Measure, number>>> = {
  bodyF1: 0.985,
  segmentF1: 0.975,
  text: 0.9,
  headline: 0.84,
  authors: 0.85,
  day: 0.955,
}

describe.skipIf(!suite)('the shared news pages', () => {
  const scored = (suite ?? []).map((truth) => scoreTruth(truth, suiteFolder))
  const means = meanScores(scored.map(({ scores }) => scores))
  test.each(Object.entries(floors))('%s is at least %f', (measure, floor) => {
    expect(means[measure as Measure].mean).toBeGreaterThanOrEqual(floor)
  })
  test('at most the four pages that are no articles are refused', () => {
    expect(scored.filter(({ refused }) => refused !== undefined).length).toBeLessThanOrEqual(4)
  })
})

interface ExpectedPage {
  readonly problem?: string
  readonly title?: string
  readonly authors?: readonly string[]
  readonly desk?: string
  readonly site?: string
  readonly published?: string
  readonly deck?: string
  readonly body_start?: string
  readonly body_end?: string
  readonly not_in_text?: readonly string[]
}

interface Route {
  readonly file?: string
  readonly type?: string
}

const siteFolder = path.join(packageRoot, 'fixtures/site')
const readJson = (file: string): unknown =>
  JSON.parse(fs.readFileSync(path.join(siteFolder, file), 'utf8'))
const { routes } = readJson('site.json') as { routes: Readonly<Record<string, Route>> }
const { pages } = readJson('expected.json') as { pages: Readonly<Record<string, ExpectedPage>> }
const cases = Object.entries(pages).flatMap(([address, expected]) => {
  const route = routes[address]
  return route?.file === undefined
    ? []
    : [{ address, expected, file: route.file, type: route.type }]
})

function readCase({ address, file, type }: (typeof cases)[number]): ReturnType<typeof readArticle> {
  return readArticle({
    bytes: fs.readFileSync(path.join(siteFolder, file)),
    url: `http://demo.example${address}`,
    now: '2026-11-21T00:00:00Z',
    ...(type !== undefined && { contentType: type }),
  })
}

const compared: readonly (keyof ExpectedPage)[] = ['title', 'authors', 'desk', 'site']

function factsOf(expected: ExpectedPage): object {
  return Object.fromEntries(
    compared.filter((field) => field in expected).map((field) => [field, expected[field]]),
  )
}

describe('the demo site', () => {
  test.each(cases.filter(({ expected }) => expected.problem === 'article/not-article'))(
    '$address is no article',
    (page) => {
      expect(readCase(page)).toMatchObject({ problem: { code: 'article/not-article' } })
    },
  )
  test.each(cases.filter(({ expected }) => expected.body_start !== undefined))(
    '$address gives its article and nothing else',
    (page) => {
      const { published = '', deck = '', body_start: start = '', ...rest } = page.expected
      const { body_end: end = '', not_in_text: gone = [] } = rest
      const result = readCase(page)
      if (!result.ok) throw new Error(result.problem.message)
      const article = result.value
      expect(article).toMatchObject(factsOf(rest))
      expect(article.published?.value.slice(0, published.length)).toBe(published)
      expect(article.text).toContain(deck)
      expect(article.text).toContain(start)
      expect(article.text.endsWith(end)).toBe(true)
      expect(gone.filter((text) => article.text.includes(text))).toEqual([])
    },
  )
})
