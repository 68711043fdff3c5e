/**
 * Word forms in a search: which way of matching finds the forms of a word and leaves other words alone? Compared are
 * exact words, words that begin alike, and stems.
 */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { languages, type Language } from '../../src/model/language.js'
import { searchedStems, stemOf } from '../../src/store/stems.js'
import { fold } from '../../src/text/fold.js'
import { percent, type Evaluate } from './report.js'

type Pair = readonly [typed: string, printed: string]
type Forms = Readonly<
  Record<Language, { readonly same: Pair[]; readonly unaccented: Pair[]; readonly other: Pair[] }>
>
type Matcher = (typed: string, printed: string, lang: Language) => boolean

const beginsWith =
  (letters: number): Matcher =>
  (typed, printed) =>
    typed.length >= letters ? fold(printed).startsWith(fold(typed)) : fold(printed) === fold(typed)

const matchers: Readonly<Record<string, Matcher>> = {
  'the word itself': (typed, printed) => fold(typed) === fold(printed),
  'words that begin with it, from 5 letters on': beginsWith(5),
  'stems (Snowball), accents folded': (typed, printed, lang) =>
    stemOf(typed, lang) === stemOf(printed, lang),
  'stems, also of the accented form': (typed, printed, lang) =>
    searchedStems(typed, lang).includes(stemOf(printed, lang)),
}

/** Scores the ways to match word forms. */
export const evaluateSearchForms: Evaluate = () => {
  const file = path.join(packageRoot, 'tests', 'accuracy', 'search-forms.json')
  const forms = JSON.parse(fs.readFileSync(file, 'utf8')) as Forms
  const rows = languages.flatMap((lang) =>
    Object.entries(matchers).map(([name, matches]) => {
      const share = (pairs: readonly Pair[], wanted: boolean) =>
        percent(
          pairs.filter(([typed, printed]) => matches(typed, printed, lang) === wanted).length /
            pairs.length,
        )
      const { same, unaccented, other } = forms[lang]
      return [...[lang, name, share(same, true), share(unaccented, true), share(other, false)]]
    }),
  )
  const scores = Object.fromEntries(
    rows.map(([lang, name, found, , spared]) => [
      `${lang}.${name}`,
      (Number(found) + Number(spared)) / 200,
    ]),
  )
  return Promise.resolve({
    kind: 'search-forms',
    notes: [],
    scores,
    tables: [
      {
        title: 'Word forms in a search, per cent',
        columns: [
          'language',
          'matching by',
          'forms found',
          'typed without accents',
          'other words left alone',
        ],
        rows,
      },
    ],
  })
}
