/** `docs/problems.md` and the catalogue list exactly the same codes, with the same meaning and retry policy. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { problemCatalogue } from '../../src/core/problem.js'

it('lists every code with its meaning, retry policy and status, in the order of the catalogue', () => {
  const text = fs.readFileSync(path.join(packageRoot, 'docs/problems.md'), 'utf8')
  const rows = [
    ...text.matchAll(/^\| `([a-z]+\/[a-z0-9-]+)` +\| (.+?) +\| (\w+) +\| (\d{3}) +\|$/gm),
  ].map(([, code, meaning, retry, status]) => ({ code, meaning, retry, status: Number(status) }))
  const catalogue = Object.entries(problemCatalogue).map(([code, kind]) => ({ code, ...kind }))
  expect(rows).toEqual(catalogue)
})
