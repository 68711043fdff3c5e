/** Which place a name means: candidates of the gazetteer, weighed by the article's other places and words. */
import type { Gazetteer, KnownPlace } from '../model/gazetteer.js'
import type { Language } from '../model/language.js'
import { nameKey } from '../text/fold.js'
import { readCues } from './cues.js'
import { settleUnknown } from './unknown-places.js'

/** The article as far as places need it. */
export interface PlaceContext {
  readonly text: string
  readonly lang: Language
  /** ISO 3166-1 alpha-2 of the country that the article comes from. */
  readonly country?: string
}

/** A candidate with its score; the higher the likelier. */
export interface RankedPlace {
  readonly place: KnownPlace
  readonly score: number
  /** The score without what the words around the name say of its kind. */
  readonly bareScore: number
}

/** What was made of one place mention. */
export interface ResolvedPlace {
  /** The place itself; absent when the gazetteer does not have it. */
  readonly place?: KnownPlace
  /** For what the gazetteer does not have (facilities, districts): the town or division that it lies in. */
  readonly within?: KnownPlace
  /** ISO 3166-1 alpha-2, also where only the country can be told. */
  readonly country?: string
  /** The best candidates, best first. */
  readonly candidates: readonly RankedPlace[]
}

interface PlaceName {
  readonly key: string
  readonly spans: readonly Span[]
  readonly candidates: readonly KnownPlace[]
}

