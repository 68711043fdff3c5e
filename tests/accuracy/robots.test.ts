import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { evaluate } from '../../bench/eval/robots.js'
import { packageRoot } from '../../src/core/package-root.js'

const suite = path.join(packageRoot, '../shared/suites/robots.google-spec.jsonl')

// Floors may only rise.
test.skipIf(!fs.existsSync(suite))(
  `what Google’s suite expects of robots.txt is met (skipped when ${suite} is absent)`,
  async () => {
    expect((await evaluate([])).scores['robots.met']).toBe(1)
  },
)
