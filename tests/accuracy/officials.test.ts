import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { evaluate } from '../../bench/eval/officials.js'
import { packageRoot } from '../../src/core/package-root.js'
import { findOfficials } from '../../src/entities/officials/index.js'
import type { Language } from '../../src/model/language.js'
import type { Mention, MentionType } from '../../src/model/mention.js'

test('officials from gold mentions stay above their floors in both languages and on the unread half', async () => {
  const { scores } = await evaluate([])
  expect(scores['gold.es.f1']).toBeGreaterThanOrEqual(0.91)
  expect(scores['gold.fr.f1']).toBeGreaterThanOrEqual(0.91)
  expect(scores['gold.es check.f1']).toBeGreaterThanOrEqual(0.88)
  expect(scores['gold.fr check.f1']).toBeGreaterThanOrEqual(0.88)
})

const seeds = path.join(packageRoot, '../shared/seeds')

/** What the tests use of a seed's expectations. */
interface Expected {
  readonly lang: Language
  readonly entities: readonly { readonly type: MentionType; readonly names: readonly string[] }[]
  readonly officials: readonly Record<'person' | 'role' | 'organization' | 'place', string>[]
}

/** Every place where a name of the expectations stands; longer names win over those inside them. */
function mentionsOf(text: string, expected: Expected): Mention[] {
  const names = expected.entities.flatMap(({ type, names }) =>
    names.map((name) => ({ type, name })),
  )
  const roles = expected.officials.map(({ role }) => ({ type: 'role' as const, name: role }))
  const found: Mention[] = []
  const wanted = [...names, ...roles.filter(({ name }) => name !== 'presidido')]
  for (const { type, name } of wanted.sort((a, b) => b.name.length - a.name.length))
    // One seed has two spaces inside a role.
    for (const match of text.matchAll(new RegExp(name.split(' ').join('\\s+'), 'g'))) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (!found.some((mention) => start < mention.end && mention.start < end))
        found.push({ type, text: match[0], start, end, confidence: 1, rule: 'gold' })
    }
  return found
}

test.skipIf(!fs.existsSync(seeds))(
  'the officials of the seeds are found (needs ../shared/seeds)',
  () => {
    const files = fs.readdirSync(seeds).filter((file) => file.endsWith('.expected.json'))
    for (const file of files) {
      const expected = JSON.parse(fs.readFileSync(path.join(seeds, file), 'utf8')) as Expected
      const text = fs.readFileSync(path.join(seeds, file.replace('.expected.json', '.txt')), 'utf8')
      const found = findOfficials(
        { text, lang: expected.lang, paragraphs: [{ start: 0, end: text.length }] },
        mentionsOf(text, expected),
      )
      for (const official of expected.officials)
        expect(found).toContainEqual(expect.objectContaining(official))
    }
  },
)
