/** Files from outside, damaged in any way: read as far as they can be, with a problem for the rest. */
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import zlib from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readArchive } from '../../src/archive/index.js'
import { readJsonLines } from '../../src/cli/json-lines.js'
import { optionTable, readConfig } from '../../src/core/config.js'
import { readOpml, writeOpml } from '../../src/discover/index.js'
import type { Source } from '../../src/model/source.js'
import { loadSample, readsOrRefuses } from './expectations.js'
import { damaged, damagedBytes, pages, runs, strange, timeout } from './inputs.js'
import { inTemporaryFolder } from '../integration/run-gaceta.js'

const maxBytes = 1_000_000

/** An archive of some of the pages, one record after the other. */
function warc(bodies: readonly Buffer[], isPacked: boolean): Buffer {
  return Buffer.concat(
    bodies.map((body, index) => {
      const http = Buffer.concat([
        Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'),
        body,
      ])
      const record = Buffer.concat([
        Buffer.from(
          `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/${index}\r\nWARC-Date: 2024-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000${index}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`,
        ),
        http,
        Buffer.from('\r\n\r\n'),
      ])
      return isPacked ? zlib.gzipSync(record) : record
    }),
  )
}

test('web archives', { timeout }, async () => {
  const bodies = pages.slice(0, 3)
  await inTemporaryFolder(async (folder) => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .boolean()
          .chain((isPacked) =>
            damagedBytes([warc(bodies, isPacked)]).map((bytes) => ({ isPacked, bytes })),
          ),
        async ({ isPacked, bytes }) => {
          const file = path.join(folder, isPacked ? 'a.warc.gz' : 'a.warc')
          fs.writeFileSync(file, bytes)
          let found = 0
          for await (const page of readArchive(file, maxBytes)) {
            found += 1
            readsOrRefuses(page)
          }
          expect(found).toBeLessThan(1000)
        },
      ),
      runs(60),
    )
  })
})

test('JSON Lines in pieces of any size: as many lines as there are', { timeout }, async () => {
  const line = fc.oneof(
    fc.json({ maxDepth: 2 }),
    strange.map((text) => text.replaceAll('\n', ' ')),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 8 }),
      fc.integer({ min: 1, max: 50 }),
      async (lines, size) => {
        const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''))
        const chunks: Buffer[] = []
        for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size))
        const numbers: number[] = []
        for await (const { number, record } of readJsonLines(Readable.from(chunks), 2000)) {
          readsOrRefuses(record)
          numbers.push(number)
        }
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
        expect(numbers.length).toBeLessThanOrEqual(lines.length)
      },
    ),
    runs(100),
  )
})

const source = (name: string, url: string): Source => ({
  ...{ id: 's', url, kind: 'feed', name, intervalMinutes: 60, priority: 0, state: 'active' },
  ...{ nextDueAt: '2026-01-01T00:00:00Z', failures: 0, addedAt: '2026-01-01T00:00:00Z' },
})

test(
  'lists of sources: what was written is read back, what is damaged is read or refused',
  { timeout },
  () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    const lists = fc.array(fc.tuple(names, fc.webUrl()), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(lists, (entries) => {
        const text = writeOpml(
          entries.map(([name, url]) => source(name, url)),
          'Fuzz',
        )
        const list = readOpml(text, 'x.opml')
        readsOrRefuses(list)
        if (list.ok)
          expect(list.value.sources.length + list.value.faults.length).toBe(entries.length)
      }),
      runs(80),
    )
    const text = writeOpml([source('Diario', 'https://example.org/feed')], 'Fuzz')
    fc.assert(
      fc.property(damaged([text]), (broken) => {
        readsOrRefuses(readOpml(broken, 'x.opml'))
      }),
      runs(200),
    )
  },
)

test('options: a value is taken or named with the flag and what it accepts', { timeout }, () => {
  const names = fc.constantFrom(...(Object.keys(optionTable) as (keyof typeof optionTable)[]))
  const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer().map(String))
  fc.assert(
    fc.property(names, value, (name, text) => {
      const config = readConfig({ [name]: text }, {})
      readsOrRefuses(config)
      if (!config.ok) expect(config.problem.message).toContain(`--${optionTable[name].flag}: `)
    }),
    runs(300),
  )
})

test(
  'corrections from a file: made, or refused and named, and the store stays sound',
  { timeout },
  async () => {
    await loadSample(async ({ folder, store, importDecisions }) => {
      const decision = {
        ...{ kind: 'rename', subject: 'entity', subjectId: 'x', detail: { name: 'Otra' } },
        madeAt: '2026-01-31T12:00:00.000Z',
      }
      const line = fc.oneof(
        damaged([JSON.stringify(decision)]).map((text) => text.replaceAll('\n', ' ')),
        fc.json({ maxDepth: 3 }),
      )
      const file = path.join(folder, 'decisions.jsonl')
      await fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
          fs.writeFileSync(file, lines.join('\n'))
          const { code, stderr } = await importDecisions(file)
          expect([0, 1]).toContain(code)
          expect(stderr).not.toContain('internal/unexpected')
          expect(await store.checkStore()).toEqual({ ok: true, value: [] })
        }),
        runs(40),
      )
    })
  },
)
