import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { evaluate } from '../../bench/eval/urls.js'
import { packageRoot } from '../../src/core/package-root.js'

const suites = path.join(packageRoot, '../shared/suites')

// Floors may only rise.
test.skipIf(!fs.existsSync(suites))(
  `spellings of one page are one page, others stay apart (skipped when ${suites} is absent)`,
  async () => {
    const { scores } = await evaluate([])
    expect(scores['urls.normalize']).toBe(1)
    expect(scores['urls.kept']).toBe(1)
    expect(scores['urls.dropped']).toBeGreaterThanOrEqual(0.6)
  },
)