interface Span {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What is known of the article's places so far. */
interface Evidence {
  readonly context: PlaceContext
  /** Sure places per country. */
  readonly votes: ReadonlyMap<string, number>
  /** Sure places per division. */
  readonly regions: ReadonlyMap<string, number>
  /** For a name: keys of countries and divisions that are named right after it (`Colón, Querétaro`). */
  readonly containers: ReadonlyMap<string, ReadonlySet<string>>
  /** For a name: keys that it has as the second of such a pair. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>
}

// A candidate that no more than its small size speaks for is left: a district may bear a distant village's name.
const leastScore = { area: 0, country: 0, region: 4.5, part: 5, town: 4.4 }
const sureMargin = 2
// What being in the article's country is worth: as much as a hundred times the inhabitants.
const home = 2.6

/** Resolves the place mentions of an article, in their order. */
export function resolvePlaces(
  context: PlaceContext,
  mentions: readonly Span[],
  gazetteer: Gazetteer,
): ResolvedPlace[] {
  const names = collectNames(context, mentions, gazetteer)
  const pairs = findContainers(context, mentions, names)
  let evidence: Evidence = { context, votes: new Map(), regions: new Map(), ...pairs }
  let ranked = rankAll(names, evidence)
  for (let round = 0; round < 2; round++) {
    evidence = { ...evidence, ...countVotes(ranked) }
    ranked = rankAll(names, evidence)
  }
  const resolved = mentions.map((mention) => choose(ranked.get(nameKey(mention.text)) ?? []))
  const located = resolved.map((result, index) =>
    result.place ? result : locate({ context, mentions, resolved, gazetteer }, index),
  )
  return settleUnknown(
    located,
    mentions.map(({ text }) => text),
    context.country,
  )
}

/** What the name can mean; after `au` and `du` also with its article: `au Passage` is Le Passage. */
function lookUp(
  gazetteer: Gazetteer,
  text: string,
  { span, lang }: { span: Span | undefined; lang: Language },
): readonly KnownPlace[] {
  if (!span) return []
  const found = gazetteer.findPlaces(span.text, lang)
  const isContracted =
    lang === 'fr' &&
    /(?:^|\s)(?:au|du|Au|Du) $/.test(text.slice(Math.max(0, span.start - 4), span.start))
  if (!isContracted) return found
  const keys = new Set(found.map(({ key }) => key))
  return [
    ...found,
    ...gazetteer.findPlaces(`Le ${span.text}`, lang).filter(({ key }) => !keys.has(key)),
  ]
}

function collectNames(
  { text, lang }: PlaceContext,
  mentions: readonly Span[],
  gazetteer: Gazetteer,
): Map<string, PlaceName> {
  const spans = new Map<string, Span[]>()
  for (const mention of mentions) {
    const key = nameKey(mention.text)
    const list = spans.get(key)
    if (list) list.push(mention)
    else spans.set(key, [mention])
  }
  const names = new Map<string, PlaceName>()
  for (const [key, list] of spans) {
    const candidates = lookUp(gazetteer, text, { span: list[0], lang })
    names.set(key, { key, spans: list, candidates })
  }
  return names
}

const containing = /^(?:, | \(|, en | en |, au | au |, en el | del? |, del? )$/

/** `Town, Division` and `Town (Country)`: the second name holds the first. */
function findContainers(
  { text }: PlaceContext,
  mentions: readonly Span[],
  names: ReadonlyMap<string, PlaceName>,
): Pick<Evidence, 'containers' | 'holders'> {
  const containers = new Map<string, Set<string>>()
  const holders = new Map<string, Set<string>>()
  mentions.slice(1).forEach((outer, index) => {
    const inner = mentions[index]
    if (!inner || !containing.test(text.slice(inner.end, outer.start))) return
    const [innerKey, outerKey] = [nameKey(inner.text), nameKey(outer.text)]
    const inside = new Set(
      names.get(innerKey)?.candidates.flatMap(({ country, region }) => [country, region]),
    )
    for (const { kind, key } of names.get(outerKey)?.candidates ?? [])
      if ((kind === 'country' || kind === 'region') && inside.has(key)) {
        addTo(containers, innerKey, key)
        addTo(holders, outerKey, key)
      }
  })
  return { containers, holders }
}

function addTo(sets: Map<string, Set<string>>, name: string, key: string): void {
  const set = sets.get(name)
  if (set) set.add(key)
  else sets.set(name, new Set([key]))
}

function rankAll(
  names: ReadonlyMap<string, PlaceName>,
  evidence: Evidence,
): Map<string, RankedPlace[]> {
  const ranked = new Map<string, RankedPlace[]>()
  for (const [key, name] of names) {
    const cues = sumCues(name, evidence.context)
    const list = name.candidates.map((place) => {
      const bareScore = prior(place) + support(place, name.key, evidence)
      return { place, bareScore, score: bareScore + kindScore(place, cues) }
    })
    ranked.set(
      key,
      list.sort((a, b) => b.score - a.score || (a.place.key < b.place.key ? -1 : 1)),
    )
  }
  return ranked
}

function sumCues({ spans }: PlaceName, { text, lang }: PlaceContext): number {
  const total = spans.reduce((sum, span) => {
    const { town, region } = readCues(text, span, lang)
    return sum + town - region
  }, 0)
  return Math.max(-4, Math.min(4, total))
}

// Territories have names that towns of the mainland bear too.
const territories = new Set(
  'GP MQ GF RE YT PM BL MF NC PF WF AW CW SX BM KY VG VI GU GI JE GG IM AX FO GD'.split(' '),
)

/** How likely the place is before anything is known of the article: the larger the likelier. */
function prior(place: KnownPlace): number {
  const size = Math.log10(place.population + 50)
  switch (place.kind) {
    case 'country':
      return 3 + Math.min(8, size) - (territories.has(place.key) ? 2 : 0)
    case 'area':
      return 8
    case 'part':
      return 5
    case 'region':
      return divisionPrior(place)
    case 'town':
      return 1.3 * size - 1.2 + (place.isSeat ? 0.5 : 0) - (place.isPartial ? 1 : 0)
  }
}

// What a division counts for whose inhabitants are not known, by its level.
const unknownDivision = { first: 4.6, second: 4.2 }

function divisionPrior({ key, region, population }: KnownPlace): number {
  if (region !== key) return unknownDivision.second
  return population === 0 ? unknownDivision.first : Math.max(4, Math.log10(population) - 1)
}

function kindScore(place: KnownPlace, cues: number): number {
  if (place.kind === 'town') return cues
  return place.kind === 'region' || place.kind === 'country' ? -cues : 0
}

/** What the article says for the place's country and division. */
function support(place: KnownPlace, name: string, evidence: Evidence): number {
  const { key, region = '' } = place
  const isInside = place.kind === 'town' || place.kind === 'part'
  const near = isInside ? Math.min(1, 0.5 * (evidence.regions.get(region) ?? 0)) : 0
  const holds = evidence.holders.get(name)?.has(key) ? 2 : 0
  const inside = containment(place, evidence.containers.get(name))
  return nationSupport(place, evidence) + near + holds + inside
}

/** An article names places of its own country anyway: they say less for one more than those of another country do. */
function nationSupport({ kind, country = '' }: KnownPlace, { context, votes }: Evidence): number {
  if (country !== '' && country === context.country && kind !== 'country') return home
  return Math.min(2, 0.7 * (votes.get(country) ?? 0))
}

function containment(place: KnownPlace, containers: ReadonlySet<string> | undefined): number {
  if (!containers || place.kind === 'country') return 0
  const { country = '', region = '' } = place
  if (region !== place.key && containers.has(region)) return 5
  return containers.has(country) ? 4 : 0
}

/** Countries and divisions of the names that can hardly mean anything else. */
function countVotes(
  ranked: ReadonlyMap<string, readonly RankedPlace[]>,
): Pick<Evidence, 'votes' | 'regions'> {
  const votes = new Map<string, number>()
  const regions = new Map<string, number>()
  for (const list of ranked.values()) {
    const place = surePlace(list)
    if (place?.country !== undefined) votes.set(place.country, (votes.get(place.country) ?? 0) + 1)
    if (place?.region !== undefined) regions.set(place.region, (regions.get(place.region) ?? 0) + 1)
  }
  return { votes, regions }
}

function surePlace([best, next]: readonly RankedPlace[]): KnownPlace | undefined {
  if (!best || !isPlausible(best)) return undefined
  return next && best.score - next.score < sureMargin ? undefined : best.place
}

function isPlausible({ place, score, bareScore }: RankedPlace): boolean {
  return Math.max(score, bareScore) >= leastScore[place.kind]
}

function choose(ranked: readonly RankedPlace[]): ResolvedPlace {
  const [best] = ranked
  const candidates = ranked.slice(0, 5)
  if (!best || !isPlausible(best)) return { candidates }
  const { country } = best.place
  return { place: best.place, candidates, ...(country === undefined ? {} : { country }) }
}

interface Search {
  readonly context: PlaceContext
  readonly mentions: readonly Span[]
  readonly resolved: readonly ResolvedPlace[]
  readonly gazetteer: Gazetteer
}

/** A place without entry: where it lies, by a name inside its own, by its neighbours, by the article's country. */
function locate(search: Search, index: number): ResolvedPlace {
  const { context, resolved } = search
  const candidates = resolved[index]?.candidates ?? []
  const within = holderAfter(search, index) ?? insideName(search, index) ?? neighbour(search, index)
  const country = within?.country ?? context.country
  return {
    candidates,
    ...(within ? { within } : {}),
    ...(country === undefined ? {} : { country }),
  }
}

/** `Nošovice, en Tchéquie`: the division, country or town that the words right after the name say it lies in. */
function holderAfter(
  { context, mentions, resolved }: Search,
  index: number,
): KnownPlace | undefined {
  const [self, next] = [mentions[index], mentions[index + 1]]
  const isJoined = self && next && containing.test(context.text.slice(self.end, next.start))
  const place = isJoined ? resolved[index + 1]?.place : undefined
  return place?.kind === 'area' ? undefined : place
}

/** `Aeropuerto Intercontinental de Querétaro`: the longest ending that names a place. */
function insideName(
  { context, mentions, gazetteer }: Search,
  index: number,
): KnownPlace | undefined {
  const words = nameKey(mentions[index]?.text ?? '').split(' ')
  for (let from = 1; from < words.length; from++) {
    const found = gazetteer.findPlaces(words.slice(from).join(' '), context.lang)
    const ranked = found
      .filter(({ kind, isPartial }) => kind !== 'area' && !isPartial)
      .map((place) => ({
        place,
        score: prior(place) + (place.country === context.country ? home : 0),
      }))
      .sort((a, b) => b.score - a.score)
    const [best] = ranked
    if (best && best.score >= 6.5) return best.place
  }
  return undefined
}

/** The town or division named nearest, in the same sentence; what follows goes before what precedes. */
function neighbour({ context, mentions, resolved }: Search, index: number): KnownPlace | undefined {
  const self = mentions[index]
  let best: KnownPlace | undefined
  let bestDistance = 120
  mentions.forEach((mention, at) => {
    const place = resolved[at]?.place
    if (!self || !place || place.kind === 'area' || place.kind === 'country') return
    const isAfter = mention.start >= self.end
    const gap = isAfter
      ? context.text.slice(self.end, mention.start)
      : context.text.slice(mention.end, self.start)
    const distance = gap.length + (isAfter ? 0 : 20)
    if (distance < bestDistance && !/[.!?;\n]/.test(gap)) [best, bestDistance] = [place, distance]
  })
  return best
}
