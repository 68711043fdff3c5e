import { describe, expect, it } from 'vitest'
import { describeConfig, optionTable, readConfig } from '../../../src/core/config.js'

describe('readConfig', () => {
  it('takes the default where nothing is given', () => {
    const config = readConfig({}, {})
    expect(config.ok && config.value.concurrency).toBe(optionTable.concurrency.default)
  })

  it('prefers the flag to the environment variable, and that to the default', () => {
    const config = readConfig(
      { db: 'flag.sqlite' },
      { GACETA_DB: 'env.sqlite', GACETA_LOG: 'json' },
    )
    expect(config.ok && [config.value.db, config.value.log]).toEqual(['flag.sqlite', 'json'])
  })

  it('reports all faults together, each under the name that was used', () => {
    const config = readConfig(
      { concurrency: '0' },
      { GACETA_TIMEOUT_MS: 'soon', GACETA_LOG: 'loud' },
    )
    expect(config.ok ? undefined : config.problem).toEqual({
      code: 'config/invalid',
      message:
        '--concurrency: "0" is not a whole number from 1 to 64; GACETA_TIMEOUT_MS: "soon" is not a whole number' +
        ' from 100 to 600000; GACETA_LOG: "loud" is not none or json',
    })
  })

  it('freezes what it returns', () => {
    const config = readConfig({}, {})
    expect(config.ok && Object.isFrozen(config.value)).toBe(true)
  })
})

describe('describeConfig', () => {
  it('prints one line for every option', () => {
    const config = readConfig({}, {})
    const lines = config.ok ? describeConfig(config.value) : []
    expect(lines).toHaveLength(Object.keys(optionTable).length)
    expect(lines[0]).toContain('--db = gaceta.sqlite')
  })
})
