/**
 * Names: leave one fold out. The tagger is trained on three folds of each language and reads the fourth, a region that
 * it has not seen; exact span and type count. Options: `--curve` trains on parts of the corpus as well, `--fold N,M`
 * reads these pairs of folds only, `--quick` trains for fewer epochs, `--errors FILE` writes what went wrong, `--save FILE`
 * the mentions found, by article, `--models FOLDER` keeps the trained tagger of each fold there and reads those that it
 * finds, so that rules can be tried without training again (the folder must be emptied when corpus or features change).
 */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { findMentions } from '../../src/entities/index.js'
import { loadLexicon } from '../../src/lexicon/index.js'
import type { Lexicon } from '../../src/model/lexicon.js'
import type { Mention } from '../../src/model/mention.js'
import {
  loadTagger,
  trainTagger,
  type TrainingExample,
  type TrainingOptions,
} from '../../src/tagger/index.js'
import { exampleOf } from '../train/examples.js'
import { readThirdParty } from '../train/third-party.js'
import { readCorpus, type CorpusArticle } from './corpus.js'
import { percent, prf, type EvalReport, type EvalTable, type Evaluate } from './report.js'

/** How the folds are read. */
export interface FoldOptions {
  readonly lexicon: Lexicon
  /** Numbers of the folds that are held out, one after the other. */
  readonly folds: readonly string[]
  readonly epochs: readonly [number, number]
  /** Part of the training articles that is used, from 0 to 1. */
  readonly share?: number
  /** Further training text; its groups are the numbers of folds. */
  readonly further?: readonly TrainingExample[]
  /** Folder in which trained taggers are kept and looked for. */
  readonly models?: string | undefined
}

/** An article of a held-out fold with what was found in it. */
export interface ReadArticle {
  readonly article: CorpusArticle
  readonly mentions: readonly Mention[]
}

/** Trains without each fold in turn and reads those of its articles that scores are taken on. */
export function readFolds(articles: readonly CorpusArticle[], options: FoldOptions): ReadArticle[] {
  const { lexicon, epochs, share = 1, further = [], models } = options
  const memory: TrainingOptions['memory'] = new Map()
  return options.folds.flatMap((fold) => {
    const known = articles.filter((article) => !article.fold.endsWith(`-${fold}`))
    const part = known.filter(
      (_, index) => Math.floor((index + 1) * share) > Math.floor(index * share),
    )
    const examples = [...part.map(exampleOf), ...further.filter(({ group }) => group !== fold)]
    const file = models === undefined ? undefined : path.join(models, `fold-${fold}.bin`)
    const model = keptOr(file, () => trainTagger(examples, { lexicon, epochs, memory }))
    const tagger = loadTagger(model, lexicon)
    if (!tagger.ok) throw new Error(tagger.problem.message)
    console.error(`names: fold ${fold} with ${part.length} articles is read`)
    return articles
      .filter((article) => article.isScored && article.fold.endsWith(`-${fold}`))
      .map((article) => ({
        article,
        mentions: findMentions(article, { tagger: tagger.value, lexicon }).mentions,
      }))
  })
}

/** The bytes kept in a file; those that are not there yet are made and kept. */
function keptOr(file: string | undefined, make: () => Uint8Array): Uint8Array {
  if (file === undefined) return make()
  if (fs.existsSync(file)) return fs.readFileSync(file)
  const made = make()
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, made)
  return made
}

/** Opens the lexicon of `data/models`. */
export function openLexicon(): Lexicon {
  const file = path.join(packageRoot, 'data', 'models', 'lexicon.bin.gz')
  const lexicon = loadLexicon(fs.readFileSync(file))
  if (!lexicon.ok) throw new Error(lexicon.problem.message)
  return lexicon.value
}

/** Scores names over the folds of `data/corpus`. */
export const evaluateNames: Evaluate = (options) => {
  const lexicon = openLexicon()
  const articles = readCorpus(path.join(packageRoot, 'data', 'corpus'))
  const valueOf = (name: string): string | undefined =>
    options.includes(name) ? options[options.indexOf(name) + 1] : undefined
  const folds = (valueOf('--fold') ?? '1,2,3,4').split(',')
  const epochs = options.includes('--quick') ? ([2, 3] as const) : ([6, 8] as const)
  const thirdParty = valueOf('--third-party')
  const further = thirdParty === undefined ? [] : readThirdParty(thirdParty)
  const models = valueOf('--models')
  const read = readFolds(articles, { lexicon, folds, epochs, further, models })
  const report = reportOf(read)
  keep(read, { errors: valueOf('--errors'), mentions: valueOf('--save') })
  if (!options.includes('--curve')) return Promise.resolve(report)
  const curve = [0.125, 0.25, 0.5].map((share) => {
    const part = countByGroup(readFolds(articles, { lexicon, folds, epochs, share }))
    return [percent(share), ...['es', 'fr'].map((lang) => f1Of(part, `${lang} all`))]
  })
  const full = countByGroup(read)
  curve.push(['100.0', ...['es', 'fr'].map((lang) => f1Of(full, `${lang} all`))])
  const table = {
    title: 'Learning curve: F1 by share of the training articles',
    columns: ['share', 'es', 'fr'],
    rows: curve,
  }
  return Promise.resolve({ ...report, tables: [...report.tables, table] })
}

