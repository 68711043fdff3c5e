/** `docs/csv.md` and the program list exactly the same tables and columns, in the same order. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { columnsOf, tableNames } from '../../src/export/index.js'

test('every table is documented with its columns in their order', () => {
  const text = fs.readFileSync(path.join(packageRoot, 'docs/csv.md'), 'utf8')
  const documented = text
    .split(/^### /m)
    .slice(1)
    .map((section) => [
      /^`(\w+)`/.exec(section)?.[1],
      [...section.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]),
    ])
  expect(documented).toEqual(tableNames.map((table) => [table, columnsOf(table)]))
})
