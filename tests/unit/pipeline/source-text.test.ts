import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Page } from '../../../src/model/page.js'
import { sourceText } from '../../../src/pipeline/source-text.js'
import { encodeWindows1252 } from '../../../src/text/windows-1252.js'

const page = (bytes: Uint8Array, contentType?: string): Page => ({
  requestedUrl: 'https://diario.example/feed',
  url: 'https://diario.example/feed',
  status: 200,
  bytes,
  fetchedAt: '2024-01-01T00:00:00.000Z',
  ...(contentType !== undefined && { contentType }),
})

const text = '<?xml version="1.0" encoding="ISO-8859-1"?><rss><title>Año “nuevo” 5 €</title></rss>'

describe('sourceText', () => {
  test.each([
    ['what the header says', encodeWindows1252(text), 'text/xml; charset=windows-1252'],
    ['what the XML declaration says', encodeWindows1252(text), 'text/xml'],
    ['UTF-8 under a wrong declaration', Buffer.from(text), undefined],
    ['a compressed file', zlib.gzipSync(encodeWindows1252(text)), 'application/gzip'],
  ])('decodes %s', (_title, bytes, contentType) => {
    expect(sourceText(page(bytes, contentType))).toEqual({ ok: true, value: text })
  })

  test.each([
    ['a broken archive', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
    ['an archive that unpacks to more than any sitemap', zlib.gzipSync(Buffer.alloc(60_000_000))],
  ])('refuses %s with its address', (_title, bytes) => {
    const got = sourceText(page(bytes))
    expect(got.ok ? undefined : got.problem.code).toBe('discover/unreadable-feed')
    expect(got.ok ? '' : got.problem.message).toContain('https://diario.example/feed')
  })
})
