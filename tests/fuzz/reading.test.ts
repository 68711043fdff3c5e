/**
 * Any page and any text, through everything that reads: the line is valid against the public schema, what it places in
 * the text stands there, and the same input gives the same bytes.
 */
import fs from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { extractLine, loadReader } from '../../src/pipeline/index.js'
import type { ReadInput } from '../../src/pipeline/index.js'
import { brokenPage, damagedBytes, pages, runs, strange, timeout } from './inputs.js'

const schema = JSON.parse(
  fs.readFileSync(path.join(packageRoot, 'schema/extract.schema.json'), 'utf8'),
) as object
const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)
const loaded = loadReader()
if (!loaded.ok) throw new Error(loaded.problem.message)
const reader = loaded.value
const now = '2026-03-01T00:00:00Z'

interface Placed {
  readonly text: string
  readonly start: number
  readonly end: number
}

interface Line {
  readonly ok: boolean
  readonly problem?: { readonly code: string; readonly message: string }
  readonly article: { readonly text: string; readonly paragraphs: readonly [number, number][] }
  readonly mentions: readonly Placed[]
  readonly figures: readonly Placed[]
  readonly periods: readonly Placed[]
  readonly officials: readonly { readonly evidence: [number, number] }[]
  readonly events: readonly { readonly evidence: readonly [number, number][] }[]
}

function check(input: Omit<ReadInput, 'now'>): void {
  const { line } = extractLine(reader, { id: 'x', input: { ...input, now } })
  const record = JSON.parse(line) as Line
  expect(isValid(record), JSON.stringify(isValid.errors?.slice(0, 3))).toBe(true)
  expect(record.problem?.code, record.problem?.message).not.toBe('internal/unexpected')
  if (record.ok) checkPlaces(record)
  expect(extractLine(reader, { id: 'x', input: { ...input, now } }).line).toBe(line)
}

function checkPlaces({ article, mentions, figures, periods, officials, events }: Line): void {
  const { text } = article
  for (const { text: surface, start, end } of [...mentions, ...figures, ...periods]) {
    expect(text.slice(start, end)).toBe(surface)
    expect(end).toBeGreaterThan(start)
  }
  const spans = [...article.paragraphs, ...officials.map(({ evidence }) => evidence)]
  for (const [start, end] of [...spans, ...events.flatMap(({ evidence }) => evidence)]) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
  }
  for (const found of [mentions, figures, periods])
    for (const [index, { start }] of found.entries())
      expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
}

const languages = fc.constantFrom('es', 'fr', undefined)

test('texts', { timeout }, () => {
  const texts = fc.array(strange, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('\n\n'))
  fc.assert(
    fc.property(texts, languages, (text, lang) => {
      check({ text, ...(lang && { lang }) })
    }),
    runs(150),
  )
})

test('sources of pages', { timeout }, () => {
  fc.assert(
    fc.property(brokenPage, languages, (html, lang) => {
      check({ html, url: 'https://example.org/nota', ...(lang && { lang }) })
    }),
    runs(100),
  )
})

test('bytes of pages', { timeout }, () => {
  fc.assert(
    fc.property(damagedBytes(pages), fc.string({ maxLength: 40 }), (bytes, contentType) => {
      check({ bytes, contentType, url: 'https://example.org/nota' })
    }),
    runs(60),
  )
})

test('whatever else is known of a page', { timeout }, () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(
      brokenPage,
      fc.record({ url: text, lastModified: text, published: text }),
      (html, facts) => {
        check({ html, ...facts })
      },
    ),
    runs(40),
  )
})
