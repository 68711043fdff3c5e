/**
 * Every rule of the layer check catches its violation. A rule that cannot fail protects nothing, so each is broken once
 * in a copy of the tree.
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'

const config = createRequire(import.meta.url)(
  path.join(packageRoot, '.dependency-cruiser.cjs'),
) as {
  forbidden: { name: string }[]
}

/** Files that break a rule: path → content. */
const violations: Readonly<Record<string, string>> = {
  'src/core/cycle-a.ts': "import './cycle-b.js'\nexport const a = 1\n",
  'src/core/cycle-b.ts': "import './cycle-a.js'\nexport const b = 1\n",
  'src/text/lost.ts': 'export const lost = 1\n',
  'src/model/upward.ts': "import '../store/index.js'\n",
  'src/model/impure.ts': "import 'node:fs'\n",
  'src/language/sibling.ts': "import '../article/index.js'\n",
  'src/store/sibling.ts': "import '../article/index.js'\n",
  'src/entities/periods/sideways.ts': "import '../figures/index.js'\n",
  'src/pipeline/wired.ts': "import '../queue/index.js'\n",
  'src/queue/curious.ts': "import '../pipeline/index.js'\n",
  'src/cli/neighbour.ts': "import '../web/page.js'\n",
  'src/web/page.ts': 'export const page = 1\n',
  'src/pipeline/deep.ts': "import '../article/body.js'\n",
  'src/export/queueing.ts': "import 'bullmq'\n",
  'src/export/querying.ts': "import 'better-sqlite3'\n",
  'src/article/online.ts': "import 'node:http'\n",
  'workers/thick.ts': "import '../src/article/index.js'\n",
  'src/export/tested.ts': "import '../../tests/some.js'\n",
  'src/demo/reaching.ts': "import '../store/index.js'\n",
  'src/export/showing.ts': "import '../demo/index.js'\n",
  'tests/some.ts': 'export const some = 1\n',
  'src/export/developed.ts': "import 'fast-check'\n",
}

const folder = path.join(packageRoot, 'build', `layers-${process.pid}`)

function put(file: string, content: string): void {
  const target = path.join(folder, file)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(target, content)
}

function brokenRules(): Set<string> {
  fs.cpSync(path.join(packageRoot, 'src'), path.join(folder, 'src'), { recursive: true })
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    fs.copyFileSync(path.join(packageRoot, name), path.join(folder, name))
  }
  for (const [file, content] of Object.entries(violations)) put(file, content)
  // The queue server's package need not be installed for an import of it to be wrong.
  put('node_modules/bullmq/package.json', '{"name":"bullmq","version":"1.0.0","main":"index.js"}')
  put('node_modules/bullmq/index.js', '')
  const program = path.join(
    packageRoot,
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  )
  const args = [
    'src',
    'workers',
    'tests',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ]
  const output = execFileSync(process.execPath, [program, ...args], { cwd: folder, maxBuffer: 1e9 })
  const result = JSON.parse(output.toString()) as {
    summary: { violations: { rule: { name: string } }[] }
  }
  return new Set(result.summary.violations.map(({ rule }) => rule.name))
}

describe('the layer check', () => {
  const broken = brokenRules()

  afterAll(() => {
    fs.rmSync(folder, { recursive: true, force: true })
  })

  test.each(config.forbidden.map(({ name }) => name))('catches what breaks %s', (name) => {
    expect([...broken]).toContain(name)
  })
})
