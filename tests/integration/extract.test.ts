/** `gaceta extract` as a process: its contract, and every kind of bad input. */
import fs from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, test } from 'vitest'
import { packageRoot } from '../../src/core/package-root.js'
import { inTemporaryFolder, runGaceta, type Run } from './run-gaceta.js'

const schema = JSON.parse(
  fs.readFileSync(path.join(packageRoot, 'schema/extract.schema.json'), 'utf8'),
) as object
const isValid = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  schema,
)

const story =
  'Invierte firma alemana 45 millones de dólares en Silao\n\n' +
  'La empresa Grupo Herrajes del Bajío anunció ayer que invertirá 45 millones de dólares en una planta nueva en Silao, Guanajuato, ' +
  'con la que creará 320 empleos. “Es un día importante”, dijo Laura Montes Rivas, directora general de la compañía.\n\n' +
  'La obra comenzará el 3 de junio de 2024 y estará terminada en marzo de 2025, según la Secretaría de Economía.'
const french =
  'La société Ateliers Morvan a annoncé mardi un investissement de 12 millions d’euros dans son usine de Quimper. ' +
  'Le groupe prévoit de créer 45 emplois d’ici la fin de l’année, a précisé sa présidente, Anne Le Goff.'

interface Line {
  readonly id: unknown
  readonly ok: boolean
  readonly problem?: { readonly code: string; readonly message: string }
  readonly article?: {
    readonly text: string
    readonly title: string
    readonly lang: string
    readonly paragraphs: [number, number][]
  }
  readonly mentions?: { text: string; start: number; end: number }[]
  readonly figures?: { text: string; start: number; end: number }[]
  readonly periods?: { text: string; start: number; end: number }[]
}

function linesOf({ stdout }: Run): Line[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}

function expectValid(lines: readonly unknown[]): void {
  for (const line of lines) {
    isValid(line)
    expect(isValid.errors ?? []).toEqual([])
  }
}

describe('gaceta extract', () => {
  it('writes one valid line for each line of input, in order, with its id', async () => {
    const input = [
      { id: 'a', text: story, published: '2024-04-10' },
      { id: 7, text: french, lang: 'fr' },
      { text: story },
    ]
    const run = await runGaceta(['extract'], {
      input: input.map((line) => JSON.stringify(line)).join('\n'),
    })
    const lines = linesOf(run)
    expectValid(lines)
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' })
    expect(lines.map(({ id, ok, article }) => [id, ok, article?.lang])).toEqual([
      ['a', true, 'es'],
      [7, true, 'fr'],
      [3, true, 'es'],
    ])
  })

  it('gives spans that cut the surface form out of the text', async () => {
    const run = await runGaceta(['extract'], { input: JSON.stringify({ id: 1, text: story }) })
    const [line] = linesOf(run)
    if (!line?.article) throw new Error('The story was not read.')
    const { article, mentions = [], figures = [], periods = [] } = line
    const spans = [...mentions, ...figures, ...periods]
    expect(spans.length).toBeGreaterThan(6)
    expect(spans.filter(({ start, end, text }) => article.text.slice(start, end) !== text)).toEqual(
      [],
    )
    expect(article.title).toBe('Invierte firma alemana 45 millones de dólares en Silao')
    expect(article.paragraphs).toHaveLength(2)
  })

  it('goes on after bad lines and names them', async () => {
    const input = [
      JSON.stringify({ id: 'first', text: story }),
      '{"id":"broken","text":',
      '[1,2]',
      JSON.stringify({ id: 'both', text: 'x', html: 'y' }),
      JSON.stringify({ id: 'date', text: story, published: 'yesterday' }),
      '',
      JSON.stringify({ id: 'last', text: french }),
    ].join('\n')
    const run = await runGaceta(['extract'], { input })
    const lines = linesOf(run)
    expectValid(lines)
    expect(run.code).toBe(0)
    expect(lines.map(({ id, ok, problem }) => [id, ok, problem?.code])).toEqual([
      ['first', true, undefined],
      [2, false, 'input/malformed-json'],
      [3, false, 'input/malformed-json'],
      ['both', false, 'input/invalid-record'],
      ['date', false, 'input/invalid-record'],
      ['last', true, undefined],
    ])
    expect(lines[1]?.problem?.message).toContain('Line 2')
  })

  it('marks a line that is not UTF-8', async () => {
    const bad = Buffer.concat([
      Buffer.from('{"id":1,"text":"Espa'),
      Buffer.from([0xf1]),
      Buffer.from('a"}\n'),
    ])
    const input = Buffer.concat([bad, Buffer.from(JSON.stringify({ id: 2, text: french }))])
    const lines = linesOf(await runGaceta(['extract'], { input }))
    expect(lines.map(({ id, problem }) => [id, problem?.code])).toEqual([
      [1, 'input/not-utf8'],
      [2, undefined],
    ])
  })

  it('refuses a page of 50 MB with its size and reads the next line', async () => {
    const big = JSON.stringify({ id: 'big', html: 'x'.repeat(50_000_000) })
    const input = `${big}\n${JSON.stringify({ id: 'next', text: french })}`
    const lines = linesOf(await runGaceta(['extract'], { input }))
    expect(lines.map(({ id, problem }) => [id, problem?.code])).toEqual([
      ['big', 'input/too-large'],
      ['next', undefined],
    ])
    expect(lines[0]?.problem?.message).toContain('50000000')
  })

  it('rejects what is in another language or no article, with the reason', async () => {
    const english =
      'The chamber of commerce said on Monday that twelve companies from the region will travel to Japan next month to meet buyers.'
    const input = [
      { id: 'en', text: english },
      { id: 'stated', text: english, lang: 'en', published: '' },
      { id: 'empty', text: '  \n ' },
      {
        id: 'page',
        html: '<!doctype html><title>Inicio de sesión</title><form><input type=password></form>',
      },
    ]
    const run = await runGaceta(['extract'], {
      input: input.map((line) => JSON.stringify(line)).join('\n'),
    })
    expect(linesOf(run).map(({ id, problem }) => [id, problem?.code.split('/')[0]])).toEqual([
      ['en', 'language'],
      ['stated', 'language'],
      ['empty', 'article'],
      ['page', 'article'],
    ])
  })

  it('gives the same bytes for the same input', async () => {
    const input = [story, french].map((text) => JSON.stringify({ text })).join('\n')
    const [first, second] = await Promise.all([
      runGaceta(['extract'], { input }),
      runGaceta(['extract'], { input }),
    ])
    expect(first.stdout).toBe(second.stdout)
  })
})

