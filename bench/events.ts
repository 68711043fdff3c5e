/** Speed of events: what was found in an article to its events, over the whole corpus, by processor time. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../src/core/package-root.js'
import { loadEventModel, readEvents } from '../src/events/index.js'
import { loadGazetteer } from '../src/lexicon/index.js'
import { readScoredCorpus } from './eval/corpus.js'
import { exampleOf, goldMentions } from './eval/event-gold.js'

/** Processor seconds of this process so far. */
function seconds(): number {
  return process.cpuUsage().user / 1e6
}

function main(): void {
  const start = seconds()
  const file = fs.readFileSync(path.join(packageRoot, 'data', 'models', 'events.bin.gz'))
  const model = loadEventModel(file)
  if (!model.ok) throw new Error(model.problem.message)
  console.log(`model loaded in ${((seconds() - start) * 1000).toFixed(0)} ms of processor time`)
  const gazetteer = loadGazetteer()
  const examples = readScoredCorpus(path.join(packageRoot, 'data', 'corpus')).map((article) =>
    exampleOf(article, goldMentions(article), gazetteer),
  )
  for (const run of ['first', 'second', 'third']) {
    const before = seconds()
    for (const { article, found, gold } of examples)
      readEvents(article, { found, model: model.value, id: gold.id })
    const each = ((seconds() - before) * 1000) / examples.length
    console.log(`${run} run: ${each.toFixed(2)} ms an article, ${examples.length} articles`)
  }
}

main()
