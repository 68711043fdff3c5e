/** Near-duplicates: copies and look-alikes made from the corpus, and how many candidates a crowd of texts gives. */
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { fingerprint, verifyDuplicate } from '../../src/duplicates/index.js'
import { readScoredCorpus, type CorpusArticle } from './corpus.js'
import { makeCrowd } from './duplicate-crowd.js'
import { makePairs, type MadePair } from './duplicate-pairs.js'
import type { MadeText } from './made-texts.js'
import { percent, prf, type EvalReport, type EvalTable, type Evaluate } from './report.js'

/** Files whose pairs may be looked at while rules are changed; the report is about all others. */
const developmentFiles = ['es-mx', 'es-south', 'es-general', 'fr-france', 'fr-world', 'fr-general']

interface Outcome {
  readonly pair: MadePair
  readonly isCandidate: boolean
  readonly isVerified: boolean
}

function fingerprintOf({ text, paragraphs }: MadeText) {
  return fingerprint(text, paragraphs)
}

function judge(pair: MadePair): Outcome {
  const left = fingerprintOf(pair.left)
  const right = fingerprintOf(pair.right)
  const bands = new Set(left.bands)
  return {
    pair,
    isCandidate: left.textHash === right.textHash || right.bands.some((band) => bands.has(band)),
    isVerified: verifyDuplicate(pair.left, pair.right).isDuplicate,
  }
}

const isFound = ({ isCandidate, isVerified }: Outcome): boolean => isCandidate && isVerified

function kindRows(outcomes: readonly Outcome[]): string[][] {
  const kinds = new Map<string, Outcome[]>()
  for (const outcome of outcomes) {
    kinds.set(outcome.pair.kind, [...(kinds.get(outcome.pair.kind) ?? []), outcome])
  }
  return [...kinds].map(([kind, all]) => {
    const share = (test: (outcome: Outcome) => boolean): string =>
      percent(all.filter(test).length / all.length)
    return [
      all[0]?.pair.isDuplicate ? 'copy' : 'other',
      kind,
      String(all.length),
      share(({ isCandidate }) => isCandidate),
      share(({ isVerified }) => isVerified),
      share(isFound),
    ]
  })
}

function evaluatePairs(name: string, articles: readonly CorpusArticle[]) {
  const outcomes = makePairs(articles).map(judge)
  const found = outcomes.filter(isFound)
  const scores = prf({
    hits: found.filter(({ pair }) => pair.isDuplicate).length,
    found: found.length,
    gold: outcomes.filter(({ pair }) => pair.isDuplicate).length,
  })
  const table: EvalTable = {
    title: `${name}: precision ${percent(scores.precision)}, recall ${percent(scores.recall)}, F1 ${percent(scores.f1)}`,
    columns: ['', 'pairs', 'number', '% candidates', '% verified', '% found'],
    rows: kindRows(outcomes),
  }
  return { table, scores }
}

/** Puts a crowd of different texts into an index one after the other and counts whom each one meets there. */
function evaluateCrowd(articles: readonly CorpusArticle[], size: number): EvalTable {
  const index = new Map<string, number[]>()
  const counts: number[] = []
  const rows: string[][] = []
  let number = 0
  for (const made of makeCrowd(articles, size)) {
    const { bands } = fingerprintOf(made)
    const met = new Set<number>()
    for (const band of bands) {
      const bucket = index.get(band) ?? []
      for (const other of bucket) met.add(other)
      bucket.push(number)
      index.set(band, bucket)
    }
    counts.push(met.size)
    number++
    if (number === size / 4 || number === size / 2 || number === size)
      rows.push(crowdRow(number, counts))
  }
  return {
    title: 'Candidates met by each text of a crowd of different stories',
    columns: ['texts stored', 'mean', 'median', '99 %', 'most', 'mean at a million'],
    rows,
  }
}

function crowdRow(number: number, counts: readonly number[]): string[] {
  // The last tenth meets nearly all of the others; in proportion it tells what a million stored texts would give.
  const last = counts.slice(Math.floor(number * 0.9)).sort((left, right) => left - right)
  const mean = last.reduce((sum, count) => sum + count, 0) / last.length
  const at = (share: number): string =>
    String(last[Math.min(last.length - 1, Math.floor(last.length * share))])
  return [
    String(number),
    mean.toFixed(2),
    at(0.5),
    at(0.99),
    at(1),
    ((mean / number) * 1e6).toFixed(0),
  ]
}

/** Measures near-duplicates; `--crowd N` sets the size of the crowd; 0 measures the held-out pairs only. */
export const evaluate: Evaluate = (options): Promise<EvalReport> => {
  const articles = readScoredCorpus(path.join(packageRoot, 'data/corpus'))
  const isDevelopment = ({ file }: CorpusArticle): boolean => developmentFiles.includes(file)
  const held = evaluatePairs(
    'Held-out files',
    articles.filter((article) => !isDevelopment(article)),
  )
  const crowd = options.includes('--crowd')
    ? Number(options[options.indexOf('--crowd') + 1])
    : 12_000
  return Promise.resolve({
    kind: 'duplicates',
    notes: [],
    tables: [
      held.table,
      ...(crowd > 0
        ? [
            evaluatePairs('Development files', articles.filter(isDevelopment)).table,
            evaluateCrowd(articles, crowd),
          ]
        : []),
    ],
    scores: {
      'pairs.precision': held.scores.precision,
      'pairs.recall': held.scores.recall,
      'pairs.f1': held.scores.f1,
    },
  })
}
