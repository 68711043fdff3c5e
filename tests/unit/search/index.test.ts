import { expect, test } from 'vitest'
import { readRequest, searchEvents } from '../../../src/search/index.js'

const empty = { all: [], none: [], filters: [], ranges: [] }
const only = (field: string, value: string) => ({ field, values: [value], isNot: false })

test('a request without anything asks for all events', () => {
  expect(readRequest({})).toEqual({ ok: true, value: empty })
})

test('every flag narrows the search', () => {
  const request = {
    ...{ type: 'trade_mission', status: 'announced', lang: 'fr', from: '2024', to: '2024-03' },
    ...{ place: 'JP', company: 'Grupo MAEN', words: 'vins place:Nantes' },
  }
  expect(readRequest(request)).toEqual({
    ok: true,
    value: {
      ...empty,
      all: [[{ text: 'vins', isPhrase: false }]],
      filters: [
        only('place', 'Nantes'),
        only('type', 'trade_mission'),
        only('status', 'announced'),
        only('lang', 'fr'),
        only('country', 'JP'),
        only('company', 'Grupo MAEN'),
      ],
      from: '2024',
      to: '2024-03',
    },
  })
})

test('of two bounds the narrower one counts', () => {
  expect(readRequest({ words: 'from:2024-05 to:2024-06', from: '2024', to: '2025' })).toEqual({
    ok: true,
    value: { ...empty, from: '2024-05', to: '2024-06' },
  })
})

test.each([
  [
    { type: 'boda' },
    '--type: type "boda" at character 1 of the search is unknown; choose one of trade_mission, training_programme, support_programme, investment, agreement, meeting, fair.',
  ],
  [{ lang: 'en' }, '--lang: lang "en" at character 1 of the search is unknown; choose es or fr.'],
  [
    { from: '12/03/2024' },
    '--from: "12/03/2024" at character 1 of the search is no date; write 2024, 2024-03 or 2024-03-12.',
  ],
  [{ place: ' ' }, '--place: place: at character 1 of the search needs a value.'],
  [
    { from: '2024-04', words: 'to:2024-03' },
    'The search ends (2024-03) before it begins (2024-04).',
  ],
  [{ company: '"' }, '--company: company: at character 1 of the search needs a value.'],
])('%j is refused with its reason', (request, message) => {
  expect(readRequest(request)).toEqual({
    ok: false,
    problem: { code: 'input/invalid-query', message },
  })
})

test.each([0, 1001, 2.5, Number.NaN])('a limit of %d is refused', async (limit) => {
  const store = { findEvents: () => Promise.reject(new Error('must not be asked')) }
  expect(await searchEvents(store, { limit })).toEqual({
    ok: false,
    problem: {
      code: 'input/invalid-query',
      message: 'The limit must be a whole number from 1 to 1000.',
    },
  })
})
