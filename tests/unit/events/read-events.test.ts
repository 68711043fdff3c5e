import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../src/core/package-root.js'
import { findPeriods } from '../../../src/entities/index.js'
import { isAnother } from '../../../src/events/events-of-type.js'
import { loadEventModel, readEvents, type EventModel } from '../../../src/events/index.js'
import { calibrate } from '../../../src/events/types-told.js'
import type { MissionEvent } from '../../../src/model/event.js'
import type { Language } from '../../../src/model/language.js'
import type { Entity, EntityType, Mention } from '../../../src/model/mention.js'

const loaded = loadEventModel(fs.readFileSync(path.join(packageRoot, 'data/models/events.bin.gz')))
if (!loaded.ok) throw new Error(loaded.problem.message)
const model: EventModel = loaded.value

interface Told {
  readonly lang: Language
  readonly title: string
  readonly body: string
  readonly names?: Readonly<Record<string, EntityType>>
}

const published = '2024-03-12'

/** Reads an article published on 12 March 2024; the same names are the same entities. */
function read({ lang, title, body, names = {} }: Told): MissionEvent[] {
  const text = `${title}\n${body}`
  const mentions = Object.entries(names)
    .flatMap(([name, type]) =>
      placesOf(text, name).map((start): Mention => {
        return { start, end: start + name.length, type, text: name, confidence: 1, rule: 'test' }
      }),
    )
    .sort((one, other) => one.start - other.start)
  const entities = Object.entries(names).map(([name, type]): Entity => ({
    id: name,
    type,
    name,
    aliases: [],
    mentions: mentions.flatMap((mention, index) => (mention.text === name ? [index] : [])),
  }))
  const { periods } = findPeriods(text, { lang, published })
  const paragraphs = [{ start: title.length + 1, end: text.length }]
  return readEvents(
    { text, title, lang, paragraphs, published },
    { found: { mentions, entities, figures: [], periods }, model, id: 'test' },
  )
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) places.push(at)
  return places
}

describe('how far an event has come', () => {
  test.each<[Told, MissionEvent['status']]>([
    [
      {
        lang: 'fr',
        title: 'Douze entreprises lyonnaises participeront à une mission économique à Monterrey',
        body: 'La mission partira le 8 avril. Les entreprises participeront à des rendez-vous avec des acheteurs.',
        names: { Monterrey: 'place' },
      },
      'announced',
    ],
    [
      {
        lang: 'es',
        title: 'Aceros Vega firmó ayer un convenio con la Universidad de Lugo',
        body: 'La empresa Aceros Vega firmó ayer un convenio de colaboración con la Universidad de Lugo.',
        names: { 'Aceros Vega': 'company', 'Universidad de Lugo': 'organization' },
      },
      'completed',
    ],
    [
      {
        lang: 'es',
        title: 'Canceló la cámara la misión comercial a Hannover',
        body: 'La cámara canceló la misión comercial a Hannover que estaba prevista para abril. La misión queda cancelada.',
        names: { Hannover: 'place' },
      },
      'cancelled',
    ],
    [
      {
        lang: 'es',
        title: 'Aceros Vega podría invertir en una nueva planta en Lugo',
        body: 'Aceros Vega podría invertir en una nueva planta en Lugo, que podría generar empleos.',
        names: { 'Aceros Vega': 'company', Lugo: 'place' },
      },
      'announced',
    ],
  ])('%o: %s', (told, status) => {
    expect(read(told)[0]?.status).toBe(status)
  })

  test('what could be is told with less confidence than what will be', () => {
    const names = { 'Aceros Vega': 'company', Lugo: 'place' } as const
    const says = (verb: string): number =>
      read({
        lang: 'es',
        title: `Aceros Vega ${verb} una nueva planta en Lugo`,
        body: `La empresa Aceros Vega ${verb} una nueva planta en Lugo con una inversión de 20 millones de euros.`,
        names,
      })[0]?.confidence ?? 0
    expect(says('construirá')).toBeGreaterThan(0.8)
    expect(says('construiría')).toBeLessThan(0.65)
    expect(says('construiría')).toBeGreaterThan(0)
  })
})

describe('what an event points at', () => {
  const events = read({
    lang: 'es',
    title: 'Viajan a Hannover tres proveedoras',
    body:
      'La Cámara de Lugo organiza la misión comercial. Participan Aceros Vega, Moldes Ría y Talleres Sil. ' +
      'La delegación visitará Hannover del 22 al 26 de abril.',
    names: {
      Hannover: 'place',
      'Cámara de Lugo': 'organization',
      'Aceros Vega': 'company',
      'Moldes Ría': 'company',
      'Talleres Sil': 'company',
    },
  })

  test('takes participants from a list', () => {
    expect(events[0]?.type).toBe('trade_mission')
    expect(events[0]?.participant).toEqual(['Aceros Vega', 'Moldes Ría', 'Talleres Sil'])
    expect([events[0]?.start, events[0]?.end]).toEqual(['2024-04-22', '2024-04-26'])
  })

  test('has evidence for every slot that is filled', () => {
    const [event] = events
    const slots = new Set(event?.evidence.map(({ slot }) => slot))
    expect([...slots].sort()).toEqual(
      ['destination', 'end', 'organizer', 'participant', 'start', undefined].sort(),
    )
  })

  test('ordinary news tells none', () => {
    const quiet = read({
      lang: 'fr',
      title: 'Le pont de Saint-Nazaire sera fermé dimanche',
      body: 'Le pont sera fermé à la circulation dimanche en raison du vent. Une déviation sera mise en place.',
    })
    expect(quiet).toEqual([])
  })
})

describe('two descriptions are of two events', () => {
  const plain: MissionEvent = {
    id: 'one',
    type: 'fair',
    organizer: [],
    participant: [],
    counterpart: [],
    supporter: [],
    origin: [],
    destination: ['Lugo'],
    start: '2024-04-22',
    evidence: [],
    confidence: 1,
    rule: 'test',
  }

  test.each<[string, Partial<MissionEvent>, boolean]>([
    ['another place and day', { destination: ['Vigo'], start: '2024-05-02' }, true],
    ['another programme and day', { destination: [], programme: 'Foro', start: '2025' }, true],
    ['the same place two years on', { start: '2026-04-20' }, true],
    ['another day only', { destination: [], start: '2024-05-02' }, false],
    ['another day at the same place', { start: '2024-05-02' }, false],
    ['nothing of its own', { destination: [], start: '2024-04-22' }, false],
  ])('%s', (_, changes, expected) => {
    const other = { ...plain, ...changes }
    expect(isAnother({ ...plain, programme: 'Expo', organizer: ['Cámara'] }, other)).toBe(expected)
  })
})

test('confidence grows with what the models say', () => {
  const steps = [0, 0.2, 0.3, 0.5, 0.8, 1].map(calibrate)
  expect([...steps].sort((one, other) => one - other)).toEqual(steps)
  expect(steps[3]).toBeGreaterThan(0.7)
})
