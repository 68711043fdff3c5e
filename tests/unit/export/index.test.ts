import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf, tableNames, toCsv, toJsonLines } from '../../../src/export/index.js'
import type { AnyRow, EntityRow, FigureRow, TableName } from '../../../src/model/row.js'

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

const csv = (table: TableName, rows: Iterable<AnyRow>) => textOf(toCsv(table, rows))
const excel = (table: TableName, rows: Iterable<AnyRow>) =>
  textOf(toCsv(table, rows, { isForExcel: true }))

const company: EntityRow = {
  ...{ id: 'c1', name: 'Grupo MAEN', aliases: ['MAEN', 'Maen'], country: 'MX', region: null },
  ...{ first_seen: '2026-01-14', last_seen: null, articles: 2, events: 0 },
}

const figure: FigureRow = {
  ...{ article_id: 'a1', kind: 'money', text: '-12,5 millones', value: '-12500000', low: null },
  ...{ high: null, unit: 'EUR', qualifier: 'exact', per: null, start: 3, end: 17, lang: 'es' },
  ...{ title: 'Pérdidas, "récord"\r\nhoy', site: null, url: 'https://example.org/a' },
  published: '2026-01-14',
}

test('companies as CSV', async () => {
  expect(await csv('companies', [company])).toBe(
    'id,name,aliases,country,region,first_seen,last_seen,articles,events\r\n' +
      'c1,Grupo MAEN,MAEN; Maen,MX,,2026-01-14,,2,0\r\n',
  )
})

test('commas, quotation marks and line breaks are quoted', async () => {
  expect(await csv('figures', [figure])).toBe(
    'kind,text,value,low,high,unit,qualifier,per,title,site,url,published,lang,article_id,start,end\r\n' +
      'money,"-12,5 millones",-12500000,,,EUR,exact,,"Pérdidas, ""récord""\r\nhoy",,' +
      'https://example.org/a,2026-01-14,es,a1,3,17\r\n',
  )
})

test('an empty table is its header', async () => {
  expect(await csv('companies', [])).toBe(
    'id,name,aliases,country,region,first_seen,last_seen,articles,events\r\n',
  )
  expect(await textOf(toJsonLines('companies', []))).toBe('')
})

test('for Excel: a byte order mark, formulas guarded, numbers left alone', async () => {
  const rows = [{ ...company, name: '=HYPERLINK("https://example.org")', country: '@x' }]
  expect(await excel('companies', rows)).toBe(
    '\uFEFFid,name,aliases,country,region,first_seen,last_seen,articles,events\r\n' +
      `c1,"'=HYPERLINK(""https://example.org"")",MAEN; Maen,'@x,,2026-01-14,,2,0\r\n`,
  )
  expect(await excel('figures', [figure])).toContain(`money,"'-12,5 millones",-12500000,`)
})

test('companies as JSON Lines, in the order of the columns', async () => {
  const { id, ...others } = company
  expect(await textOf(toJsonLines('companies', [{ ...others, id }]))).toBe(
    '{"id":"c1","name":"Grupo MAEN","aliases":["MAEN","Maen"],"country":"MX","region":null,' +
      '"first_seen":"2026-01-14","last_seen":null,"articles":2,"events":0}\n',
  )
})

test('rows beyond one chunk keep their order', async () => {
  const rows = Array.from({ length: 1001 }, (_, index) => ({ ...company, id: String(index) }))
  const lines = (await csv('companies', rows)).split('\r\n')
  expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual(rows.map((row) => row.id))
})

test('a long table is never held at once', async () => {
  let open = 0
  async function* rows() {
    for (let count = 0; count < 5000; count += 1) {
      open += 1
      yield await Promise.resolve(company)
    }
  }
  for await (const chunk of toCsv('companies', rows())) {
    open -= chunk.split('\r\n').length - 1
    expect(open).toBeLessThanOrEqual(250)
  }
})

/** Reads CSV by the grammar of RFC 4180, sign by sign. */
function readCsv(text: string): string[][] {
  const records: string[][] = [['']]
  const put = (character: string) => {
    const record = records.at(-1) ?? []
    record.push((record.pop() ?? '') + character)
  }
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith('\r\n', at)) {
      records.push([''])
      at += 1
    } else if (text[at] === ',') records.at(-1)?.push('')
    else if (text[at] === '"') at = readQuoted(text, at + 1, put)
    else put(text.charAt(at))
  }
  return records.slice(0, -1)
}

function readQuoted(text: string, from: number, put: (character: string) => void): number {
  let at = from
  while (text[at] !== '"' || text[at + 1] === '"') {
    if (at >= text.length) throw new Error('A quotation mark is never closed.')
    put(text.charAt(at))
    at += text[at] === '"' ? 2 : 1
  }
  return at
}

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(',', '"', '\r', '\n', ';', '=', "'", 'é', ' ') }),
)

test('any text comes back from CSV as it was', async () => {
  const anyRow = fc.record({ name: cell, country: cell, region: cell })
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 5 }), async (texts) => {
      const rows = texts.map((text) => ({ ...company, ...text }))
      const [header, ...records] = readCsv(await csv('companies', rows))
      expect(header).toEqual(columnsOf('companies'))
      expect(records.map(([, name, , country, region]) => ({ name, country, region }))).toEqual(
        texts,
      )
    }),
  )
})

test('no cell for Excel begins like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(cell, async (name) => {
      const [, record = []] = readCsv(await excel('companies', [{ ...company, name }]))
      expect(record[1]).not.toMatch(/^(?!-?\d+(?:\.\d+)?$)[=+\-@\t\r\n]/)
      expect([name, `'${name}`]).toContain(record[1])
    }),
  )
})

test('every table has its columns once', () => {
  for (const table of tableNames) {
    expect(new Set(columnsOf(table)).size).toBe(columnsOf(table).length)
  }
})
