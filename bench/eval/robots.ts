/** robots.txt: the expectations of Google's open test suite, and the npm package that was used before. */
import fs from 'node:fs'
import path from 'node:path'
import robotsModule from 'robots-parser'
import { packageRoot } from '../../src/core/package-root.js'
import { readRobots } from '../../src/fetch/robots-rules.js'
import { percent, type EvalReport, type Evaluate } from './report.js'

interface RobotsCase {
  readonly id: string
  readonly robotstxt?: string
  readonly robotstxt_b64?: string
  readonly user_agent: string
  readonly url: string
  readonly allowed: boolean
}

type Judge = (text: string, agent: string, url: string) => boolean

// The package is CommonJS whose export is the function itself, while its types speak of a default export.
const robotsParser = robotsModule as unknown as typeof robotsModule.default

const judges: Readonly<Record<string, Judge>> = {
  'src/fetch/robots-rules.ts': (text, agent, url) => readRobots(text, agent).isAllowed(url),
  'robots-parser 3.0.1': (text, agent, url) => {
    const site = URL.canParse(url) ? new URL(url).origin : 'http://foo.bar'
    return robotsParser(`${site}/robots.txt`, text).isAllowed(url, agent) ?? true
  },
}

const textOf = ({ robotstxt, robotstxt_b64 = '' }: RobotsCase): string =>
  robotstxt ?? new TextDecoder().decode(Buffer.from(robotstxt_b64, 'base64'))

/** Measures who may fetch what by robots.txt. */
export const evaluate: Evaluate = ([file]): Promise<EvalReport> => {
  const suite = file ?? path.join(packageRoot, '../shared/suites/robots.google-spec.jsonl')
  if (!fs.existsSync(suite)) {
    return Promise.resolve({
      kind: 'robots',
      notes: [`${suite} is absent.`],
      tables: [],
      scores: {},
    })
  }
  const lines = fs.readFileSync(suite, 'utf8').split('\n').filter(Boolean)
  const cases = lines.map((line) => JSON.parse(line) as RobotsCase)
  const results = Object.entries(judges).map(([name, judge]) => {
    const wrong = cases.filter(
      (each) => judge(textOf(each), each.user_agent, each.url) !== each.allowed,
    )
    return { name, wrong, share: 1 - wrong.length / cases.length }
  })
  const [own] = results
  return Promise.resolve({
    kind: 'robots',
    notes: (own?.wrong ?? []).map(({ id }) => `Wrong: ${id}`),
    tables: [
      {
        title: 'robots.txt: expectations met',
        columns: ['', 'of', 'met', '%'],
        rows: results.map(({ name, wrong, share }) => [
          name,
          String(cases.length),
          String(cases.length - wrong.length),
          percent(share),
        ]),
      },
    ],
    scores: { 'robots.met': own?.share ?? 0 },
  })
}
