/** `npm run train`: builds the lexicon and trains the tagger on `data/corpus`; writes both into `data/models`. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { encodeLexicon, loadLexicon } from '../../src/lexicon/index.js'
import { trainTagger } from '../../src/tagger/index.js'
import { readCorpus } from '../eval/corpus.js'
import { gatherLexicon } from './lexicon-source.js'
import { trainEventModels } from './events.js'
import { exampleOf } from './examples.js'

function main(): void {
  const models = path.join(packageRoot, 'data', 'models')
  const lexiconBytes = encodeLexicon(gatherLexicon(path.join(packageRoot, 'data', 'names')))
  fs.writeFileSync(path.join(models, 'lexicon.bin.gz'), lexiconBytes)
  const lexicon = loadLexicon(lexiconBytes)
  if (!lexicon.ok) throw new Error(lexicon.problem.message)
  const examples = readCorpus(path.join(packageRoot, 'data', 'corpus')).map(exampleOf)
  const events = trainEventModels(readCorpus(path.join(packageRoot, 'data', 'corpus')))
  fs.writeFileSync(path.join(models, 'events.bin.gz'), events)
  const tagger = trainTagger(examples, {
    lexicon: lexicon.value,
    onStep: (step) => {
      console.error(`Learning: ${step}`)
    },
  })
  fs.writeFileSync(path.join(models, 'tagger.bin.gz'), tagger)
  console.error(`Wrote ${lexiconBytes.length + tagger.length} bytes into data/models.`)
}

main()
