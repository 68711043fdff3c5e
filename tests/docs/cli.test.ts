/** `docs/cli.md` holds the help of every command and the table of options, exactly as the program prints them. */
import { describe, expect, it } from 'vitest'
import type { Command } from 'commander'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { buildProgram } from '../../src/cli/program.js'
import type { Io } from '../../src/cli/io.js'
import { optionTable } from '../../src/core/config.js'
import { packageRoot } from '../../src/core/package-root.js'
import { expectGolden } from '../golden/expect-golden.js'

const io: Io = {
  stdin: new PassThrough(),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  isTerminal: false,
  environment: {},
  clock: { now: () => new Date('2026-01-01T00:00:00Z') },
  signal: new AbortController().signal,
}

/** The help of a command and of those within it. */
function helpOf(command: Command, parent: string): string[] {
  const name = `${parent} ${command.name()}`
  return [
    `## \`${name}\``,
    '',
    '```text',
    command.helpInformation().trimEnd(),
    '```',
    '',
    ...command.commands.flatMap((part) => helpOf(part, name)),
  ]
}

function reference(): string {
  const program = buildProgram(io, () => undefined)
  const intro = [
    '# Command line',
    '',
    'This page is written by the program itself (`UPDATE=1 npx vitest run tests/docs`) and checked by a test.',
    '',
    'Exit codes: 0 done, 1 problem, 2 usage.',
    'Results go to standard output, progress and problems to standard error.',
    '',
    '## `gaceta`',
    '',
    '```text',
    program.helpInformation().trimEnd(),
    '```',
    '',
  ]
  const commands = program.commands.flatMap((command) => helpOf(command, 'gaceta'))
  const options = [
    '## Options',
    '',
    'A flag wins over its environment variable, and that over the default.',
    '',
    '| flag | environment variable | default | accepts | meaning |',
    '| --- | --- | --- | --- | --- |',
    ...Object.values(optionTable).map(
      (spec) =>
        `| \`--${spec.flag}\` | \`${spec.env}\` | \`${String(spec.default)}\` | ${spec.accepts} | ${spec.meaning} |`,
    ),
    '',
  ]
  return [...intro, ...commands, ...options].join('\n')
}

describe('docs/cli.md', () => {
  it('is what the program says of itself', () => {
    expectGolden(path.join(packageRoot, 'docs/cli.md'), reference())
  })

  it('covers every command with a description', () => {
    const program = buildProgram(io, () => undefined)
    expect(program.commands.filter((command) => command.description() === '')).toEqual([])
  })
})
