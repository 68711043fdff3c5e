/**
 * `npm run train [-- names|events]`: trains on `data/corpus` and writes into `data/models`: the lexicon with the tagger,
 * the models of events, or all of them.
 */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { encodeLexicon, loadLexicon } from '../../src/lexicon/index.js'
import { trainTagger } from '../../src/tagger/index.js'
import { readCorpus, type CorpusArticle } from '../eval/corpus.js'
import { gatherLexicon } from './lexicon-source.js'
import { trainEventModels } from './events.js'
import { exampleOf } from './examples.js'

const models = path.join(packageRoot, 'data', 'models')

function trainNames(articles: readonly CorpusArticle[]): void {
  const lexiconBytes = encodeLexicon(gatherLexicon(path.join(packageRoot, 'data', 'names')))
  fs.writeFileSync(path.join(models, 'lexicon.bin.gz'), lexiconBytes)
  const lexicon = loadLexicon(lexiconBytes)
  if (!lexicon.ok) throw new Error(lexicon.problem.message)
  const tagger = trainTagger(articles.map(exampleOf), {
    lexicon: lexicon.value,
    onStep: (step) => {
      console.error(`Learning: ${step}`)
    },
  })
  fs.writeFileSync(path.join(models, 'tagger.bin.gz'), tagger)
}

function main([kind]: readonly string[]): void {
  const articles = readCorpus(path.join(packageRoot, 'data', 'corpus'))
  // Names first: the models of events learn from some that the tagger finds.
  if (kind !== 'events') trainNames(articles)
  if (kind !== 'names')
    fs.writeFileSync(path.join(models, 'events.bin.gz'), trainEventModels(articles))
  console.error('Wrote the models into data/models.')
}

main(process.argv.slice(2))
