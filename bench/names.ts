/** Speed of names: tokens to mentions over the whole corpus, by processor time of this process. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../src/core/package-root.js'
import { findMentions } from '../src/entities/index.js'
import { loadLexicon } from '../src/lexicon/index.js'
import { loadTagger } from '../src/tagger/index.js'
import { tokenize } from '../src/text/tokens.js'
import { readScoredCorpus } from './eval/corpus.js'

/** Processor seconds of this process so far. */
function seconds(): number {
  return process.cpuUsage().user / 1e6
}

function main(): void {
  const models = path.join(packageRoot, 'data', 'models')
  const start = seconds()
  const lexicon = loadLexicon(fs.readFileSync(path.join(models, 'lexicon.bin.gz')))
  if (!lexicon.ok) throw new Error(lexicon.problem.message)
  const tagger = loadTagger(fs.readFileSync(path.join(models, 'tagger.bin.gz')), lexicon.value)
  if (!tagger.ok) throw new Error(tagger.problem.message)
  const tools = { lexicon: lexicon.value, tagger: tagger.value }
  console.log(`models loaded in ${((seconds() - start) * 1000).toFixed(0)} ms of processor time`)
  const articles = readScoredCorpus(path.join(packageRoot, 'data', 'corpus'))
  const tokens = articles.reduce((sum, article) => sum + tokenize(article.text).length, 0)
  for (const run of ['first', 'second', 'third']) {
    const before = seconds()
    for (const article of articles) findMentions(article, tools)
    console.log(`${run} run: ${Math.round(tokens / (seconds() - before))} tokens/s`)
  }
  const long = { lang: 'es', title: '', paragraphs: [] } as const
  for (const megabytes of [0.25, 0.5, 1]) {
    const text = 'La empresa Aceros Norte viajó con Rosa Gil a Lima y '.repeat(megabytes * 20_000)
    const before = seconds()
    findMentions({ ...long, text }, tools)
    console.log(`${megabytes} MB without a full stop: ${(seconds() - before).toFixed(2)} s`)
  }
  console.log(`memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB`)
}

main()
