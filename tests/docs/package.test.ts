/** What is published: exactly what the program needs, and under which licences it stands. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { expectGolden } from '../golden/expect-golden.js'

const read = (file: string): string => fs.readFileSync(path.join(packageRoot, file), 'utf8')
const own = JSON.parse(read('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly bin: Readonly<Record<string, string>>
}

describe('the package', () => {
  const packed = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      ...{ cwd: packageRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    }),
  ) as Readonly<Record<string, unknown>>
  // npm 11 gives an object by name, earlier ones a list.
  const [content] = Object.values(packed) as { readonly files: readonly { path: string }[] }[]
  const files = (content?.files ?? []).map((file) => file.path)

  const allowed: readonly RegExp[] = [
    /^(?:package\.json|README\.md|LICENSE|NOTICE|CHANGELOG\.md|SECURITY\.md)$/,
    /^dist\/(?:src\/cli\/main|(?:chunks|workers)\/[\w-]+)\.js$/,
    /^dist\/chunks\/towns\.bin$/,
    /^src\/web\/static\/[\w.-]+\.(?:css|js|svg)$/,
    /^data\/models\/(?:README\.md|[\w-]+\.bin(?:\.gz)?)$/,
    /^data\/sources\.opml$/,
    /^fixtures\/site\/[\w/.-]+\.(?:html|xml|json|txt|svg|css)$/,
    /^schema\/[\w-]+\.schema\.json$/,
    /^docs\/[\w-]+\.md$/,
    /^docs\/images\/[\w-]+\.png$/,
  ]

  test('holds nothing but what is meant to be in it', () => {
    expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([])
  })

  test('holds what the program reads when it runs', () => {
    const needed = [
      ...['tagger.bin.gz', 'lexicon.bin.gz', 'events.bin.gz', 'language.bin'].map(
        (name) => `data/models/${name}`,
      ),
      ...fs
        .readdirSync(path.join(packageRoot, 'src/web/static'))
        .map((name) => `src/web/static/${name}`),
      ...['data/sources.opml', 'schema/extract.schema.json', 'fixtures/site/site.json', 'NOTICE'],
      ...[
        'dist/chunks/towns.bin',
        'dist/workers/extract-thread.js',
        'dist/workers/store.js',
        ...Object.values(own.bin),
      ],
    ]
    expect(needed.filter((file) => !files.includes(file))).toEqual([])
  })
})

interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
}

/** All packages that are installed with the program, by name, with version and licence. */
function installed(): readonly (readonly [name: string, version: string, licence: string])[] {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>
  }
  return Object.entries(packages)
    .filter(([place, { dev }]) => place !== '' && dev !== true)
    .map(([place, { version = '', license }]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return [name, version, license ?? licenceOf(place)] as const
    })
    .sort(([a, one], [b, other]) => (a < b || (a === b && one < other) ? -1 : 1))
}

/** Older packages state their licence in forms that the lock file leaves out. */
function licenceOf(place: string): string {
  const file = path.join(packageRoot, place, 'package.json')
  if (!fs.existsSync(file)) return 'unknown'
  const { license, licenses } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    readonly license?: string | { readonly type: string }
    readonly licenses?: readonly { readonly type: string }[]
  }
  return typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? 'unknown')
}

describe('licences', () => {
  const permissive = new Set([
    ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'],
    ...[
      'Unlicense',
      'CC0-1.0',
      '(MIT OR CC0-1.0)',
      '(MIT AND Zlib)',
      '(MIT OR WTFPL)',
      '(BSD-2-Clause OR MIT OR Apache-2.0)',
    ],
  ])

  test('of everything that is installed are permissive', () => {
    expect(installed().filter(([, , licence]) => !permissive.has(licence))).toEqual([])
  })

  test('are listed in docs/licences.md', () => {
    const rows = installed().map(
      ([name, version, licence]) => `| \`${name}\` | ${version} | ${licence} |`,
    )
    const page = [
      '# Licences',
      '',
      'This page is written from `package-lock.json` (`UPDATE=1 npx vitest run tests/docs`) and checked by a test.',
      'It lists every package that is installed with Gaceta, the optional ones included; what its data and models were made from stands in [NOTICE](../NOTICE).',
      '',
      '| package | version | licence |',
      '| --- | --- | --- |',
      ...[...new Set(rows)],
      '',
    ]
    expectGolden(path.join(packageRoot, 'docs/licences.md'), page.join('\n'))
  })

  test('of what Gaceta asks for itself stand in NOTICE', () => {
    const notice = read('NOTICE')
    expect(Object.keys(own.dependencies).filter((name) => !notice.includes(name))).toEqual([])
  })
})
