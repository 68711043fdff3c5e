import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expectGolden, toGoldenText } from './expect-golden.js'

let folder = ''
let file = ''

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gaceta-golden-'))
  file = path.join(folder, 'case', 'article.json')
})

afterEach(() => {
  fs.rmSync(folder, { recursive: true })
})

function store(text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
}

describe('without UPDATE', () => {
  test('the same content passes', () => {
    store('{\n  "lang": "es"\n}\n')
    expectGolden(file, { lang: 'es' }, {})
  })

  test('other content fails and names the file', () => {
    store('{\n  "lang": "fr"\n}\n')
    expect(() => {
      expectGolden(file, { lang: 'es' }, {})
    }).toThrow(file)
  })

  test('a missing file fails and is not written', () => {
    expect(() => {
      expectGolden(file, { lang: 'es' }, {})
    }).toThrow('is missing')
    expect(fs.existsSync(file)).toBe(false)
  })

  test.each(['', '0', 'false'])('UPDATE=%j counts as unset', (UPDATE) => {
    expect(() => {
      expectGolden(file, 'x', { UPDATE })
    }).toThrow('is missing')
  })
})

describe('with UPDATE=1', () => {
  test('writes a missing file with its folders', () => {
    expectGolden(file, { lang: 'es' }, { UPDATE: '1' })
    expect(fs.readFileSync(file, 'utf8')).toBe('{\n  "lang": "es"\n}\n')
  })

  test('overwrites other content', () => {
    store('old')
    expectGolden(file, 'new', { UPDATE: '1' })
    expect(fs.readFileSync(file, 'utf8')).toBe('new')
  })

  test('is refused where CI is set, and the file stays', () => {
    store('old')
    expect(() => {
      expectGolden(file, 'new', { UPDATE: '1', CI: 'true' })
    }).toThrow('refused')
    expect(fs.readFileSync(file, 'utf8')).toBe('old')
  })
})

test('text is kept as it is, other values become indented JSON', () => {
  expect(toGoldenText('a;b\r\n')).toBe('a;b\r\n')
  expect(toGoldenText([1])).toBe('[\n  1\n]\n')
})
