/** The desk in a real browser: search, evidence, correction, export, by keyboard, narrow, dark, and without script. */
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openDesk, skipReason, type OpenDesk } from './open-desk.js'

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(chromiumPath === undefined)(`the desk in a browser${skipReason}`, () => {
  let desk: OpenDesk
  beforeAll(async () => {
    desk = await openDesk()
  }, 120_000)
  afterAll(async () => {
    await desk.close()
  })

  /** Opens a page of the desk with its own context and closes it afterwards; faults of the page fail the test. */
  async function onPage(
    address: string,
    work: (page: Page) => Promise<void>,
    options: Parameters<OpenDesk['browser']['newContext']>[0] = {},
  ) {
    const context = await desk.browser.newContext({ locale: 'en-GB', ...options })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.goto(`${desk.origin}${address}`)
    await work(page)
    expect(faults).toEqual([])
    await context.close()
  }

  const countOf = async (page: Page) =>
    Number(/\d+/.exec((await page.getByRole('status').first().textContent()) ?? '')?.[0])

  it('finds events by words, narrows them by a facet, and takes the condition away again', async () => {
    await onPage('/', async (page) => {
      const all = await countOf(page)
      expect(all).toBeGreaterThan(10)
      await page.getByRole('searchbox').fill('Nantes')
      await page.getByRole('button', { name: 'Search' }).click()
      const nantes = await countOf(page)
      expect(nantes).toBeGreaterThan(1)
      expect(nantes).toBeLessThan(all)
      await page.locator('.facet a', { hasText: 'Trade mission' }).click()
      expect(page.url()).toContain('type%3Atrade_mission')
      expect(await countOf(page)).toBeLessThan(nantes)
      expect(await page.locator('.badge-type').allTextContents()).not.toContain('Fair')
      await page.locator('.chip').click()
      expect(await countOf(page)).toBe(nantes)
    })
  })

  it('shows each value of an event with the sentence that says it, and the sentence in its article', async () => {
    await onPage('/?q=Nantes+type:trade_mission', async (page) => {
      await page.locator('.found h3 a').first().click()
      const facts = page.locator('section', { hasText: 'What it says' }).first()
      const proof = facts.locator('blockquote a').first()
      const sentence = (await proof.textContent()) ?? ''
      expect(sentence.length).toBeGreaterThan(10)
      await proof.click()
      expect(page.url()).toContain('/articles/')
      const place = new URL(page.url()).hash.slice(1)
      const text = (await page.locator('.article-text').textContent()) ?? ''
      expect(text).toContain(sentence.slice(0, 20))
      expect(await page.locator(`[id="${place}"]`).count()).toBe(1)
    })
  })

  it('opens the entity behind a name, with what it takes part in', async () => {
    await onPage('/?q=Neopolia', async (page) => {
      await page.locator('.found h3 a').first().click()
      await page.locator('.article-text a.organization, .article-text a.company').first().click()
      expect(page.url()).toContain('/entities/')
      expect(await page.locator('h1').textContent()).not.toBe('')
      expect(await page.locator('main').textContent()).toContain('article')
    })
  })

  it('takes a correction, keeps it, and undoes it', async () => {
    await onPage('/?q=type:fair', async (page) => {
      const before = await countOf(page)
      await page.locator('.found h3 a').first().click()
      await page.getByText('Correct', { exact: true }).click()
      await page.getByLabel('New type').selectOption('meeting')
      await page.getByRole('button', { name: 'Change the type' }).click()
      expect(await page.getByRole('status').first().textContent()).toContain('Done')
      expect(await page.locator('.badge-type').first().textContent()).toBe('Meeting')
      await page.goto(`${desk.origin}/?q=type:fair`)
      expect(await countOf(page)).toBe(before - 1)
      await page.goto(`${desk.origin}/review`)
      await page.getByRole('button', { name: 'Undo' }).first().click()
      await page.goto(`${desk.origin}/?q=type:fair`)
      expect(await countOf(page)).toBe(before)
    })
  })

  it('gives a CSV of all training programmes in Japan with their companies in at most six clicks', async () => {
    await onPage('/', async (page) => {
      let clicks = 0
      const click = async (target: ReturnType<Page['locator']>) => {
        clicks += 1
        await target.click()
      }
      await click(page.locator('.facet a', { hasText: 'Training programme' }))
      await click(page.locator('.facet a', { hasText: 'Japan' }))
      const download = page.waitForEvent('download')
      await click(page.getByRole('link', { name: 'CSV', exact: true }))
      const text = fs.readFileSync(await (await download).path(), 'utf8')
      const [head = '', ...rows] = text.trimEnd().split('\r\n')
      expect(head).toMatch(/^id,type,status,programme,organizer,participant/)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every((row) => row.includes('training_programme'))).toBe(true)
      expect(text).toContain('Chaudronnerie du Bri')
      expect(clicks).toBeLessThanOrEqual(6)
    })
  })

  it('can be used by keyboard alone', async () => {
    await onPage('/', async (page) => {
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.className')).toBe('skip')
      await page.keyboard.press('/')
      await page.keyboard.type('Nantes')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=Nantes/)
      for (let presses = 0; presses < 120; presses += 1) {
        await page.keyboard.press('Tab')
        const href = String(await page.evaluate('document.activeElement.getAttribute("href")'))
        if (href.startsWith('/events/')) break
      }
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
      expect(outline).toBe('solid')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/events\//)
    })
  })

  it('works without script', async () => {
    await onPage(
      '/?q=Nantes',
      async (page) => {
        await page.locator('details.facets > summary').click()
        await page.locator('.facet a', { hasText: 'Trade mission' }).click()
        expect(await countOf(page)).toBeGreaterThan(0)
        await page.locator('.found h3 a').first().click()
        expect(await page.locator('.article-text').count()).toBe(1)
      },
      { javaScriptEnabled: false },
    )
  })

  it('speaks the language of the browser and keeps the one that is chosen', async () => {
    await onPage(
      '/',
      async (page) => {
        expect(await page.locator('html').getAttribute('lang')).toBe('fr')
        await page.getByRole('link', { name: 'Español' }).click()
        expect(await page.locator('html').getAttribute('lang')).toBe('es')
        await page.goto(`${desk.origin}/exports`)
        expect(await page.locator('h1').textContent()).toBe('Exportar')
      },
      { locale: 'fr-CA' },
    )
  })

  const pages = async (): Promise<Readonly<Record<string, string>>> => {
    let addresses: Record<string, string> = {}
    await onPage('/?q=Nantes+type:trade_mission', async (page) => {
      const event = (await page.locator('.found h3 a').first().getAttribute('href')) ?? ''
      await page.goto(`${desk.origin}${event}`)
      const entity = (await page.locator('.article-text a.name').first().getAttribute('href')) ?? ''
      const article =
        (await page.locator('aside, section a[href^="/articles/"]').first().getAttribute('href')) ??
        ''
      addresses = { event, entity, article: article.replace(/#.*/, '') }
    })
    return {
      ...{ search: '/?q=misi%C3%B3n', sources: '/sources', review: '/review', exports: '/exports' },
      searches: '/searches',
      ...{ problem: '/nowhere', ...addresses },
    }
  }

  it.each([
    ['on a wide screen', {}],
    ['360 pixels wide', { viewport: { width: 360, height: 740 } }],
    ['in the dark', { colorScheme: 'dark' as const }],
  ])(
    'has no serious fault of accessibility on any page %s, and no page is wider than the screen',
    async (_name, options) => {
      for (const [name, address] of Object.entries(await pages())) {
        const context = await desk.browser.newContext({ locale: 'en-GB', ...options })
        const page = await context.newPage()
        await page.goto(`${desk.origin}${address}`)
        // The desk lets no foreign script in, so that axe runs as the browser’s own.
        const client = await context.newCDPSession(page)
        const { result } = (await client.send('Runtime.evaluate', {
          expression: `${axe}; axe.run().then((found) => JSON.stringify(found.violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => id + ': ' + nodes[0].html)))`,
          awaitPromise: true,
          returnByValue: true,
        })) as { result: { value: string } }
        expect([name, ...(JSON.parse(result.value) as string[])]).toEqual([name])
        const [wide, seen] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, innerWidth]',
        )
        expect([name, wide <= seen]).toEqual([name, true])
        const folder = process.env['SCREENSHOTS']
        if (folder !== undefined)
          await page.screenshot({
            path: path.join(
              folder,
              `${name}-${page.viewportSize()?.width ?? 0}${'colorScheme' in options ? '-dark' : ''}.png`,
            ),
            fullPage: true,
          })
        await context.close()
      }
    },
    180_000,
  )
})
