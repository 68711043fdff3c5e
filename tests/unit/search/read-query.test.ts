import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventQuery } from '../../../src/model/search.js'
import { readQuery } from '../../../src/search/read-query.js'

const word = (text: string) => ({ text, isPhrase: false })
const phrase = (text: string) => ({ text, isPhrase: true })
const only = (field: string, ...values: string[]) => ({ field, values, isNot: false })
const not = (field: string, ...values: string[]) => ({ field, values, isNot: true })

/** Expects a search to be read as nothing but the given parts. */
function expectQuery(search: string, parts: Partial<EventQuery>) {
  const empty = { all: [], none: [], filters: [], ranges: [] }
  expect(readQuery(search)).toEqual({ ok: true, value: { ...empty, ...parts } })
}

test.each([
  ['misión comercial', [[word('misión')], [word('comercial')]], []],
  ['"misión comercial" Japón', [[phrase('misión comercial')], [word('Japón')]], []],
  ['«aide à l’export»', [[phrase('aide à l’export')]], []],
  [
    'vinos OR vins OR "vin bio" Japón',
    [[word('vinos'), word('vins'), phrase('vin bio')], [word('Japón')]],
    [],
  ],
  ['feria -Madrid -"Grupo MAEN"', [[word('feria')]], [word('Madrid'), phrase('Grupo MAEN')]],
  [
    'feria - ?! 10:30 https://a.example/x',
    [[word('feria')], [word('10:30')], [word('https://a.example/x')]],
    [],
  ],
  ['"OR"', [[phrase('OR')]], []],
  ['', [], []],
])('%j asks for its words', (search, all, none) => {
  expectQuery(search, { all, none })
})

test.each([
  ['type:trade_mission', [only('type', 'trade_mission')]],
  ['tipo:Misión TYPE:salon', [only('type', 'trade_mission', 'fair')]],
  ['-type:fair type:meeting', [not('type', 'fair'), only('type', 'meeting')]],
  ['estado:"en curso"', [only('status', 'ongoing')]],
  [
    'pays:fr lang:FR devise:eur',
    [only('country', 'FR'), only('lang', 'fr'), only('currency', 'EUR')],
  ],
  [
    'place:Japón company:"Grupo MAEN"',
    [{ ...only('place', 'Japón'), codes: ['JP'] }, only('company', 'Grupo MAEN')],
  ],
  ['mes:2024-03', [only('month', '2024-03')]],
  ['entity:7d0f51a0c2e94b8d3f16', [only('entity', '7d0f51a0c2e94b8d3f16')]],
])('%j asks for its fields', (search, filters) => {
  expectQuery(search, { filters: filters as EventQuery['filters'] })
})

test.each([
  ['amount:>1000000', { field: 'amount', low: 1_000_000, isLowOut: true }],
  ['importe:>=1.5M', { field: 'amount', low: 1_500_000 }],
  ['montant:<20k', { field: 'amount', high: 20_000, isHighOut: true }],
  ['jobs:50..200', { field: 'jobs', low: 50, high: 200 }],
  ['empleos:..200', { field: 'jobs', high: 200 }],
  ['companies:14', { field: 'companies', low: 14, high: 14 }],
])('%j asks for a number', (search, range) => {
  expectQuery(search, { ranges: [range as EventQuery['ranges'][number]] })
})

test('dates may be partial and stand for themselves', () => {
  expectQuery('desde:2024-01 to:2024', { from: '2024-01', to: '2024' })
})

test.each([
  [
    'feria "Grupo',
    'The phrase that begins at character 7 of the search is never closed; add a quotation mark.',
  ],
  ['feria OR', 'OR at character 7 of the search must stand between two words or phrases.'],
  ['OR feria', 'OR at character 1 of the search must stand between two words or phrases.'],
  ['a OR -b', 'OR at character 3 of the search must stand between two words or phrases.'],
  ['a OR type:fair', 'OR at character 3 of the search must stand between two words or phrases.'],
  [
    'feria tipo:boda',
    'type "boda" at character 7 of the search is unknown; choose one of trade_mission, training_programme, support_programme, investment, agreement, meeting, fair.',
  ],
  [
    'country:Francia',
    'country "Francia" at character 1 of the search is unknown; write a code of ISO 3166-1 such as MX.',
  ],
  [
    'from:12/03/2024',
    '"12/03/2024" at character 1 of the search is no date; write 2024, 2024-03 or 2024-03-12.',
  ],
  ['-from:2024', 'from: at character 1 of the search cannot be negated.'],
  ['month:2024', '"2024" at character 1 of the search is no month; write 2024-03.'],
  [
    'jobs:many',
    '"many" at character 1 of the search is no number; write jobs:>1000000, jobs:10..20 or jobs:1.5M.',
  ],
  [
    'jobs:5..x',
    '"5..x" at character 1 of the search is no number; write jobs:>1000000, jobs:10..20 or jobs:1.5M.',
  ],
  ['place: x', 'place: at character 1 of the search needs a value.'],
  ['from:2024-04 to:2024-03', 'The search ends (2024-03) before it begins (2024-04).'],
  ['?!', 'The search holds no letter or digit.'],
  ['a'.repeat(1001), 'A search is at most 1000 characters long; this one has 1001.'],
])('%j is refused with its reason and place', (search, start) => {
  const read = readQuery(search)
  expect(read.ok ? undefined : read.problem.message.slice(0, start.length)).toBe(start)
  expect(read.ok ? undefined : read.problem.code).toBe('input/invalid-query')
})

test('a field that does not exist is named with its place and the fields that do', () => {
  const read = readQuery('feria foo:bar')
  expect(read.ok ? undefined : read.problem.message).toBe(
    'There is no field "foo" (at character 7 of the search); the fields are type, status, lang, place, country, region, company, person, programme, site, currency, month, entity, from, to, amount, jobs, companies.',
  )
})

test('any text is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (search) => {
      const read = readQuery(search)
      if (!read.ok) expect(read.problem.code).toBe('input/invalid-query')
    }),
  )
})
