/** Made-up news whose words, names, places and sources are as unevenly spread as in real ones; the same in every run. */
import { stemOf } from '../src/store/stems.js'
import { mulberry32 } from './random.js'

const next = mulberry32(7)

/** A number from 0 up to 1. */
export const random = (): number => next() / 2 ** 32

/** A whole number below the count. */
export const below = (count: number): number => Math.floor(random() * count)

/** The same, but few are frequent and many rare; the steeper, the fewer. */
export const uneven = (count: number, steep: number): number =>
  Math.floor(count * random() ** steep)

/** Ids that lie anywhere in an index, as hashes do. */
export function idOf(kind: number, number: number): string {
  const mix = (seed: number) => {
    let mixed = Math.imul(number ^ seed, 0x9e3779b1) ^ Math.imul(kind + seed, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
    return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0')
  }
  return `${mix(1)}${mix(2)}${number.toString(16).padStart(4, '0').slice(-4)}`
}

const known =
  'empresa misión comercial exportación inversión planta gobierno cámara comercio programa apoyo millones euros región firma acuerdo sector turismo energía agua reunión feria vinos Japón capacitación entreprise région économique mission investissement emploi usine salon accord formation'.split(
    ' ',
  )
const syllables =
  'ba be bi bo ca ce co da de di fa fo ga gi la le lo ma me mi mo na ne no pa pe pi po ra re ri ro sa se so ta te ti to va ve vi'.split(
    ' ',
  )
const vocabularySize = 30_000
const makeWord = () =>
  Array.from({ length: 2 + below(3) }, () => syllables[below(syllables.length)]).join('')
const vocabulary = Array.from({ length: vocabularySize }, (_, at) => known[at] ?? makeWord())
const stems = {
  es: vocabulary.map((word) => stemOf(word, 'es')),
  fr: vocabulary.map((word) => stemOf(word, 'fr')),
}

/** A text of so many words and its stems. */
export function makeText(length: number, lang: 'es' | 'fr'): { text: string; stemmed: string } {
  const words = Array.from({ length }, () => uneven(vocabularySize, 3))
  const pick = (list: readonly string[]) => words.map((word) => list[word]).join(' ')
  return { text: `${pick(vocabulary)}.`, stemmed: pick(stems[lang]) }
}

const types = ['company', 'public_body', 'organization', 'person', 'place', 'programme'] as const

type Type = (typeof types)[number]

/** How many there are of each type for one article. */
const share: Readonly<Record<Type, number>> = {
  ...{ company: 0.15, public_body: 0.008, organization: 0.008 },
  ...{ person: 0.06, place: 0.006, programme: 0.003 },
}

/** Someone or something that news name. */
export interface Thing {
  readonly id: string
  readonly name: string
  readonly type: Type
  readonly country: string
  readonly region: string
}

/** All of them by type. */
export type Things = Readonly<Record<Type, readonly Thing[]>>

const countries = 'MX ES FR AR CO CL PE JP CN US BE CH CA MA TN SN CI EC UY BR DE IT'.split(' ')

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function makeThing(type: Type, number: number, isFirst: boolean): Thing {
  const length = type === 'place' ? 1 : 2
  const words = Array.from({ length }, () => vocabulary[below(vocabularySize)] ?? '')
  const country = countries[uneven(countries.length, 2)] ?? 'MX'
  const name = type === 'place' && isFirst ? 'Japón' : words.map(capital).join(' ')
  return { id: idOf(1, number), type, name, country, region: `${country}-${below(12)}` }
}

/** Makes what so many articles name. */
export function makeThings(articles: number): Things {
  let number = 0
  const make = (type: Type) => {
    const length = Math.max(20, Math.ceil(articles * share[type]))
    return Array.from({ length }, (_, at) => makeThing(type, (number += 1), at === 0))
  }
  return Object.fromEntries(types.map((type) => [type, make(type)])) as unknown as Things
}

const firstDay = Date.UTC(2014, 0, 1)
const days = 4380

/** The date of the article that is so far down the row: newspapers write more every year. */
export const dayOf = (share: number): number => Math.floor(days * Math.sqrt(share))

/** A day as text. */
export const dayText = (at: number): string =>
  new Date(firstDay + at * 86_400_000).toISOString().slice(0, 10)

/** Who takes part in an event and where. */
export interface Cast {
  readonly slots: readonly (readonly [slot: string, thing: Thing])[]
  readonly programme: Thing | undefined
}

const chances = [
  ['participant', 'company', 0.4],
  ['participant', 'company', 0.4],
  ['participant', 'company', 0.4],
  ['organizer', 'public_body', 0.7],
  ['counterpart', 'organization', 0.2],
  ['supporter', 'organization', 0.1],
  ['participant', 'person', 0.1],
  ['origin', 'place', 0.2],
  ['destination', 'place', 0.8],
  ['destination', 'place', 0.2],
] as const

/** Makes who takes part in an event, as often as news say so. */
export function makeCast(things: Things): Cast {
  const one = (type: Type): Thing => {
    const list = things[type]
    const thing = list[uneven(list.length, type === 'place' ? 3 : 2.5)]
    if (thing === undefined) throw new Error(`There is no ${type}.`)
    return thing
  }
  const slots = chances.flatMap(([slot, type, chance]) =>
    random() < chance ? [[slot, one(type)] as const] : [],
  )
  return { slots, programme: random() < 0.1 ? one('programme') : undefined }
}
