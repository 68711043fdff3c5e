/**
 * `npm run eval -- places [--misses]`: the places of the corpus against the judged ones of `tests/accuracy/places.json`
 * (country, and id in the gazetteer), from gold mentions and the article's country.
 */
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/core/package-root.js'
import { loadGazetteer } from '../../src/lexicon/gazetteer.js'
import type { Gazetteer } from '../../src/model/gazetteer.js'
import { resolvePlaces, type ResolvedPlace } from '../../src/resolve/places.js'
import { readScoredCorpus, type CorpusArticle } from './corpus.js'
import { percent, type Evaluate } from './report.js'

/** One judged place mention. */
interface JudgedPlace {
  readonly article: string
  readonly start: number
  readonly text: string
  /** Right keys of the gazetteer; more than one where the text leaves it open, none where it has no such place. */
  readonly keys: readonly string[]
  /** ISO 3166-1 alpha-2; absent for parts of the world. */
  readonly country?: string
  /** `second`: judged after the rules were written. */
  readonly sample: 'first' | 'second'
}

interface Tally {
  judged: number
  country: number
  id: number
  /** Judged places that the gazetteer has, and how many of them got their id. */
  known: number
  knownRight: number
}

/** Scores the resolution of places. */
export const evaluate: Evaluate = (options) => {
  const gazetteer = loadGazetteer()
  const file = path.join(packageRoot, 'tests/accuracy/places.json')
  const judged = JSON.parse(fs.readFileSync(file, 'utf8')) as JudgedPlace[]
  const corpus = readScoredCorpus(path.join(packageRoot, 'data/corpus'))
  const resolved = resolveJudged(corpus, judged, gazetteer)
  const tallies = new Map<string, Tally>()
  for (const { place, result, lang } of resolved) {
    for (const key of [lang, 'all', `${place.sample} sample`])
      tally(tallies, key, { place, result })
    if (options.includes('--misses')) printMiss(place, result)
  }
  const total = tallies.get('all')
  const share = (count: number | undefined, of: number | undefined): number =>
    (count ?? 0) / (of ?? 1)
  return Promise.resolve({
    kind: 'places',
    notes: [
      'An id is right when it is the judged one, or when there is none and none was given; facilities and districts have none of their own.',
      `${coverage(corpus, gazetteer)} of all corpus places have an entry in the gazetteer.`,
    ],
    tables: [
      {
        title: 'Judged places',
        columns: ['set', 'judged', 'country right', 'id right', 'with an entry', 'of these right'],
        rows: [...tallies]
          .sort()
          .map(([key, counts]) => [
            key,
            String(counts.judged),
            percent(share(counts.country, counts.judged)),
            percent(share(counts.id, counts.judged)),
            String(counts.known),
            percent(share(counts.knownRight, counts.known)),
          ]),
      },
    ],
    scores: {
      country: share(total?.country, total?.judged),
      id: share(total?.id, total?.judged),
      knownId: share(total?.knownRight, total?.known),
    },
  })
}

function placeMentions(article: CorpusArticle): CorpusArticle['mentions'] {
  return article.mentions.filter(({ type }) => type === 'place')
}

function resolveJudged(
  corpus: readonly CorpusArticle[],
  judged: readonly JudgedPlace[],
  gazetteer: Gazetteer,
): { place: JudgedPlace; result: ResolvedPlace; lang: string }[] {
  const byArticle = new Map(corpus.map((article) => [article.id, article]))
  return judged.map((place) => {
    const article = byArticle.get(place.article)
    if (!article) throw new Error(`tests/accuracy/places.json: no article ${place.article}`)
    const mentions = placeMentions(article)
    const at = mentions.findIndex(({ start }) => start === place.start)
    const result = resolvePlaces(article, mentions, gazetteer)[at]
    if (!result) throw new Error(`tests/accuracy/places.json: no place ${place.text}`)
    return { place, result, lang: article.lang }
  })
}

/** The key of what was found; parts without a code count as none. */
function keyOf({ place }: ResolvedPlace): string | undefined {
  return place?.kind === 'part' ? undefined : place?.key
}

function isIdRight(place: JudgedPlace, result: ResolvedPlace): boolean {
  const key = keyOf(result)
  return key === undefined ? place.keys.length === 0 : place.keys.includes(key)
}

function tally(
  tallies: Map<string, Tally>,
  key: string,
  { place, result }: { place: JudgedPlace; result: ResolvedPlace },
): void {
  const counts = tallies.get(key) ?? { judged: 0, country: 0, id: 0, known: 0, knownRight: 0 }
  tallies.set(key, counts)
  const isRight = isIdRight(place, result)
  counts.judged++
  counts.country += place.country === result.country ? 1 : 0
  counts.id += isRight ? 1 : 0
  counts.known += place.keys.length > 0 ? 1 : 0
  counts.knownRight += place.keys.length > 0 && isRight ? 1 : 0
}

function printMiss(place: JudgedPlace, result: ResolvedPlace): void {
  if (isIdRight(place, result) && place.country === result.country) return
  const found = `${keyOf(result) ?? '-'} ${result.country ?? '-'}`
  console.error(
    `${place.article} ${place.start} ${place.text}: ${place.keys.join('/') || '-'} ${place.country ?? '-'}, found ${found}`,
  )
}

function coverage(corpus: readonly CorpusArticle[], gazetteer: Gazetteer): string {
  let [all, known] = [0, 0]
  for (const article of corpus)
    for (const { place } of resolvePlaces(article, placeMentions(article), gazetteer)) {
      all++
      if (place) known++
    }
  return percent(known / all) + ' %'
}
