/** The models of names, for measurements. */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { take } from '../../src/core/result.js'
import { loadLexicon } from '../../src/lexicon/index.js'
import type { Lexicon } from '../../src/model/lexicon.js'
import type { Tagger } from '../../src/model/tagger.js'
import { loadTagger } from '../../src/tagger/index.js'

/** Loads what finding names needs. */
export function loadNameTools(): { readonly lexicon: Lexicon; readonly tagger: Tagger } {
  const model = (name: string): Uint8Array =>
    fs.readFileSync(path.join(packageRoot, 'data/models', name))
  const lexicon = take(loadLexicon(model('lexicon.bin.gz')))
  return { lexicon, tagger: take(loadTagger(model('tagger.bin.gz'), lexicon)) }
}
