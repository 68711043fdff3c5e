/** `gaceta ingest` on web archives and saved pages: whole, broken, twice. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inTemporaryFolder, runGaceta } from './run-gaceta.js'

const story = (place: string, head = ''): string =>
  `<!doctype html><html lang="es"><head>${head}<title>Abre planta de troquelados en ${place}</title></head><body><article><h1>Abre planta de troquelados en ${place}</h1>
   <p>La empresa Troquelados ${place} anunció ayer que invertirá 12 millones de pesos en su planta de ${place}, donde creará 40 empleos antes de que termine el año, según explicó su director general.</p>
   <p>El proyecto ${place} contará con el apoyo del gobierno del estado, que prepara un programa de formación para los nuevos trabajadores de la región y de los municipios vecinos.</p></article></body></html>`

interface RecordParts {
  readonly type?: string
  readonly url: string
  readonly head?: string
  readonly body: Buffer
}

/** Writes one record of an archive. */
function record({
  type = 'response',
  url,
  head = 'Content-Type: text/html; charset=utf-8',
  body,
}: RecordParts): Buffer {
  const http = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), body])
  const fields = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2024-03-04T10:00:00Z',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${url.length.toString().padStart(12, '0')}>`,
    `Content-Type: application/http; msgtype=${type}`,
    `Content-Length: ${http.length}`,
  ]
  return Buffer.concat([
    Buffer.from(`${fields.join('\r\n')}\r\n\r\n`),
    http,
    Buffer.from('\r\n\r\n'),
  ])
}

const chunked = (body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`${body.length.toString(16)}\r\n`),
    body,
    Buffer.from('\r\n0\r\n\r\n'),
  ])

const url = (name: string): string => `https://diario.example/${name}`
const records: readonly Buffer[] = [
  record({ url: url('leon'), body: Buffer.from(story('León')) }),
  record({ type: 'request', url: url('leon'), body: Buffer.alloc(0) }),
  record({
    url: url('celaya'),
    head: 'Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked',
    body: chunked(zlib.gzipSync(story('Celaya'))),
  }),
  record({
    url: url('irapuato'),
    head: 'Content-Type: text/html; charset=iso-8859-1',
    body: Buffer.from(story('Irapuató'), 'latin1'),
  }),
  record({ url: url('foto.png'), head: 'Content-Type: image/png', body: Buffer.from('x') }),
  record({ url: url('portada'), body: Buffer.from('<html><body><a href="/">x</a></body></html>') }),
]

const ingest = (folder: string, ...targets: string[]) =>
  runGaceta(['ingest', ...targets], { cwd: folder })
const accounting = async (folder: string): Promise<string | undefined> =>
  (await runGaceta(['health'], { cwd: folder })).stdout
    .split('\n')
    .find((line) => line.startsWith('discovered'))