/** Reads the mentions by article id that `--save` wrote. */
export function readSavedMentions(file: string): ReadonlyMap<string, readonly Mention[]> {
  const found = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Mention[]>
  return new Map(Object.entries(found))
}

/** Writes what went wrong, and the mentions by article, into the files that were asked for. */
function keep(
  read: readonly ReadArticle[],
  files: Readonly<Record<'errors' | 'mentions', string | undefined>>,
): void {
  if (files.errors !== undefined) fs.writeFileSync(files.errors, errorsOf(read))
  if (files.mentions === undefined) return
  const found = read.map(({ article, mentions }) => [article.id, mentions] as const)
  fs.writeFileSync(files.mentions, JSON.stringify(Object.fromEntries(found)))
}

interface Counts {
  hits: number
  found: number
  gold: number
}

function countByGroup(read: readonly ReadArticle[]): Map<string, Counts> {
  const counts = new Map<string, Counts>()
  const add = (article: CorpusArticle, type: string, key: keyof Counts): void => {
    for (const group of [`${article.lang} ${type}`, `${article.lang} all`, article.fold]) {
      const entry = counts.get(group) ?? { hits: 0, found: 0, gold: 0 }
      entry[key]++
      counts.set(group, entry)
    }
  }
  for (const { article, mentions } of read) {
    const gold = new Set(article.mentions.map(keyOf))
    for (const mention of article.mentions) add(article, mention.type, 'gold')
    for (const mention of mentions) {
      add(article, mention.type, 'found')
      if (gold.has(keyOf(mention))) add(article, mention.type, 'hits')
    }
  }
  return counts
}

function keyOf({ type, start, end }: Pick<Mention, 'type' | 'start' | 'end'>): string {
  return `${type} ${start} ${end}`
}

function f1Of(counts: ReadonlyMap<string, Counts>, group: string): string {
  return percent(prf(counts.get(group) ?? { hits: 0, found: 0, gold: 0 }).f1)
}

/** The report on what was read: by language and type, by fold, and how far confidence can be trusted. */
export function reportOf(read: readonly ReadArticle[]): EvalReport {
  const counts = countByGroup(read)
  const groups = [...counts.keys()].sort()
  const rows = groups.map((group) => {
    const entry = counts.get(group) ?? { hits: 0, found: 0, gold: 0 }
    const { precision, recall, f1 } = prf(entry)
    return [group, percent(f1), percent(precision), percent(recall), String(entry.gold)]
  })
  const scores: Record<string, number> = {}
  for (const group of groups)
    scores[`${group.replace(' all', '.micro').replace(' ', '.')}.f1`] = prf(
      counts.get(group) ?? { hits: 0, found: 0, gold: 0 },
    ).f1
  for (const lang of ['es', 'fr']) {
    const folds = groups.filter((group) => group.startsWith(`${lang}-`))
    const sum = folds.reduce((total, fold) => total + (scores[`${fold}.f1`] ?? 0), 0)
    if (folds.length > 0) scores[`${lang}.mean.f1`] = sum / folds.length
  }
  for (const lang of ['es', 'fr'])
    rows.push([`${lang} mean over folds`, percent(scores[`${lang}.mean.f1`] ?? 0), '', '', ''])
  const table = {
    title: 'Names: exact span and type',
    columns: ['group', 'F1', 'precision', 'recall', 'gold'],
    rows,
  }
  return { kind: 'names', notes: [], tables: [table, calibrationOf(read)], scores }
}

function calibrationOf(read: readonly ReadArticle[]): EvalTable {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, right: 0, sum: 0 }))
  for (const { article, mentions } of read) {
    const gold = new Set(article.mentions.map(keyOf))
    for (const mention of mentions) {
      const bin = bins[Math.min(9, Math.floor(mention.confidence * 10))]
      if (!bin) continue
      bin.count++
      bin.sum += mention.confidence
      if (gold.has(keyOf(mention))) bin.right++
    }
  }
  const rows = bins.flatMap(({ count, right, sum }, index) =>
    count === 0
      ? []
      : [[`${percent(index / 10)}-`, percent(sum / count), percent(right / count), String(count)]],
  )
  return {
    title: 'Calibration: stated confidence and how often it is right',
    columns: ['bin', 'stated', 'right', 'mentions'],
    rows,
  }
}

function errorsOf(read: readonly ReadArticle[]): string {
  return read
    .flatMap(({ article, mentions }) => {
      const gold = new Set(article.mentions.map(keyOf))
      const found = new Set(mentions.map(keyOf))
      const line = (
        kind: string,
        { type, start, end }: Pick<Mention, 'type' | 'start' | 'end'>,
      ): string =>
        `${start}\t${kind} ${type}: ${article.text.slice(start, end)}\t[${article.id}] ${article.text.slice(Math.max(0, start - 40), end + 30).replace(/\n/g, ' / ')}`
      return [
        ...article.mentions
          .filter((mention) => !found.has(keyOf(mention)))
          .map((mention) => line('MISS', mention)),
        ...mentions
          .filter((mention) => !gold.has(keyOf(mention)))
          .map((mention) => line('SPUR', mention)),
      ].sort((left, right) => parseInt(left, 10) - parseInt(right, 10))
    })
    .join('\n')
}
