/** Loads the models and makes the reader: the way from a document to everything that it says. */
import fs from 'node:fs'
import path from 'node:path'
import { compilePatiently } from '../core/compiler.js'
import { packageRoot } from '../core/package-root.js'
import { messageOf, problem, ProblemError } from '../core/problem.js'
import { failure, success, take, type Result } from '../core/result.js'
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

/**
 * Loads what reading needs, or says which file is missing or damaged. From then on V8 compiles less eagerly in this
 * process (`compilePatiently`).
 */
export function loadReader(): Result<Reader> {
  compilePatiently()
  try {
    const lexicon = take(loadLexicon(take(readModel('lexicon.bin.gz'))))
    const tagger = take(loadTagger(take(readModel('tagger.bin.gz')), lexicon))
    const events = take(loadEventModel(take(readModel('events.bin.gz'))))
    return success(createReader({ lexicon, tagger, events, gazetteer: loadGazetteer() }))
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem)
    throw error
  }
}
