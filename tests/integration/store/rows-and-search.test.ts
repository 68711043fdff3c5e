import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { packageRoot } from '../../../src/core/package-root.js'
import type { Reading } from '../../../src/model/reading.js'
import type { TableName } from '../../../src/model/row.js'
import { columnsOf, tableNames, toCsv } from '../../../src/export/index.js'
import { searchEvents, type SearchRequest } from '../../../src/search/index.js'
import type { Store } from '../../../src/store/index.js'
import {
  codeOf,
  fetchSample,
  now,
  openSample,
  sampleReading,
  storeSample,
  temporaryPath,
  valueOf,
} from './sample.js'

const url = (path: string) => `https://example.org/${path}`

async function saveChanged(store: Store, path: string, change: (reading: Reading) => Reading) {
  const link = await fetchSample(store, url(path))
  const names = [
    ['company', 'Acme', 'Acmé S.A.'],
    ['public_body', 'JICA', 'Agencia de Cooperación Internacional del Japón'],
    ['place', 'Lyon'],
  ] as const
  const reading = change(sampleReading(url(path), names))
  valueOf(await store.saveReading(link, reading, { now }))
}

/** Gives the one event of a sample another content. */
function withEvent(reading: Reading, event: object): Reading {
  return { ...reading, events: reading.events.map((each) => ({ ...each, ...event })) }
}

let store: Store
beforeEach(async () => {
  store = await openSample()
})

async function csv(table: (typeof tableNames)[number]): Promise<string> {
  let text = ''
  for await (const chunk of toCsv(table, store.exportRows(table))) text += chunk
  return text
}

describe('rows', () => {
  test('every table has rows with exactly its columns', async () => {
    await storeSample(store, url('a'), [
      ['company', 'Grupo MAEN', 'MAEN'],
      ['public_body', 'JICA'],
      ['organization', 'Cámara de Comercio'],
      ['programme', 'Plan Norte'],
      ['person', 'Tere Jiménez'],
      ['place', 'Aguascalientes'],
    ])
    for (const table of tableNames) {
      const rows: object[] = []
      for await (const row of store.exportRows(table)) rows.push(row)
      // Six things make fifteen pairs.
      const many: Partial<Record<TableName, number>> = { mentions: 6, cooccurrences: 15 }
      expect(rows).toHaveLength(many[table] ?? 1)
      expect(Object.keys(rows[0] ?? {}).sort()).toEqual([...columnsOf(table)].sort())
    }
  })

  test('the whole CSV of events', async () => {
    await saveChanged(store, 'a', (reading) => reading)
    const [event] = sampleReading(url('a'), []).events
    const lines = (await csv('events')).split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe(columnsOf('events').join(','))
    const { entities, article } = sampleReading(url('a'), [
      ['company', 'Acme'],
      ['public_body', 'JICA'],
      ['place', 'Lyon'],
    ])
    const resolved = await Promise.all(entities.map(({ id }) => store.entityById(id)))
    const [acme, jica, lyon] = resolved.map((entity) => valueOf(entity)?.id)
    expect(lines[1]).toBe(
      `${event?.id},trade_mission,announced,,JICA,Acme,,,,Lyon,2026-02,,12500000,EUR,40,,0.8,` +
        `Acme. JICA. Lyon.,Noticia de /a,El Diario,https://example.org/a,2026-01-14T08:00:00-06:00,es,` +
        `${article.id},,${jica},${acme},,,,${lyon},1,https://example.org/a,,`,
    )
  })

  test('who takes part stands in the order of the event', async () => {
    await storeSample(store, url('a'), [
      ['company', 'Zeta'],
      ['company', 'Acme'],
      ['company', 'Nova'],
    ])
    for await (const event of store.exportRows('events')) {
      expect(event.participant).toEqual(['Zeta', 'Acme', 'Nova'])
      const named = await Promise.all(event.participant_ids.map((id) => store.entityById(id)))
      expect(named.map((entity) => valueOf(entity)?.name)).toEqual(event.participant)
    }
  })

  test('the whole CSV of officials and figures', async () => {
    await storeSample(store, url('a'), [['person', 'Tere Jiménez']])
    const { article, entities } = sampleReading(url('a'), [['person', 'Tere Jiménez']])
    const person = valueOf(await store.entityById(entities[0]?.id ?? ''))
    const officials = (await csv('officials')).split('\r\n')
    expect(officials[1]?.split(',').slice(1)).toEqual([
      ...['Tere Jiménez', 'secretaria', '', '', '2026-01-14', '2026-01-14', '1', 'Noti'],
      ...['https://example.org/a', person?.id ?? '', '', ''],
    ])
    expect(await csv('figures')).toBe(
      'kind,text,value,low,high,unit,qualifier,per,title,site,url,published,lang,article_id,start,end\r\n' +
        'money,"12,5 millones de euros",12500000,,,EUR,exact,,Noticia de /a,El Diario,' +
        `https://example.org/a,2026-01-14T08:00:00-06:00,es,${article.id},0,2\r\n`,
    )
  })

  test('an export sees one state while others write, and can be left early', async () => {
    for (const path of ['a', 'b', 'c']) await storeSample(store, url(path), [['company', path]])
    const seen: string[] = []
    for await (const company of store.exportRows('companies')) {
      await storeSample(store, url(`more-${company.name}`), [['company', `Z ${company.name}`]])
      seen.push(company.name)
    }
    expect(seen).toEqual(['a', 'b', 'c'])
    for await (const company of store.exportRows('companies')) {
      expect(company.name).toBe('Z a')
      break
    }
  })
})

