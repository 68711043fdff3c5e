import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCorpus, readScoredCorpus } from '../../bench/eval/corpus.js'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-corpus-'))
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

const table = '| es-1 | es-mx, es-mx2 | Mexico |\n'
const sound = [
  '=== mx-1',
  'lang: es',
  'published: 2024-03-12',
  'title: {company:Moldes Sur} abre',
  '',
  'En {place:Lima}.',
]

function write(files: Readonly<Record<string, readonly string[]>>): string {
  const target = fs.mkdtempSync(path.join(folder, 'case-'))
  fs.writeFileSync(path.join(target, 'README.md'), table)
  for (const [name, lines] of Object.entries(files))
    fs.writeFileSync(path.join(target, `${name}.txt`), `${lines.join('\n')}\n`)
  return target
}

describe('readCorpus', () => {
  it('gives text without markup and mentions that point into it', () => {
    const [article] = readCorpus(write({ 'es-mx': sound }))
    expect(article?.text).toBe('Moldes Sur abre\nEn Lima.')
    expect(article?.mentions).toEqual([
      { type: 'company', text: 'Moldes Sur', start: 0, end: 10 },
      { type: 'place', text: 'Lima', start: 19, end: 23 },
    ])
  })

  it('gives a later volume the fold of its series and takes no scores on it', () => {
    const target = write({ 'es-mx2': sound, 'es-mx3': sound })
    expect(readCorpus(target).map(({ file, fold }) => [file, fold])).toEqual([
      ['es-mx2', 'es-1'],
      ['es-mx3', 'es-1'],
    ])
    expect(readScoredCorpus(target).map(({ file }) => file)).toEqual(['es-mx2'])
  })

  it('refuses a volume without a fold, which would teach what it is read by', () => {
    expect(() => readCorpus(write({ 'es-new': sound }))).toThrow(/^es-new\.txt: no fold; list/)
  })

  const damaged = (index: number, line: string): readonly string[] => [
    ...sound,
    '',
    ...sound.map((other, at) => (at === index ? line : other.replace('mx-1', 'mx-2'))),
  ]

  it.each([
    [
      'an unknown type',
      damaged(5, 'En {city:Lima}.'),
      'es-mx.txt:13: article mx-2: unknown type in {city:Lima}',
    ],
    [
      'a mark that stays open',
      damaged(5, 'En {place:Lima.'),
      'es-mx.txt:13: article mx-2: a brace that is no mark near "{place:Lima."',
    ],
    [
      'a mark in a mark',
      damaged(3, 'title: {company:Moldes {place:Sur}}'),
      'es-mx.txt:11: article mx-2: a brace that is no mark near "{company:Moldes }"',
    ],
    [
      'a mark with a space at its end',
      damaged(5, 'En {place:Lima }.'),
      'es-mx.txt:13: article mx-2: nothing, or a space at an end, in {place:Lima }',
    ],
    ['another language', damaged(1, 'lang: de'), 'es-mx.txt:8: article mx-2: unknown language de'],
    [
      'an event that is no JSON',
      damaged(2, 'event: {"type"'),
      'es-mx.txt:10: article mx-2: the event is no JSON',
    ],
    [
      'no body',
      damaged(4, 'country: MX'),
      'es-mx.txt:8: article mx-2: no empty line between header and body',
    ],
  ])('names file, line and article of %s', (_title, lines, message) => {
    expect(() => readCorpus(write({ 'es-mx': lines }))).toThrow(message)
  })
})
