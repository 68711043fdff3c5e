/** `gaceta add` and `gaceta crawl` as processes, against a server on loopback that fails in several ways. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { inTemporaryFolder, runGaceta } from './run-gaceta.js'

const story = (title: string, place: string): string =>
  `<!doctype html><html lang="es"><head><title>${title}</title></head><body><article><h1>${title}</h1>` +
  `<p>La empresa Troquelados ${place} anunció ayer que invertirá 12 millones de pesos en su planta de ${place}, donde creará 40 empleos antes de que termine el año, según explicó su director general.</p>` +
  `<p>El proyecto ${place} contará con el apoyo del gobierno del estado, que prepara un programa de formación para los nuevos trabajadores de la región y de los municipios vecinos.</p></article></body></html>`

const feed = (links: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Diario de prueba</title>${links.map((link) => `<item><title>n</title><link>${link}</link></item>`).join('')}</channel></rss>`

let isFeedBroken = false
let served: Record<string, number> = {}

const pages: Readonly<Record<string, (response: http.ServerResponse) => void>> = {
  '/': (response) => {
    html(
      response,
      `<html><head><title>Portada</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>x</body></html>`,
    )
  },
  '/feed.xml': (response) => {
    if (isFeedBroken) response.writeHead(500).end()
    else
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(feed(['/uno?utm_source=rss', '/uno', '/dos', '/caido', '/no-existe']))
  },
  '/uno': (response) => {
    html(response, story('Abre planta de troquelados en Silao', 'Silao'))
  },
  '/dos': (response) => {
    html(response, story('Crece la industria en León', 'León'))
  },
  '/caido': (response) => response.writeHead(500).end(),
  '/lista': (response) => {
    html(response, '<html><body><p>Nada por aquí</p></body></html>')
  },
}

function html(response: http.ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body)
}

const server = http.createServer((request, response) => {
  const address = request.url ?? ''
  served[address] = (served[address] ?? 0) + 1
  const page = pages[address]
  if (page) page(response)
  else response.writeHead(404).end()
})
let origin = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const environment = {
  GACETA_ALLOW_LOOPBACK: 'yes',
  GACETA_HOST_DELAY_MS: '0',
  GACETA_MAX_ATTEMPTS: '2',
}
const run = (folder: string, ...args: string[]) => runGaceta(args, { cwd: folder, environment })
const accountingOf = (stdout: string): string | undefined => /^discovered .*$/m.exec(stdout)?.[0]

describe('gaceta add', () => {
  it('finds the feed that a front page announces', async () => {
    await inTemporaryFolder(async (folder) => {
      const added = await run(folder, 'add', origin, '--country', 'mx')
      expect(added).toEqual({
        code: 0,
        stdout: `Added feed ${origin}/feed.xml Diario de prueba\n`,
        stderr: '',
      })
    })
  })

  test.each([
    ['nonsense', 'input/invalid-url'],
    ['/lista', 'discover/no-links'],
    ['/no-existe', 'fetch/gone'],
  ])('refuses %s and says why', async (address, code) => {
    await inTemporaryFolder(async (folder) => {
      const url = address.startsWith('/') ? origin + address : address
      const added = await run(folder, 'add', url)
      expect(added.code).toBe(1)
      expect(added.stderr).toContain(`[${code}]`)
    })
  })
})

describe('gaceta crawl', () => {
  it('accounts for every link, fetches each page once, and leaves failing ones for later', async () => {
    await inTemporaryFolder(async (folder) => {
      served = {}
      await run(folder, 'add', `${origin}/feed.xml`)
      const first = await run(folder, 'crawl')
      expect(first.code).toBe(0)
      expect(accountingOf(first.stdout)).toBe(
        'discovered 4 = 0 due + 0 fetched + 2 stored + 0 duplicate + 1 rejected + 1 failed + 0 quarantined',
      )
      expect([served['/uno'], served['/dos'], served['/caido'], served['/no-existe']]).toEqual([
        1, 1, 1, 1,
      ])
      // Its next try is a minute away: a second crawl leaves it alone and finds nothing new.
      const second = await run(folder, 'crawl', '--all')
      expect(second.stdout).toContain(
        'This run: 1 sources visited, 0 new links, 0 pages fetched, 0 articles stored.',
      )
      expect(accountingOf(second.stdout)).toBe(accountingOf(first.stdout))
      expect(served['/caido']).toBe(1)
    })
  })

  it('puts a link into quarantine after its last try', async () => {
    await inTemporaryFolder(async (folder) => {
      await run(folder, 'add', `${origin}/feed.xml`)
      const crawled = await runGaceta(['crawl'], {
        cwd: folder,
        environment: { ...environment, GACETA_MAX_ATTEMPTS: '1' },
      })
      expect(accountingOf(crawled.stdout)).toContain('0 failed + 1 quarantined')
    })
  })

  it('keeps a source that fails, and health says so', async () => {
    await inTemporaryFolder(async (folder) => {
      await run(folder, 'add', `${origin}/feed.xml`)
      isFeedBroken = true
      for (let at = 0; at < 3; at++) await run(folder, 'crawl', '--all')
      isFeedBroken = false
      const sick = await run(folder, 'health')
      expect(sick.code).toBe(1)
      expect(sick.stdout).toContain('3 failures: fetch/server-error')
      await run(folder, 'crawl', '--all')
      const well = await run(folder, 'health')
      expect({ code: well.code, fault: well.stdout.includes('failures') }).toEqual({
        code: 0,
        fault: false,
      })
    })
  })

  it('writes a structured log on demand', async () => {
    await inTemporaryFolder(async (folder) => {
      await run(folder, 'add', `${origin}/feed.xml`)
      const { stderr } = await run(folder, 'crawl', '--log', 'json')
      const events = stderr
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>)
      expect(events.filter(({ event }) => event === 'source visited')).toHaveLength(1)
      expect(events.filter(({ state }) => state === 'stored')).toHaveLength(2)
    })
  })

  it('refuses a database that is none, untouched', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = path.join(folder, 'notes.txt')
      const { writeFileSync, readFileSync } = await import('node:fs')
      writeFileSync(
        file,
        'these are my notes and no database at all, whatever the flag says '.repeat(20),
      )
      const before = readFileSync(file)
      const crawled = await run(folder, 'crawl', '--db', file)
      expect(crawled.code).toBe(1)
      expect(crawled.stderr).toContain('[store/not-a-database]')
      expect(readFileSync(file).equals(before)).toBe(true)
    })
  })
})