test('an export of a file that is gone or damaged throws its problem', async () => {
  const file = temporaryPath()
  const other = await openSample(file)
  for (let path = 0; path < 50; path += 1)
    await storeSample(other, url(String(path)), [['company', `Acme ${path}`]])
  await other.close()
  const read = async () => {
    for await (const row of other.exportRows('mentions')) expect(row.type).toBe('company')
  }
  await expect(read()).resolves.toBeUndefined()
  const bytes = fs.readFileSync(file)
  fs.writeFileSync(file, bytes.fill(0x5a, 8192))
  await expect(read()).rejects.toMatchObject({ problem: { code: 'store/corrupt' } })
  fs.rmSync(file)
  await expect(read()).rejects.toMatchObject({ problem: { code: 'store/unwritable' } })
})

describe('search', () => {
  beforeEach(async () => {
    await saveChanged(store, 'mission', (reading) => ({
      ...reading,
      article: { ...reading.article, title: 'Misión comercial en Lyon', lang: 'es' },
    }))
    await saveChanged(store, 'salon', (reading) =>
      withEvent(
        {
          ...reading,
          entities: reading.entities.map((entity) =>
            entity.type === 'place'
              ? { ...entity, id: 'tokio', name: 'Tokyo', country: 'JP' }
              : entity,
          ),
          article: { ...reading.article, title: 'Le salon des vignerons', lang: 'fr' },
        },
        {
          ...{ type: 'fair', status: 'completed', start: '2025-06-10', end: '2025-06-12' },
          ...{ participant: [], destination: ['tokio'] },
        },
      ),
    )
  })

  async function titles(request: SearchRequest): Promise<string[]> {
    const { events } = valueOf(await searchEvents(store, request))
    return events.map((event) => event.title)
  }

  const mission = 'Misión comercial en Lyon'
  const salon = 'Le salon des vignerons'

  test.each<[SearchRequest, string[]]>([
    [{}, [mission, salon]],
    [{ words: 'mision COMERCIAL' }, [mission]],
    [{ words: 'vigneron' }, [salon]],
    [{ words: 'vign' }, []],
    [{ words: 'misiones' }, [mission]],
    [{ words: '"comercial misión"' }, []],
    [{ words: '"misión comercial"' }, [mission]],
    [{ words: 'acme -vignerons' }, [mission]],
    [{ words: '-vignerons' }, [mission]],
    [{ words: 'acme salon' }, [salon]],
    [{ words: 'agencia cooperacion' }, [mission, salon]],
    [{ words: 'inexistente' }, []],
    [{ type: 'fair' }, [salon]],
    [{ status: 'announced' }, [mission]],
    [{ lang: 'fr' }, [salon]],
    [{ from: '2026' }, [mission]],
    [{ from: '2026-02-15' }, [mission]],
    [{ from: '2026-03' }, []],
    [{ to: '2025-06-11' }, [salon]],
    [{ from: '2025-06-11', to: '2025-06-11' }, [salon]],
    [{ from: '2025-06-13', to: '2026-01' }, []],
    [{ place: 'lyon' }, [mission]],
    [{ place: 'JP' }, [salon]],
    [{ place: 'MX' }, [mission]],
    [{ company: 'acme sa' }, []],
    [{ company: 'Acmé S.A.' }, [mission]],
    [{ company: 'jica' }, [mission, salon]],
    [{ limit: 1 }, [mission]],
  ])('%j finds %j', async (request, expected) => {
    expect(await titles(request)).toEqual(expected)
  })

  test('an event whose year is unknown is found by the day on which it is told', async () => {
    await saveChanged(store, 'unknown', (reading) =>
      withEvent(reading, {
        ...{ type: 'meeting', start: 'XXXX-02-16', end: 'XXXX-02-17', participant: [] },
        ...{ destination: [], amount: undefined, jobs: undefined },
      }),
    )
    expect(await titles({ type: 'meeting', from: '2026-01-14', to: '2026-01-14' })).toHaveLength(1)
    expect(await titles({ type: 'meeting', from: '2026-01-15' })).toEqual([])
  })

  test('a hit says what, who, where, when and which words prove it, and how many there are', async () => {
    const { total, events } = valueOf(await searchEvents(store, { words: 'acme', limit: 1 }))
    expect(total).toBe(2)
    expect(events).toMatchObject([
      {
        ...{ type: 'trade_mission', status: 'announced', participant: ['Acme'], start: '2026-02' },
        ...{ destination: ['Lyon'], amount: '12500000', amount_unit: 'EUR', confidence: 0.8 },
        ...{ evidence: 'Acme. JICA. Lyon.', site: 'El Diario', url: url('mission') },
      },
    ])
  })

  const hostile = [
    '"',
    '" OR ""',
    'a" NEAR "b',
    '*',
    'a*b',
    '^a',
    '{a b}: c',
    'title:',
    "'; DROP TABLE events; --",
    '(',
    'AND',
    'NOT a',
    'a\u0000b',
    '\uD800x',
    '%',
    'a'.repeat(1000),
  ]

  test.each(hostile)('%j as words, place or company breaks nothing', async (text) => {
    for (const request of [{ words: text }, { place: text }, { company: text }]) {
      expect(['ok', 'input/invalid-query']).toContain(codeOf(await searchEvents(store, request)))
    }
  })

  test('any text can be searched for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        for (const request of [{ words: text }, { place: text, company: text }]) {
          expect(['ok', 'input/invalid-query']).toContain(
            codeOf(await searchEvents(store, request)),
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  const payloads = path.join(packageRoot, '..', 'shared', 'suites', 'payloads')
  const hasPayloads = fs.existsSync(payloads)
  if (!hasPayloads) console.warn(`Skipped: searching for hostile strings; there is no ${payloads}.`)

  test.skipIf(!hasPayloads)('collected hostile strings can be searched for', async () => {
    const lines = fs
      .readdirSync(payloads)
      .filter((name) => name.endsWith('.txt'))
      .flatMap((name) =>
        fs.readFileSync(path.join(payloads, name), 'utf8').split('\n').slice(0, 800),
      )
    expect(lines.length).toBeGreaterThan(0)
    for (const words of lines) {
      expect(['ok', 'input/invalid-query']).toContain(codeOf(await searchEvents(store, { words })))
    }
  })
})
