/**
 * `npm run eval -- officials [--half=dev|check] [--misses] [--predicted [--quick] [--fold=N] | --found=FILE]`: officials
 * found from the gold mentions of the annotated articles (`tests/accuracy/officials.json`); with `--predicted` also from the
 * mentions that the tagger finds in them when it is trained without their fold, with `--found` from those that
 * `npm run eval -- names --save FILE` wrote.
 */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { findOfficials } from '../../src/entities/officials/index.js'
import type { Mention, Official } from '../../src/model/mention.js'
import { nameKey } from '../../src/text/fold.js'
import { readCorpus, type CorpusArticle } from './corpus.js'
import { openLexicon, readFolds, readSavedMentions } from './names.js'
import { percent, prf, type Evaluate, type EvalTable } from './report.js'

/** The officials of one article as annotated. */
interface GoldOfficials {
  readonly article: string
  readonly half: 'dev' | 'check'
  readonly fold: string
  readonly officials: readonly Omit<Official, 'evidence' | 'rule'>[]
}

interface Counts {
  hits: number
  found: number
  gold: number
  /** Person and role only. */
  pairs: number
}

/** Scores `findOfficials` on the annotated articles. */
export const evaluate: Evaluate = (options) => {
  const half = optionValue(options, 'half')
  const fold = optionValue(options, 'fold')
  const gold = readGold().filter(
    (entry) =>
      (half === undefined || entry.half === half) &&
      (fold === undefined || entry.fold.endsWith(`-${fold}`)),
  )
  const articles = readCorpus(path.join(packageRoot, 'data/corpus'))
  const corpus = new Map(articles.map((article) => [article.id, article]))
  const task = { gold, corpus, misses: options.includes('--misses') }
  const results = [scoreAll(task, goldMentions, 'gold mentions')]
  const notes: string[] = []
  const file = optionValue(options, 'found')
  if (file !== undefined || options.includes('--predicted')) {
    const predicted =
      file === undefined ? predict(articles, options, fold) : readSavedMentions(file)
    const mentionsOf = ({ id }: CorpusArticle): readonly Mention[] => predicted.get(id) ?? []
    results.push(scoreAll(task, mentionsOf, 'predicted mentions'))
  } else
    notes.push(
      'Pass --predicted for the scores from predicted mentions (it trains the tagger four times), or --found=FILE.',
    )
  return Promise.resolve({
    kind: 'officials',
    notes,
    tables: results.map(({ table }) => table),
    scores: Object.assign({}, ...results.map(({ scores }) => scores)) as Record<string, number>,
  })
}

function predict(
  articles: readonly CorpusArticle[],
  options: readonly string[],
  fold: string | undefined,
): Map<string, readonly Mention[]> {
  const epochs = options.includes('--quick') ? ([2, 3] as const) : ([6, 8] as const)
  const folds = fold === undefined ? ['1', '2', '3', '4'] : [fold]
  const read = readFolds(articles, { lexicon: openLexicon(), folds, epochs })
  return new Map(read.map(({ article, mentions }) => [article.id, mentions]))
}

function optionValue(options: readonly string[], name: string): string | undefined {
  return options.find((option) => option.startsWith(`--${name}=`))?.slice(name.length + 3)
}

function readGold(): GoldOfficials[] {
  const file = path.join(packageRoot, 'tests/accuracy/officials.json')
  return JSON.parse(fs.readFileSync(file, 'utf8')) as GoldOfficials[]
}

function goldMentions(article: CorpusArticle): Mention[] {
  return article.mentions.map((mention) => ({ ...mention, confidence: 1, rule: 'gold' }))
}

interface Task {
  readonly gold: readonly GoldOfficials[]
  readonly corpus: ReadonlyMap<string, CorpusArticle>
  readonly misses: boolean
}

function scoreAll(
  { gold, corpus, misses }: Task,
  mentionsOf: (article: CorpusArticle) => readonly Mention[],
  title: string,
): { table: EvalTable; scores: Record<string, number> } {
  const groups = new Map<string, Counts>()
  for (const entry of gold) {
    const article = corpus.get(entry.article)
    if (!article) throw new Error(`tests/accuracy/officials.json: no article ${entry.article}`)
    const found = findOfficials(article, mentionsOf(article))
    const keys = [article.lang, entry.fold, `${article.lang} ${entry.half}`, 'all']
    for (const key of keys) addCounts(groups, key, compare(entry, found))
    if (misses) printMisses(entry, found)
  }
  const names = [...groups.keys()].sort()
  const slug = title.startsWith('gold') ? 'gold' : 'predicted'
  const f1 = (key: string): number => prf(groups.get(key) ?? { hits: 0, found: 0, gold: 0 }).f1
  return {
    table: {
      title: `Officials from ${title}`,
      columns,
      rows: names.map((name) => row(name, groups.get(name))),
    },
    scores: Object.fromEntries(names.map((name) => [`${slug}.${name}.f1`, f1(name)])),
  }
}

const columns = ['set', 'gold', 'found', 'right', 'P', 'R', 'F', 'F person + role']

function row(name: string, counts: Counts | undefined): string[] {
  if (!counts) return [name]
  const { precision, recall, f1 } = prf(counts)
  const pair = prf({ ...counts, hits: counts.pairs })
  const numbers = [counts.gold, counts.found, counts.hits].map(String)
  return [name, ...numbers, percent(precision), percent(recall), percent(f1), percent(pair.f1)]
}

function addCounts(groups: Map<string, Counts>, key: string, counts: Counts): void {
  const sum = groups.get(key) ?? { hits: 0, found: 0, gold: 0, pairs: 0 }
  sum.hits += counts.hits
  sum.found += counts.found
  sum.gold += counts.gold
  sum.pairs += counts.pairs
  groups.set(key, sum)
}

type Parts = Omit<Official, 'evidence' | 'rule'>

function fullKey(official: Parts): string {
  return [official.person, official.role, official.organization ?? '', official.place ?? '']
    .map(nameKey)
    .join('|')
}

function pairKey(official: Parts): string {
  return `${nameKey(official.person)}|${nameKey(official.role)}`
}

function compare(entry: GoldOfficials, found: readonly Official[]): Counts {
  return {
    gold: entry.officials.length,
    found: found.length,
    hits: overlap(entry.officials.map(fullKey), found.map(fullKey)),
    pairs: overlap(entry.officials.map(pairKey), found.map(pairKey)),
  }
}

function overlap(gold: readonly string[], found: readonly string[]): number {
  const rest = [...gold]
  let hits = 0
  for (const key of found) {
    const at = rest.indexOf(key)
    if (at < 0) continue
    rest.splice(at, 1)
    hits++
  }
  return hits
}

function printMisses(entry: GoldOfficials, found: readonly Official[]): void {
  const [gold, got] = [entry.officials.map(fullKey), found.map(fullKey)]
  for (const official of entry.officials)
    if (!got.includes(fullKey(official))) console.error(`${entry.article} - ${describe(official)}`)
  for (const official of found)
    if (!gold.includes(fullKey(official)))
      console.error(`${entry.article} + ${describe(official)} (${official.rule})`)
}

function describe({ person, role, organization, place }: Parts): string {
  return [person, role, organization ?? '', place ?? ''].join(' | ')
}