describe('gaceta extract with files', () => {
  it('reads plain text, pages and JSON Lines from files', async () => {
    await inTemporaryFolder(async (folder) => {
      fs.writeFileSync(path.join(folder, 'a.txt'), story)
      fs.writeFileSync(
        path.join(folder, 'b.jsonl'),
        `${JSON.stringify({ id: 'in-file', text: french })}\n`,
      )
      const paragraphs = french.split('. ').map((part) => `<p>${part}. ${french}</p>`)
      fs.writeFileSync(
        path.join(folder, 'c.html'),
        `<html><body><article><h1>Ateliers Morvan investit à Quimper</h1>${paragraphs.join('')}</article></body></html>`,
      )
      const run = await runGaceta(['extract', 'a.txt', 'b.jsonl', 'c.html'], { cwd: folder })
      expectValid(linesOf(run))
      expect(linesOf(run).map(({ id, ok }) => [id, ok])).toEqual([
        ['a.txt', true],
        ['in-file', true],
        ['c.html', true],
      ])
    })
  })

  test.each([
    ['missing.txt', undefined, 'input/not-found'],
    ['empty.txt', '', 'input/empty'],
    ['binary.txt', Buffer.from([0x50, 0x4b, 0, 1, 2]), 'input/binary'],
    ['latin1.txt', Buffer.from([0x45, 0xf1, 0x65]), 'input/not-utf8'],
  ])(
    'refuses %s with exit code 1 and its name, and reads the other file',
    async (name, content, code) => {
      await inTemporaryFolder(async (folder) => {
        if (content !== undefined) fs.writeFileSync(path.join(folder, name), content)
        fs.writeFileSync(path.join(folder, 'good.txt'), story)
        const run = await runGaceta(['extract', name, 'good.txt'], { cwd: folder })
        expectValid(linesOf(run))
        expect(run.code).toBe(1)
        expect(run.stderr).toContain(name)
        expect(run.stderr).toContain(`[${code}]`)
        expect(linesOf(run).map(({ ok }) => ok)).toEqual([false, true])
      })
    },
  )

  it('does not reach into this machine', async () => {
    const run = await runGaceta(['extract', 'http://127.0.0.1:9/secret'])
    expect(run.code).toBe(1)
    expect(run.stderr).toContain('[fetch/refused-address]')
  })
})
