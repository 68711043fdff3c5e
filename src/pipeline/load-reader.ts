/** Loads the models and makes the reader: the way from a document to everything that it says. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../core/package-root.js'
import { messageOf, problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import { loadEventModel } from '../events/index.js'
import { loadGazetteer, loadLexicon } from '../lexicon/index.js'
import { loadTagger } from '../tagger/index.js'
import { createReader, type Reader } from './reader.js'

function readModel(name: string): Result<Uint8Array> {
  const file = path.join(packageRoot, 'data/models', name)
  try {
    return success(fs.readFileSync(file))
  } catch (error) {
    return failure(
      problem(
        'model/unreadable',
        `The model file ${file} cannot be read: ${messageOf(error)}`,
        error,
      ),
    )
  }
}

/** Loads what reading needs, or says which file is missing or damaged. */
export function loadReader(): Result<Reader> {
  const lexiconFile = readModel('lexicon.bin.gz')
  if (!lexiconFile.ok) return lexiconFile
  const lexicon = loadLexicon(lexiconFile.value)
  if (!lexicon.ok) return lexicon
  const taggerFile = readModel('tagger.bin.gz')
  if (!taggerFile.ok) return taggerFile
  const tagger = loadTagger(taggerFile.value, lexicon.value)
  if (!tagger.ok) return tagger
  const eventFile = readModel('events.bin.gz')
  if (!eventFile.ok) return eventFile
  const events = loadEventModel(eventFile.value)
  if (!events.ok) return events
  return success(
    createReader({
      lexicon: lexicon.value,
      tagger: tagger.value,
      gazetteer: loadGazetteer(),
      events: events.value,
    }),
  )
}