describe('gaceta ingest', () => {
  it('reads an archive with a gzip member for each record, and adds nothing the second time', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = path.join(folder, 'news.warc.gz')
      fs.writeFileSync(file, Buffer.concat(records.map((each) => zlib.gzipSync(each))))
      const first = await ingest(folder, file)
      expect(first.code).toBe(0)
      expect(first.stdout).toBe('4 pages, 3 stored, 1 rejected, 0 known, 0 broken\n')
      const before = await accounting(folder)
      expect(before).toBe(
        'discovered 4 = 0 due + 0 fetched + 3 stored + 0 duplicate + 1 rejected + 0 failed + 0 quarantined',
      )
      const second = await ingest(folder, file)
      expect(second.stdout).toBe('4 pages, 4 known, 0 broken\n')
      expect(await accounting(folder)).toBe(before)
      const found = await runGaceta(['export', 'companies', '--format', 'csv'], { cwd: folder })
      expect(found.stdout).toContain('Irapuató')
    })
  })

  it('names the place of what is broken and reads the rest', async () => {
    await inTemporaryFolder(async (folder) => {
      const members = records.map((each) => zlib.gzipSync(each))
      const broken = Buffer.from(members[2] ?? [])
      broken.fill(0xff, 30, 60)
      const file = path.join(folder, 'broken.warc.gz')
      const [one, two, , four] = members
      fs.writeFileSync(
        file,
        Buffer.concat([one, two, broken, four].filter((each) => each !== undefined)),
      )
      const offset = (one?.length ?? 0) + (two?.length ?? 0)
      const { code, stdout, stderr } = await ingest(folder, file)
      expect(stderr).toContain(`broken.warc.gz, byte ${offset}: the record is broken`)
      expect(stdout).toBe('2 pages, 2 stored, 0 known, 1 broken\n')
      expect(code).toBe(1)
    })
  })

  it('does not take the beginning of a page for the page', async () => {
    await inTemporaryFolder(async (folder) => {
      const [first = Buffer.alloc(0)] = records
      fs.writeFileSync(path.join(folder, 'cut.warc'), first.subarray(0, first.length - 300))
      const { stdout, stderr } = await ingest(folder, 'cut.warc')
      expect(stdout).toBe('0 pages, 0 known, 1 broken\n')
      expect(stderr).toContain(
        'cut.warc, byte 0: the record is broken and left out (it is cut short)',
      )
    })
  })

  it('comes to an end where an archive ends within a record that is no page', async () => {
    await inTemporaryFolder(async (folder) => {
      const [page = Buffer.alloc(0)] = records
      const body = Buffer.alloc(500, 'x')
      const image = record({ url: url('foto'), head: 'Content-Type: image/png', body })
      fs.writeFileSync(path.join(folder, 'cut.warc'), Buffer.concat([page, image.subarray(0, -99)]))
      const { stdout, stderr } = await ingest(folder, 'cut.warc')
      expect(stdout).toBe('1 pages, 1 stored, 0 known, 1 broken\n')
      expect(stderr).toContain(
        `cut.warc, byte ${page.length}: the record is broken and left out (it is cut short)`,
      )
    })
  })

  it.each([
    ['long.warc', (bytes: Buffer) => bytes],
    ['long.warc.gz', (bytes: Buffer) => zlib.gzipSync(bytes)],
  ])(
    '%s: a record that is longer than it says is left out, the others are read',
    async (name, pack) => {
      await inTemporaryFolder(async (folder) => {
        const [first = Buffer.alloc(0), , third = Buffer.alloc(0)] = records
        const length = /(?<=Content-Length: )\d+/.exec(first.toString('latin1'))?.[0] ?? ''
        const stated = String(Number(length) - 200)
        const long = Buffer.from(first.toString('latin1').replace(length, stated), 'latin1')
        const packed = [third, long, third].map(pack)
        fs.writeFileSync(path.join(folder, name), Buffer.concat(packed))
        const { stdout, stderr } = await ingest(folder, name)
        expect(stdout).toBe('2 pages, 1 stored, 1 known, 1 broken\n')
        const at = packed[0]?.length ?? 0
        expect(stderr.split('\n').filter((line) => line.includes('byte'))).toEqual([
          expect.stringContaining(
            `${name}, byte ${at}: the record is broken and left out (it is longer than it says).`,
          ),
        ])
        expect(stdout + stderr).not.toContain('Content-Length')
      })
    },
  )

  it('reads plain archives and saved pages of a folder, each under the address that it states', async () => {
    await inTemporaryFolder(async (folder) => {
      const inner = path.join(folder, 'saved/2024')
      fs.mkdirSync(inner, { recursive: true })
      fs.writeFileSync(path.join(inner, 'a.warc'), records[0] ?? '')
      const canonical = `<link rel="canonical" href="${url('celaya')}">`
      fs.writeFileSync(path.join(inner, 'b.html'), story('Celaya', canonical))
      fs.writeFileSync(path.join(inner, 'c.html'), story('Silao'))
      fs.writeFileSync(path.join(inner, 'd.html'), '')
      fs.writeFileSync(path.join(inner, 'notes.txt'), 'x')
      const { stdout, stderr } = await ingest(folder, 'saved')
      expect(stdout).toBe('3 pages, 3 stored, 0 known, 1 broken\n')
      expect(stderr).toContain('d.html is empty. [input/empty]')
      const { stdout: rest } = await ingest(folder, 'saved', 'nowhere.warc')
      expect(rest).toBe('3 pages, 3 known, 2 broken\n')
    })
  })
})
