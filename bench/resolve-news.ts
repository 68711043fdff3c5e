/**
 * Made-up news for `resolve.ts`: half of the names of an article are new, the rest are as frequent as they were before
 * (so that few are in very many articles); every second one names its country, every third its capital.
 */
import { contentId } from '../src/core/content-id.js'
import type { Entity, EntityType, Official } from '../src/model/mention.js'
import type { Reading } from '../src/model/reading.js'
import { nameKey } from '../src/text/fold.js'
import { mulberry32 } from './random.js'

/** What the news draw from. */
interface Sources {
  readonly countries: readonly string[]
  readonly forenames: readonly string[]
}

const usual: Sources = {
  countries: ['MX', 'AR', 'CO', 'ES', 'FR', 'PE', 'CL'],
  forenames:
    'Juan María José Ana Luis Teresa Jean Claire Paul Sofía Carlos Lucía Pedro Inès Marc'.split(
      ' ',
    ),
}
const family =
  'García Hernández López Martin Dubois Pérez Ruiz Roux Vega Blanc Castro Moreau Soto Reyes Girard'.split(
    ' ',
  )
const syllables = 'ba co du fe ga li mo na pe ru sa ti vo xa zen tor mil bra cal dor'.split(' ')
const kinds = ['Aceros', 'Textiles', 'Grupo', 'Café', 'Maquinados', 'Bodegas', 'Ateliers', 'Groupe']
const bodies = [
  'Cámara de Comercio de',
  'Universidad de',
  'Ayuntamiento de',
  'Chambre de commerce de',
]

const namesOfArticle = 12

type Named = readonly [type: EntityType, name: string]
type Unplaced = Omit<Entity, 'mentions'>

/** Draws at random, but the same in every run. */
interface Draw {
  readonly below: (count: number) => number
  readonly pick: <Item>(list: readonly Item[]) => Item
}

function makeDraw(): Draw {
  const next = mulberry32(7)
  const below = (count: number): number => next() % count
  return { below, pick: (list) => list[below(list.length)] as (typeof list)[number] }
}

function newName({ below, pick }: Draw, given: readonly string[]): Named {
  const word = (): string => {
    const made = Array.from({ length: 2 + below(4) }, () => pick(syllables)).join('')
    return made.charAt(0).toUpperCase() + made.slice(1)
  }
  const makers: readonly (() => Named)[] = [
    () => ['company', `${pick(kinds)} ${word()}`],
    () => ['company', word()],
    () => ['person', `${pick(given)} ${pick(family)}${below(2) === 0 ? '' : ` ${pick(family)}`}`],
    () => ['person', `${pick(given)} ${word()}`],
    () => ['public_body', `${pick(bodies)} ${word()}`],
    () => ['company', below(20) === 0 ? 'Nissan' : `Transportes ${word()}`],
  ]
  return pick(makers)()
}

function placesOf(country: string, { below }: Draw): Unplaced[] {
  const nation = {
    id: contentId('entity', country),
    type: 'place',
    name: `País ${country}`,
  } as const
  const capital = { id: contentId('entity', 'capital', country), type: 'place' } as const
  return [
    ...(below(2) === 0 ? [{ ...nation, aliases: [], country }] : []),
    ...(below(3) === 0 ? [{ ...capital, name: `Capital ${country}`, aliases: [], country }] : []),
  ]
}

/** The first person holds an office at the first body. */
function officialsOf(text: string, entities: readonly Entity[]): Official[] {
  const person = entities.find(({ type }) => type === 'person')?.name
  const organization = entities.find(({ type }) => type === 'public_body')?.name
  if (person === undefined || organization === undefined) return []
  const start = text.indexOf(person)
  const evidence = { start, end: start + person.length }
  return [{ person, role: 'director', organization, evidence, rule: 'bench' }]
}

/** Starts a stream of news; gives the reading of the article at an address, another for each call. */
export function openNews({ countries, forenames } = usual): (url: string) => Reading {
  const draw = makeDraw()
  const { below, pick } = draw
  // All that the news of a country named so far, once for each time: the more often, the likelier again.
  const namedIn = new Map<string, Named[]>(countries.map((country) => [country, []]))
  /** A new name, or one that was named before: of ten of these nine in news of the same country. */
  const nextName = (country: string): Named => {
    const earlier = namedIn.get(below(10) === 0 ? pick(countries) : country) ?? []
    const isNew = below(2) === 0 || earlier.length === 0
    const named = isNew ? newName(draw, forenames) : pick(earlier)
    namedIn.get(country)?.push(named)
    return named
  }
  const entitiesOf = (country: string): Unplaced[] => {
    const places = placesOf(country, draw)
    const named = Array.from({ length: namesOfArticle }, (): Unplaced => {
      const [type, name] = nextName(country)
      return { id: contentId('entity', type, nameKey(name)), type, name, aliases: [] }
    })
    return [...new Map([...places, ...named].map((each) => [each.id, each])).values()]
  }
  return (url) => {
    const country = pick(countries)
    const entities = entitiesOf(country).map((entity, index) => ({ ...entity, mentions: [index] }))
    const published = `20${10 + below(16)}-0${1 + below(9)}-1${below(10)}`
    return readingOf(url, { country, entities, published })
  }
}

interface Told {
  readonly country: string
  readonly entities: readonly Entity[]
  readonly published: string
}

function readingOf(url: string, { country, entities, published }: Told): Reading {
  const text = entities.map(({ name }) => name).join('. ')
  const idsOf = (type: EntityType) =>
    entities.flatMap((each) => (each.type === type ? [each.id] : []))
  return {
    article: {
      ...{ id: contentId('article', url), url, title: '', authors: [], isPaywalled: false, text },
      ...{ paragraphs: [], notes: [], lang: 'es', langConfidence: 1, country },
      published: { value: published, precision: 'day', method: 'given' },
    },
    mentions: entities.map(({ type, name }) => {
      const start = text.indexOf(name)
      return { type, text: name, start, end: start + name.length, confidence: 1, rule: 'bench' }
    }),
    ...{ entities, officials: officialsOf(text, entities), figures: [], periods: [], notes: [] },
    events: [
      {
        ...{ id: contentId('event', url), type: 'trade_mission', organizer: idsOf('public_body') },
        ...{ participant: idsOf('company'), counterpart: [], supporter: [], origin: [] },
        ...{ destination: idsOf('place'), evidence: [], confidence: 0.5, rule: 'bench' },
        start: published,
      },
    ],
  }
}
