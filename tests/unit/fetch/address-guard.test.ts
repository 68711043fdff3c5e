import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { packageRoot } from '../../../src/core/package-root.js'
import {
  checkAddress,
  guardedLookup,
  isAllowedAddress,
  RefusedAddressError,
} from '../../../src/fetch/address-guard.js'

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
    'http://[2002:7f00:1::]/',
    'http://[2002:a00:1::1]/',
    'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b:1::a00:1]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://[::]/',
    'http://017700000001/',
    'http://0x7f000001/',
    'http://127.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://192.0.2.1/',
    'http://240.0.0.1/',
    'http://localhost./',
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

// Other people's lists of addresses that lead inside: read where they lie, never copied.
const folder = path.join(packageRoot, '../shared/suites/payloads')
const files = ['ssrf-cloud-metadata.txt', 'ssrf-patt.txt']
describe.skipIf(!fs.existsSync(folder))(
  `open lists of addresses that lead inside (skipped when ${folder} is absent)`,
  () => {
    test.each(files)(
      '%s: what is a literal address or a name without a public domain is refused',
      (file) => {
        const lines = fs.readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean)
        const passed = lines.filter((line) => checkAddress(line, strict) === undefined)
        // A public name may lead anywhere: it is judged by what it resolves to, when it is connected to.
        const isPublicName = (line: string) => /[a-z]\.[a-z]{2,}$/i.test(new URL(line).hostname)
        expect(lines.length).toBeGreaterThan(20)
        expect(passed.filter((line) => !isPublicName(line))).toEqual([])
      },
    )
  },
)

describe('guardedLookup', () => {
  const lookup = (host: string, allowLoopback = false) =>
    new Promise<unknown>((resolve) => {
      guardedLookup({ allowLoopback })(host, { all: true }, (error, found) => {
        resolve(error ?? found)
      })
    })

  it('refuses what a name leads to, when it is connected to', async () => {
    // The resolver of this machine itself says that these names are private.
    for (const host of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:10.0.0.1'])
      expect(await lookup(host)).toBeInstanceOf(RefusedAddressError)
    expect(await lookup('127.0.0.1', true)).toEqual([{ address: '127.0.0.1', family: 4 }])
    expect(await lookup('10.0.0.1', true)).toBeInstanceOf(RefusedAddressError)
  })
})
