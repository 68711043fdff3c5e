/** Loads the models and makes the reader: the way from a document to everything that it says. */
import { compilePatiently } from '../core/compiler.js'
import { readModelFiles, type ModelFiles } from '../core/model-files.js'
import { ProblemError } from '../core/problem.js'
import { failure, success, take, type Result } from '../core/result.js'
import { loadEventModel } from '../events/index.js'
import { loadGazetteer, loadLexicon } from '../lexicon/index.js'
import { loadTagger } from '../tagger/index.js'
import { createReader, type Reader } from './reader.js'

/**
 * Loads what reading needs, or says which file is missing or damaged; reads the model files where none are given. From
 * then on V8 compiles less eagerly in this process (`compilePatiently`).
 */
export function loadReader(given?: ModelFiles): Result<Reader> {
  compilePatiently()
  try {
    const files = given ?? take(readModelFiles())
    const lexicon = take(loadLexicon(files.lexicon))
    const tagger = take(loadTagger(files.tagger, lexicon))
    const events = take(loadEventModel(files.events))
    return success(createReader({ lexicon, tagger, events, gazetteer: loadGazetteer() }))
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem)
    throw error
  }
}
