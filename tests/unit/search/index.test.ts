import { expect, test } from 'vitest'
import { readRequest } from '../../../src/search/index.js'

test('a request without anything finds the latest events', () => {
  expect(readRequest({})).toEqual({ ok: true, value: { all: [], none: [], limit: 20 } })
})

test('every field reaches the query', () => {
  const fields = {
    ...{ type: 'trade_mission', status: 'announced', lang: 'fr', from: '2024', to: '2024-03' },
    ...{ place: 'JP', company: 'Grupo MAEN', limit: 5 },
  }
  expect(readRequest({ words: 'vins', ...fields })).toEqual({
    ok: true,
    value: { ...fields, all: [{ text: 'vins', isPrefix: false }], none: [] },
  })
})

test.each([
  [
    { type: 'mission' },
    'There is no event type "mission"; choose one of trade_mission, training_programme, support_programme, investment, agreement, meeting, fair.',
  ],
  [
    { status: 'planned' },
    'There is no status "planned"; choose one of announced, ongoing, completed, cancelled.',
  ],
  [{ lang: 'en' }, 'Gaceta does not read the language "en"; choose es or fr.'],
  [{ from: '12/03/2024' }, '"12/03/2024" is no date; write 2024, 2024-03 or 2024-03-12.'],
  [{ to: '2023-02-29' }, '"2023-02-29" is no date; write 2024, 2024-03 or 2024-03-12.'],
  [{ to: '2023-13' }, '"2023-13" is no date; write 2024, 2024-03 or 2024-03-12.'],
  [{ from: '2024-04', to: '2024-03' }, 'The search ends (2024-03) before it begins (2024-04).'],
  [{ place: ' ' }, '" " is no name to search for.'],
  [{ company: '"' }, '"\\"" is no name to search for.'],
  [{ limit: 0 }, 'The limit must be a whole number from 1 to 1000.'],
  [{ limit: Number.NaN }, 'The limit must be a whole number from 1 to 1000.'],
])('%j is refused with its reason', (request, message) => {
  expect(readRequest(request)).toEqual({
    ok: false,
    problem: { code: 'input/invalid-query', message },
  })
})

test('a search that ends in the month in which it begins is fine', () => {
  expect(readRequest({ from: '2024-03-12', to: '2024-03' }).ok).toBe(true)
})
