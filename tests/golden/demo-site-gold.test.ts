import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { problemCatalogue } from '../../src/core/problem.js'
import type { GoldEvent } from '../../bench/eval/corpus.js'
import { readSiteGold, readSiteHtml, readSiteRoutes, squeezeSpaces } from './demo-site-gold.js'

const gold = readSiteGold()
const routes = readSiteRoutes()
const entries = Object.entries(gold.pages)
const stories = entries.filter(([, page]) => page.title !== undefined)

function visibleText(target: string): string {
  const page = load(readSiteHtml(target, 'http://demo.test'))
  page('script, style, head').remove()
  page('br, p, td, li, div').after(' ')
  const inputs = page('[placeholder]').map((_, node) => page(node).attr('placeholder') ?? '')
  return squeezeSpaces([page.root().text(), ...inputs].join(' '))
}

function namesOf(event: GoldEvent): readonly string[] {
  const { organizer, participant, counterpart, supporter, origin, destination } = event
  const slots = [organizer, participant, counterpart, supporter, origin, destination]
  return [...slots.flat(), event.programme].filter((name) => name !== undefined)
}

describe('the gold covers the site', () => {
  test('every page and redirect has an entry, every entry a route', () => {
    const pages = Object.entries(routes)
      .filter(([, { file, location }]) => location !== undefined || file?.startsWith('pages/'))
      .map(([target]) => target)
    const own = entries.filter(([, { kind }]) => kind !== 'same-address')
    expect(own.map(([target]) => target).sort()).toEqual(pages.sort())
  })

  test('what repeats an article names an article', () => {
    const repeats = entries.flatMap(
      ([, { same_as, duplicate_of }]) => same_as ?? duplicate_of ?? [],
    )
    expect(repeats.map((target) => gold.pages[target]?.kind)).toEqual(repeats.map(() => 'article'))
  })

  test('redirects lead where the gold says', () => {
    const redirects = entries.filter(([, { kind }]) => kind === 'redirect')
    const locations = redirects.map(([target]) =>
      routes[target]?.location?.replace('{{origin}}', ''),
    )
    expect(locations).toEqual(redirects.map(([, { location }]) => location))
  })

  test('problems are codes of the catalogue', () => {
    const codes = entries.flatMap(([, { problem }]) => problem ?? [])
    expect(codes.filter((code) => !(code in problemCatalogue))).toEqual([])
  })

  test('the articles that tell one event have an event of that type', () => {
    for (const { type, paths } of gold.same_event)
      for (const target of paths) {
        const page = gold.pages[gold.pages[target]?.duplicate_of ?? target]
        expect(page?.events?.map((event) => event.type)).toContain(type)
      }
  })
})

describe('the gold agrees with the page', () => {
  test.each(stories)('%s holds every string that its gold names', (target, page) => {
    const text = visibleText(target)
    const { figures = [], periods = [], entities = [], officials = [], events = [] } = page
    const strings = [
      ...[page.title, page.deck, page.desk, page.body_start, page.body_end],
      ...[page.authors, page.not_in_text].flat(),
      ...[...figures, ...periods].map((item) => item.text),
      ...entities.flatMap(({ names }) => names),
      ...officials.flatMap((official) => Object.values(official)),
      ...events.flatMap(namesOf),
    ].filter((string) => string !== undefined)
    expect(strings.filter((string) => !text.includes(string))).toEqual([])
  })

  test.each(stories)('%s has its story between the ends that its gold names', (target, page) => {
    const text = visibleText(target)
    const { body_start = '', body_end = '', events = [], figures = [] } = page
    const start = text.indexOf(body_start)
    const end = text.indexOf(body_end, start) + body_end.length
    const story = `${page.title ?? ''} ${text.slice(start, end)}`
    const inStory = [...figures.map((figure) => figure.text), ...events.flatMap(namesOf)]
    expect(inStory.filter((string) => !story.includes(string))).toEqual([])
  })

  test.each(stories)('%s: figures have one value or two ends', (_, { figures = [] }) => {
    for (const { value, low, high, qualifier } of figures) {
      const isRange = low !== undefined && high !== undefined && low < high
      expect(isRange).toBe(qualifier === 'range')
      expect(value !== undefined).toBe(qualifier !== 'range')
    }
  })
})
