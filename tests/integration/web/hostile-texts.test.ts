/**
 * Texts made to break pages and tables, as headline, name, outlet and search: nothing of them becomes markup, and the
 * tables give them back. Our own always; the open collections where they are present.
 */
import fs from 'node:fs'
import path from 'node:path'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { packageRoot } from '../../../src/core/package-root.js'
import { toCsv } from '../../../src/export/index.js'
import { now, fetchSample, sampleReading, valueOf } from '../store/sample.js'
import { openWeb, type SampleDesk } from './open-web.js'

const own = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '</textarea></script><svg/onload=alert(1)>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '=1+1',
  '@SUM(1+1)*cmd|"/C calc"!A0',
  '-2+3',
  'a\u0000b\u0007c\u001b[31m',
  '\u202Egnp.exe',
  '\uD800 lone',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤',
  'a"b,c;d\r\ne',
]

const folder = path.join(packageRoot, '..', 'shared', 'suites', 'payloads')
const files = ['xss-patt.txt', 'xss-payloadbox.txt', 'csv-injection.txt', 'blns.txt']
const isPresent = files.every((file) => fs.existsSync(path.join(folder, file)))

/** Every so many of the collection, so that a run stays short; the first of each file always. */
const step = 60

function collected(): string[] {
  return files.flatMap((file) =>
    fs
      .readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .filter((line, index) => line.trim() !== '' && !line.startsWith('#') && index % step === 0),
  )
}

/** Stores one article that has the text everywhere. */
async function storeHostile({ store }: SampleDesk, text: string, index: number): Promise<void> {
  const url = `https://example.org/${index}`
  const name = text.trim() || 'x'
  const reading = sampleReading(url, [
    ['company', name, `${name} bis`],
    ['place', `P ${name}`],
    ['public_body', `B ${name}`],
  ])
  const link = await fetchSample(store, url)
  const article = {
    ...reading.article,
    title: name,
    site: name,
    url: `javascript:alert(1)//${index}`,
  }
  valueOf(await store.saveReading(link, { ...reading, article }, { now }))
}

/** Fails when a page holds anything that the desk does not write itself. */
function expectHarmless(html: string): void {
  const $ = load(html)
  expect(
    $('script')
      .map((_, element) => $(element).attr('src'))
      .get(),
  ).toEqual([expect.stringMatching(/^\/static\/desk-[0-9a-f]+\.js$/)])
  expect($('script').text()).toBe('')
  expect($('style, iframe, object, embed, base, img, video, audio, template').length).toBe(0)
  for (const element of $('*').toArray()) {
    if (!('attribs' in element)) continue
    for (const [name, value] of Object.entries(element.attribs)) {
      expect(name).not.toMatch(/^on|^style$|^srcdoc$/i)
      if (/^(?:href|src|action|xlink:href)$/i.test(name))
        expect(value).toMatch(/^(?:\/(?!\/)|#|https?:\/\/example\.org\/)/)
    }
  }
}

async function checkPages(desk: SampleDesk, texts: readonly string[]): Promise<void> {
  const found = valueOf(
    await desk.store.findEvents({ all: [], none: [], filters: [], ranges: [] }, { limit: 1000 }),
  )
  // Two texts that differ in signs only tell one event.
  expect(found.events.reduce((sum, { articles }) => sum + articles, 0)).toBe(texts.length)
  const addresses = new Set(['/', '/review', '/sources', '/exports'])
  for (const event of found.events) {
    addresses.add(`/events/${event.id}`).add(`/articles/${event.article_id}`)
    for (const id of [...event.participant_ids, ...event.destination_ids])
      addresses.add(`/entities/${id}`)
  }
  for (const text of texts) addresses.add(`/?q=${encodeURIComponent(Buffer.from(text).toString())}`)
  for (const address of addresses) {
    const answer = await desk.ask(address)
    expect([address, answer.status === 200 || answer.status === 400]).toEqual([address, true])
    expectHarmless(await answer.text())
  }
  for (const feed of ['atom', 'rss', 'json'])
    expect((await desk.ask(`/search/feed.${feed}`)).status).toBe(200)
  expect(desk.faults).toEqual([])
}

async function checkTable(desk: SampleDesk, texts: readonly string[]): Promise<void> {
  let csv = ''
  for await (const chunk of toCsv('articles', desk.store.exportRows('articles'))) csv += chunk
  const rows = parse<{ title: string }>(csv, { columns: true })
  // Half a pair of surrogates is no character; the database keeps replacement characters in its place.
  const kept = (text: string) =>
    Buffer.from(text.trim())
      .toString()
      .replaceAll(/\uFFFD+/g, '\uFFFD')
  expect(rows.map(({ title }) => kept(title)).sort()).toEqual(texts.map(kept).sort())
}

async function check(texts: readonly string[]): Promise<void> {
  const desk = await openWeb()
  for (const [index, text] of texts.entries()) await storeHostile(desk, text, index)
  await checkPages(desk, texts)
  await checkTable(desk, texts)
}

test('our own hostile texts stay text on every page and come back from the table', async () => {
  await check(own)
})

test.skipIf(!isPresent)(
  `the texts of the open collections do so too${isPresent ? '' : ' (skipped: ../shared/suites is not here)'}`,
  async () => {
    await check([...new Set(collected())])
  },
)
