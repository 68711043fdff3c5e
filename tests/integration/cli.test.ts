/** The program as a process: help, usage, configuration. */
import { describe, expect, it, test } from 'vitest'
import { runGaceta } from './run-gaceta.js'

const commands = ['demo', 'extract', 'add', 'crawl', 'search', 'export', 'health', 'config']

describe('gaceta', () => {
  test.each(commands)('explains %s', async (command) => {
    const { code, stdout } = await runGaceta([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^Usage: gaceta ${command} `))
  })

  it('lists its commands', async () => {
    const { code, stdout } = await runGaceta(['--help'])
    expect(code).toBe(0)
    for (const command of commands) expect(stdout).toContain(`\n  ${command} `)
  })

  test.each([
    ['nothing', []],
    ['an unknown command', ['fly']],
    ['an unknown flag', ['health', '--loud']],
    ['a missing argument', ['add']],
    ['an unknown table', ['export', 'weather']],
    ['an unknown event type', ['search', '--type', 'party']],
    ['a language that it does not read', ['extract', '--lang', 'pt']],
    ['a publication date that is none', ['extract', '--published', 'soon']],
  ])('answers %s with exit code 2 and says why', async (_title, args) => {
    const { code, stdout, stderr } = await runGaceta(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.length).toBeGreaterThan(20)
  })

  it('reports all faults of the configuration together', async () => {
    const environment = { GACETA_CONCURRENCY: 'many', GACETA_LOG: 'loud' }
    const { code, stderr } = await runGaceta(['config'], { environment })
    expect(code).toBe(2)
    expect(stderr).toBe(
      'gaceta: GACETA_CONCURRENCY: "many" is not a whole number from 1 to 64; GACETA_LOG: "loud" is not none or json [config/invalid]\n',
    )
  })

  it('prints the configuration of this run', async () => {
    const { code, stdout } = await runGaceta(['config', '--concurrency', '3'], {
      environment: { GACETA_DB: 'x.sqlite' },
    })
    expect(code).toBe(0)
    expect(stdout).toContain('--db = x.sqlite ')
    expect(stdout).toContain('--concurrency = 3 ')
  })

  test.each([['search', 'x'], ['export', 'events'], ['health']])(
    'does not make a database for %s',
    async (...args) => {
      const { code, stderr } = await runGaceta([...args, '--db', 'nowhere/none.sqlite'])
      expect(code).toBe(1)
      expect(stderr).toContain('[input/not-found]')
    },
  )
})
