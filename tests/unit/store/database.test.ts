import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { problem } from '../../../src/core/problem.js'
import { failure, success } from '../../../src/core/result.js'
import { wrapConnection } from '../../../src/store/database.js'

function openTable() {
  const connection = new Sqlite(':memory:')
  connection.exec('CREATE TABLE numbers (number INTEGER PRIMARY KEY) STRICT')
  return wrapConnection(connection, 'test.db')
}

const insert = 'INSERT INTO numbers VALUES (:number)'
const all = 'SELECT number FROM numbers'

test('a write that succeeds is kept', async () => {
  const database = openTable()
  expect(await database.write(() => success(database.run(insert, { number: 1 })))).toEqual(
    success(1),
  )
  expect(database.all(all)).toEqual([{ number: 1 }])
})

test('a write that returns a problem leaves nothing behind', async () => {
  const database = openTable()
  const notFound = failure(problem('store/not-found', 'There is none.'))
  const result = await database.write(() => {
    database.run(insert, { number: 1 })
    return notFound
  })
  expect(result).toEqual(notFound)
  expect(database.all(all)).toEqual([])
})

test('a record that the schema refuses is a problem, and nothing is left of its transaction', async () => {
  const database = openTable()
  const result = await database.write(() => {
    database.run(insert, { number: 1 })
    return success(database.run(insert, { number: 1 }))
  })
  expect(result).toMatchObject({ ok: false, problem: { code: 'input/invalid-record' } })
  expect(database.all(all)).toEqual([])
})

test('a fault of ours is thrown, and nothing is left of its transaction', async () => {
  const database = openTable()
  const faulty = database.write(() => {
    database.run(insert, { number: 1 })
    return success(database.run('INSERT INTO absent VALUES (1)'))
  })
  await expect(faulty).rejects.toThrow('no such table: absent')
  expect(database.all(all)).toEqual([])
})

test('undefined is stored as NULL', () => {
  const database = openTable()
  expect(database.get('SELECT :value AS value', { value: undefined })).toEqual({ value: null })
})

const article = {
  ...{ views: [], fresh: [], forms: new Map<string, string>(), tellings: [] },
  text: { number: 1, title: '', text: '', lang: 'es' as const },
}

test('what a step of a batch left to be settled goes with the step when it fails', async () => {
  const settled: number[] = []
  const connection = new Sqlite(':memory:')
  const database = wrapConnection(connection, 'test.db', ({ pending }) => {
    settled.push(pending.splice(0).length)
  })
  await database.batch(async (inside) => {
    await inside.write(() => success(inside.pending.push(article)))
    await inside.write(() => {
      inside.pending.push(article)
      return failure(problem('store/not-found', 'There is none.'))
    })
  })
  expect(settled).toEqual([1])
})

test('what a step of a batch settled for others is pending again when it fails', async () => {
  const settled: number[] = []
  const connection = new Sqlite(':memory:')
  const database = wrapConnection(connection, 'test.db', ({ pending }) => {
    settled.push(pending.splice(0).length)
  })
  await database.batch(async (inside) => {
    await inside.write(() => success(inside.pending.push(article, article)))
    await inside.write(() => {
      database.settle()
      inside.pending.push(article)
      return failure(problem('store/not-found', 'There is none.'))
    })
  })
  expect(settled).toEqual([2, 2])
})

test('rows are inserted in statements of many, and what they return comes back', () => {
  const database = openTable()
  database.run('CREATE TABLE many (n INTEGER PRIMARY KEY, times INTEGER NOT NULL)')
  const rows = Array.from({ length: 75 }, (_, index) => [index % 70, 1])
  const ending = 'ON CONFLICT DO UPDATE SET times = times + 1 RETURNING n'
  const counted = database.insert({ table: 'many', columns: ['n', 'times'], ending }, rows)
  expect(counted).toHaveLength(75)
  expect(database.get('SELECT count(*) AS n, sum(times) AS times FROM many')).toEqual({
    ...{ n: 70, times: 75 },
  })
})
