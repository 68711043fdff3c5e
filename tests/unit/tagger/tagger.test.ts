import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { encodeLexicon, loadLexicon } from '../../../src/lexicon/index.js'
import { nameFlag } from '../../../src/model/lexicon.js'
import { loadTagger, trainTagger, type TrainingExample } from '../../../src/tagger/index.js'
import { splitSentences } from '../../../src/text/sentences.js'
import { nameKeys } from '../../../src/text/names.js'
import { tokenize } from '../../../src/text/tokens.js'

function lexiconOf(names: readonly string[]): Uint8Array {
  const flags = new Map(names.map((name) => [nameKeys(name).at(-1) ?? 0, nameFlag.city]))
  return encodeLexicon({ names: flags, spanishWords: new Set([1]), frenchWords: new Set([2]) })
}

function open(bytes: Uint8Array) {
  const lexicon = loadLexicon(bytes)
  if (!lexicon.ok) throw new Error(lexicon.problem.message)
  return lexicon.value
}

const lexicon = open(lexiconOf(['Lima', 'Quito']))

function inputOf(text: string) {
  const tokens = tokenize(text)
  return { lang: 'es', tokens, sentences: splitSentences(tokens), titleEnd: 0 } as const
}

const firms = ['Aceros Norte', 'Textiles Gama', 'Moldes Rivas', 'Hilos Pardo', 'Vidrios Sur']
const cities = ['Lima', 'Quito', 'Cali', 'Loja']

function examples(): TrainingExample[] {
  return Array.from({ length: 40 }, (_, index) => {
    const firm = firms[index % firms.length] ?? ''
    const city = cities[index % cities.length] ?? ''
    const text = `La empresa ${firm} abrió ayer una planta en ${city}.`
    const start = text.indexOf(firm)
    const place = text.indexOf(city)
    return {
      input: inputOf(text),
      group: String(index % 2),
      mentions: [
        { type: 'company', start, end: start + firm.length },
        { type: 'place', start: place, end: place + city.length },
      ],
    }
  })
}

const model = trainTagger(examples(), { lexicon, epochs: [4, 4], leastNorm: 0 })

function read(text: string): string[] {
  const tagger = loadTagger(model, lexicon)
  if (!tagger.ok) throw new Error(tagger.problem.message)
  const input = inputOf(text)
  return tagger.value
    .tag(input)
    .map(
      ({ from, to, type }) =>
        `${type}: ${text.slice(input.tokens.starts[from], input.tokens.ends[to - 1])}`,
    )
}

describe('a trained tagger', () => {
  it('finds names that it has not seen by what announces them', () => {
    expect(read('La empresa Cobres Zeta abrió ayer una planta en Tarma.')).toEqual([
      'company: Cobres Zeta',
      'place: Tarma',
    ])
  })

  it('learns where names begin and end from text that does not say their type', () => {
    const known = examples().slice(0, 8)
    const loose = examples().map(({ mentions, ...example }) => ({
      ...example,
      mentions: [],
      loose: mentions.map(({ start, end }) => ({
        start,
        end,
        types: ['company', 'public_body', 'place'] as const,
        isOpen: false,
      })),
    }))
    const bytes = trainTagger([...known, ...loose], { lexicon, epochs: [4, 4], leastNorm: 0 })
    const tagger = loadTagger(bytes, lexicon)
    if (!tagger.ok) throw new Error(tagger.problem.message)
    const spans = tagger.value.tag(
      inputOf('La empresa Cobres Zeta abrió ayer una planta en Tarma.'),
    )
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [2, 4],
      [9, 10],
    ])
  })

  it('comes out byte for byte the same from the same examples', () => {
    expect(trainTagger(examples(), { lexicon, epochs: [4, 4], leastNorm: 0 })).toEqual(model)
  })

  it.each([
    ['nothing', ''],
    ['capitals only', 'LA EMPRESA ACEROS NORTE ABRE EN LIMA'],
    ['no punctuation', 'la empresa abrió una planta '.repeat(500)],
    ['a megabyte without a full stop', 'La empresa Aceros Norte abrió en Lima y '.repeat(25_000)],
    ['a megabyte of one word', 'Aceros '.repeat(150_000)],
    ['emoji and lone surrogates', '🚀 La empresa \ud800 Lima \udc00 🎉'],
    ['right-to-left marks', '\u200fLa \u202eempresa\u202c Aceros'],
    ['a word of 100,000 letters', `La empresa ${'Aceros'.repeat(17_000)} abrió`],
  ])('gives ordered spans that do not overlap for %s', (_title, text) => {
    const tagger = loadTagger(model, lexicon)
    if (!tagger.ok) throw new Error(tagger.problem.message)
    const input = inputOf(text)
    let end = 0
    for (const span of tagger.value.tag(input)) {
      expect(span.from).toBeGreaterThanOrEqual(end)
      expect(span.to).toBeGreaterThan(span.from)
      expect(span.confidence).toBeGreaterThanOrEqual(0)
      expect(span.confidence).toBeLessThanOrEqual(1)
      end = span.to
    }
    expect(end).toBeLessThanOrEqual(input.tokens.length)
  })
})

describe('loadTagger', () => {
  const altered = (at: number): Uint8Array => {
    const bytes = gunzipSync(model)
    bytes[at] = (bytes[at] ?? 0) ^ 0x40
    return gzipSync(bytes)
  }

  it.each([
    ['no model', gzipSync(new Uint8Array(100)), 'no tagger model'],
    ['another version', altered(4), 'version'],
    ['cut short before unpacking', model.subarray(0, model.length - 20), 'cut short'],
    ['cut short after packing', gzipSync(gunzipSync(model).subarray(0, 200)), 'cut short'],
    ['damaged', altered(400), 'damaged'],
    ['not even compressed', new Uint8Array([1, 2, 3]), 'no tagger model'],
  ])('refuses a file that is %s, with that reason', (_title, bytes, reason) => {
    const result = loadTagger(bytes, lexicon)
    expect(result).toMatchObject({ ok: false, problem: { code: 'model/unreadable' } })
    expect(result.ok ? '' : result.problem.message).toContain(reason)
  })

  it('refuses a model that was trained with another lexicon', () => {
    const result = loadTagger(model, open(lexiconOf(['Bogotá'])))
    expect(result.ok ? '' : result.problem.message).toContain('another lexicon')
  })
})
