import { expect, test } from 'vitest'
import {
  base64,
  flag,
  list,
  moment,
  number,
  oneOf,
  optional,
  record,
  text,
  variant,
} from '../../../src/core/shape.js'

const shape = record({
  ...{ name: text, age: optional(number), tags: list(oneOf('a', 'b')), isOpen: flag },
  ...{ at: moment, body: base64 },
})
const good = { name: 'x', tags: ['a'], isOpen: true, at: '2026-01-01T00:00:00Z', body: 'AAE=' }

test.each([
  [good, undefined],
  [{ ...good, more: {} }, undefined],
  [{ ...good, age: 3 }, undefined],
  [{ ...good, age: 'three' }, 'body.age is no number'],
  [{ ...good, age: Number.NaN }, 'body.age is no number'],
  [{ ...good, age: null }, 'body.age is no number'],
  [{ ...good, name: undefined }, 'body.name is no string'],
  [{ ...good, tags: ['a', 'c'] }, 'body.tags[1] is none of a, b'],
  [{ ...good, tags: { 0: 'a' } }, 'body.tags is no list'],
  [{ ...good, isOpen: 'yes' }, 'body.isOpen is no boolean'],
  [{ ...good, at: 'yesterday' }, 'body.at is no moment'],
  [{ ...good, body: 'ä' }, 'body.body is not base64'],
  [null, 'body is no object'],
  [[], 'body is no object'],
  ['text', 'body is no object'],
])('%j: %s', (value, fault) => {
  expect(shape(value, 'body')).toBe(fault)
})

test('a variant has the shape that its field names', () => {
  const either = variant('do', { run: record({ far: number }), sit: record({}) })
  expect(either({ do: 'run', far: 1 }, 'x')).toBeUndefined()
  expect(either({ do: 'sit' }, 'x')).toBeUndefined()
  expect(either({ do: 'run' }, 'x')).toBe('x.far is no number')
  expect(either({ do: 'constructor' }, 'x')).toBe('x.do is none of run, sit')
  expect(either(undefined, 'x')).toBe('x is no object')
})
