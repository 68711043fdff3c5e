/** compromise with its Spanish and French plugins, for comparison. `npm ci` in `bench/` installs them. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import type { Language } from '../../src/model/language.js'

/** What is asked of the plugins. */
export interface NlpRivals {
  readonly name: string
  readonly names: (text: string, lang: Language) => unknown
  /** Names, numbers and dates, in Spanish. */
  readonly everything: (text: string) => unknown
}

interface View {
  readonly match: (pattern: string) => { readonly out: (form: 'array') => readonly string[] }
}
type Nlp = (text: string) => View

const nameTags = ['#Person+', '#Place+', '#Organization+']

/** Loads the plugins; undefined when they are not installed in `bench/`. */
export async function loadNlpRivals(): Promise<NlpRivals | undefined> {
  const require = createRequire(path.join(packageRoot, 'bench/package.json'))
  const load = async (name: string): Promise<Nlp> => {
    const loaded = (await import(require.resolve(name))) as { default: Nlp }
    return loaded.default
  }
  try {
    const readers: Readonly<Record<Language, Nlp>> = {
      es: await load('es-compromise'),
      fr: await load('fr-compromise'),
    }
    const ask = (view: View, tags: readonly string[]): unknown =>
      tags.map((tag) => view.match(tag).out('array'))
    return {
      name: 'compromise with plugins',
      names: (text, lang) => ask(readers[lang](text), nameTags),
      everything: (text) => ask(readers.es(text), [...nameTags, '#Value+', '#Date+']),
    }
  } catch {
    return undefined
  }
}
