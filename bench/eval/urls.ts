/**
 * Addresses: whether the spellings that the open suite takes for one page are one page to us, whether other pages stay
 * apart, and how many of the tracking parameters that two public lists name are dropped.
 */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { addressKey, canonicalAddress, siteHost } from '../../src/text/address.js'
import { percent, type EvalReport, type Evaluate } from './report.js'

interface UrlCase {
  readonly id: string
  readonly input: string
  readonly expected: string
}

const folder = path.join(packageRoot, '../shared/suites')

function readCases(name: string): readonly UrlCase[] {
  const lines = fs.readFileSync(path.join(folder, name), 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as UrlCase)
}

/** The suite folds the case of paths and drops ports, after which some sites do not answer: both are looked past. */
const folded = (address: string): string =>
  addressKey(address)
    .toLowerCase()
    .replace(/^([^/?]+):\d+/, '$1')

/** Names of the public lists that are plain names, not patterns. */
function listedNames(): readonly string[] {
  const file = path.join(folder, 'payloads/tracking-params.adguard-general.txt')
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => /^[\w-]+$/.test(line))
}

const isDropped = (name: string): boolean =>
  canonicalAddress(`https://example.org/a?${name}=1`) === 'https://example.org/a'

// Parameters that select content somewhere: what drops one of them loses pages.
const selecting =
  'id p page pagina article article_id idnoticia noticia nota cat section seccion date fecha y m d q lang v num news story'
const kept = (name: string): boolean => !isDropped(name)

interface Share {
  readonly name: string
  readonly met: number
  readonly of: number
  readonly wrong: readonly string[]
}

function share<Item>(name: string, items: readonly Item[], isMet: (item: Item) => boolean): Share {
  const wrong = items.filter((item) => !isMet(item)).map((item) => JSON.stringify(item))
  return { name, met: items.length - wrong.length, of: items.length, wrong }
}

/** Measures what becomes of addresses. */
export const evaluate: Evaluate = (): Promise<EvalReport> => {
  if (!fs.existsSync(path.join(folder, 'url.mcmetadata-normalize.jsonl')))
    return Promise.resolve({
      kind: 'urls',
      notes: [`${folder} is absent.`],
      tables: [],
      scores: {},
    })
  const domains = readCases('url.mcmetadata-domain.jsonl')
  const shares = [
    share(
      'mcmetadata: spellings of one page',
      readCases('url.mcmetadata-normalize.jsonl'),
      ({ input, expected }) => folded(canonicalAddress(input) ?? input) === folded(expected),
    ),
    share('mcmetadata: host belongs to the domain', domains, ({ input, expected }) => {
      const host = siteHost(input)
      return host === expected || host.endsWith(`.${expected}`)
    }),
    share('parameters that may select content are kept', selecting.split(' '), kept),
    share('AdGuard general list: names dropped', listedNames(), isDropped),
  ]
  return Promise.resolve({
    kind: 'urls',
    notes: shares.slice(0, 3).flatMap(({ name, wrong }) => wrong.map((text) => `${name}: ${text}`)),
    tables: [
      {
        title: 'Addresses',
        columns: ['', 'of', 'met', '%'],
        rows: shares.map(({ name, met, of }) => [name, `${of}`, `${met}`, percent(met / of)]),
      },
    ],
    scores: Object.fromEntries(
      ['normalize', 'domain', 'kept', 'dropped'].map((name, at) => {
        const { met = 0, of = 1 } = shares[at] ?? {}
        return [`urls.${name}`, met / of]
      }),
    ),
  })
}
