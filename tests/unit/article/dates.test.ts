import { describe, expect, test } from 'vitest'
import { isCredible, readAddressDate, readDate } from '../../../src/article/dates.js'

describe('a date is read from', () => {
  test.each([
    ['2024-03-12T08:30:00+01:00', '2024-03-12T08:30:00+01:00', 'second'],
    ['2024-03-12T08:30:00.123Z', '2024-03-12T08:30:00Z', 'second'],
    ['2024-03-12 08:30', '2024-03-12T08:30', 'minute'],
    ['2024-03-12T08:30-0600', '2024-03-12T08:30-06:00', 'minute'],
    ['2024/3/2', '2024-03-02', 'day'],
    ['20240312', '2024-03-12', 'day'],
    ['2024-03', '2024-03', 'month'],
    ['1710228600', '2024-03-12T07:30:00Z', 'second'],
    ['Tue, 12 Mar 2024 08:30:00 GMT', '2024-03-12T08:30:00Z', 'second'],
    ['12 de marzo de 2024', '2024-03-12', 'day'],
    ['Martes, 12 de Marzo del 2024 - 08:30 h', '2024-03-12T08:30', 'minute'],
    ['Publicado el 1º de enero de 2024', '2024-01-01', 'day'],
    ['Publié le 1er février 2024 à 8h05', '2024-02-01T08:05', 'minute'],
    ['mardi 12 août 2024', '2024-08-12', 'day'],
    ['marzo 12, 2024', '2024-03-12', 'day'],
    ['March 12, 2024', '2024-03-12', 'day'],
    ['12/03/2024', '2024-03-12', 'day'],
    ['12.03.24', '2024-03-12', 'day'],
    ['12-mar-2024', '2024-03-12', 'day'],
  ])('%s', (text, value, precision) => {
    expect(readDate(text)).toEqual({ value, precision })
  })
  test.each([
    '',
    'ayer',
    '31/02/2024',
    '2024-13-01',
    'precio: 12.500',
    '99 de marzo de 2024',
    '12 de empresas de 2024',
  ])('never from %j', (text) => {
    expect(readDate(text)).toBeUndefined()
  })
})

describe('an address carries', () => {
  test.each([
    ['https://a.example/2024/03/12/nota', '2024-03-12'],
    ['https://a.example/nota-20240312083000-nt.html', '2024-03-12'],
    ['https://a.example/id/article/2024-03-12/nota', '2024-03-12'],
    ['https://a.example/2024/3/2/nota', '2024-03-02'],
    ['https://a.example/2024/03/nota', '2024-03'],
    ['https://a.example/nota-12345678', undefined],
    ['https://a.example/x?d=20240312', undefined],
  ])('%s', (address, value) => {
    expect(readAddressDate(address)?.value).toBe(value)
  })
})

test.each([
  ['1994-12-31', false],
  ['1995-01-01', true],
  ['2026-11-22', true],
  ['2026-11-23', false],
])('the date %s is credible on 2026-11-21: %s', (value, credible) => {
  expect(isCredible({ value, precision: 'day' }, '2026-11-21T12:00:00Z')).toBe(credible)
})
