/** `docs/data-model.md` and the real schema have exactly the same tables, views and columns. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { openStore } from '../../src/store/index.js'

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

type Schema = Record<string, string[]>

const typeOf = ({ type, notnull, pk }: Column) => `${type}${notnull === 1 || pk > 0 ? '' : '?'}`

/** Reads the columns of all tables, with their types, and of all views and search indexes, without. */
async function realSchema(): Promise<Schema> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-docs-'))
  const file = path.join(folder, 'test.db')
  const opened = await openStore(file)
  if (!opened.ok) throw new Error(opened.problem.message)
  await opened.value.close()
  const database = new Sqlite(file)
  const tables = database.pragma('table_list') as { name: string; type: string }[]
  const schema = tables
    .filter(({ name, type }) => type !== 'shadow' && !name.startsWith('sqlite_'))
    .map(({ name, type }) => {
      const columns = database.pragma(`table_info(${name})`) as Column[]
      return [
        name,
        columns.map((column) =>
          type === 'table' ? `${column.name} ${typeOf(column)}` : column.name,
        ),
      ] as const
    })
  database.close()
  fs.rmSync(folder, { recursive: true })
  return Object.fromEntries(schema)
}

function documentedSchema(): Schema {
  const text = fs.readFileSync(path.join(packageRoot, 'docs/data-model.md'), 'utf8')
  const sections = text.split(/^### /m).slice(1)
  return Object.fromEntries(
    sections.map((section) => [
      /^`(\w+)`/.exec(section)?.[1] ?? '',
      [...section.matchAll(/^\| `(\w+)` +\|(?: ([A-Z]+\??) +\|)?/gm)].map(([, name, type]) =>
        type === undefined ? String(name) : `${name} ${type}`,
      ),
    ]),
  )
}

test('every table, view and column is documented, and nothing else', async () => {
  expect(documentedSchema()).toEqual(await realSchema())
})

test('the application id is documented', () => {
  const text = fs.readFileSync(path.join(packageRoot, 'docs/data-model.md'), 'utf8')
  expect(text).toContain(String(Buffer.from('GACE').readUInt32BE()))
})
