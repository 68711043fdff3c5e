/** News that tells no event (`data/quiet`): it teaches the types of events what is none, and is never scored. */
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { findMentions } from '../../src/entities/index.js'
import type { Gazetteer } from '../../src/model/gazetteer.js'
import { loadNameTools } from '../sections/models.js'
import { readCorpus } from './corpus.js'
import { exampleOf, type CorpusExample } from './event-gold.js'

/**
 * The articles of `data/quiet` as examples without events. Their names are not annotated: they are those that the tagger
 * of `data/models` finds, mistakes included, as it will when it reads.
 */
export function readQuietNews(gazetteer: Gazetteer): CorpusExample[] {
  const tools = loadNameTools()
  return readCorpus(path.join(packageRoot, 'data', 'quiet')).map((article) =>
    exampleOf(article, findMentions(article, tools).mentions, gazetteer),
  )
}
