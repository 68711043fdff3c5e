import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { packageRoot } from '../../../src/core/package-root.js'
import { checkAddress, isAllowedAddress } from '../../../src/fetch/address-guard.js'

const strict = { allowLoopback: false }

describe('checkAddress', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://localhost/',
    'http://a.localhost/',
    'http://metadata.google.internal/',
    'http://printer.local/',
    'http://intranet/',
    'http://255.255.255.255/',
    'http://224.0.0.1/',
  ])('refuses %s', (address) => {
    expect(checkAddress(address, strict)?.code).toBe('fetch/refused-address')
  })

  test.each(['ftp://example.org/', 'file:///etc/passwd', 'gopher://example.org/', 'nonsense', ''])(
    'refuses %j as no web address',
    (address) => {
      expect(checkAddress(address, strict)?.code).toBe('input/invalid-url')
    },
  )

  test.each(['https://www.example.org/a', 'http://93.184.216.34/', 'http://[2606:2800:220:1::1]/'])(
    'lets %s pass',
    (address) => {
      expect(checkAddress(address, strict)).toBeUndefined()
    },
  )

  it('lets loopback pass, and nothing else that is private, when told so', () => {
    const open = { allowLoopback: true }
    expect(checkAddress('http://127.0.0.1:8080/', open)).toBeUndefined()
    expect(checkAddress('http://demo.localhost:8080/', open)).toBeUndefined()
    expect(checkAddress('http://10.0.0.1/', open)?.code).toBe('fetch/refused-address')
    expect(isAllowedAddress('169.254.169.254', open)).toBe(false)
  })
})

// Other people's list of addresses that lead inside: read where it lies, never copied.
const listed = path.join(packageRoot, '../shared/suites/payloads/ssrf-cloud-metadata.txt')
describe.skipIf(!fs.existsSync(listed))(
  'the open list of cloud metadata addresses (skipped where absent)',
  () => {
    it('is refused as far as its lines are literal addresses', () => {
      const literal = fs
        .readFileSync(fs.existsSync(listed) ? listed : import.meta.filename, 'utf8')
        .split('\n')
        .filter((line) => /^https?:\/\/[\d.[\]:a-fx]+(?:[/:]|$)/i.test(line) && URL.canParse(line))
      expect(literal.length).toBeGreaterThan(5)
      expect(literal.filter((line) => checkAddress(line, strict) === undefined)).toEqual([])
    })
  },
)
