/** `gaceta decisions`: lists corrections, and takes them out and in as JSON Lines. */
import fs from 'node:fs'
import { Command } from 'commander'
import { present } from '../core/present.js'
import { messageOf, problem, type Problem } from '../core/problem.js'
import { failure, success, type Result } from '../core/result.js'
import type { Decision, NewDecision, Store } from '../store/index.js'
import { withOptions } from './common-options.js'
import { decisionLine, withCommandStore } from './decisions.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { readJsonLines } from './json-lines.js'

type Finish = (code: ExitCode) => void

/** Makes the command with its parts. */
export function decisionsCommand(io: Io, finish: Finish): Command {
  return new Command('decisions')
    .description('List the corrections, and exchange them between databases as JSON Lines.')
    .addCommand(listCommand(io, finish))
    .addCommand(exportCommand(io, finish))
    .addCommand(importCommand(io, finish))
}

function listCommand(io: Io, finish: Finish): Command {
  const command = new Command('list')
    .description('Show the corrections in the order in which they were made.')
    .option('--all', 'also those that were undone')
  withOptions(command, ['db'])
  return command.action(async ({ all }: { all?: boolean }) => {
    finish(await writeAll(command, io, { withUndone: all === true, lineOf: decisionLine }))
  })
}

function exportCommand(io: Io, finish: Finish): Command {
  const command = new Command('export').description(
    'Write all corrections, also those that were undone, one JSON object a line.',
  )
  withOptions(command, ['db'])
  return command.action(async () => {
    finish(await writeAll(command, io, { withUndone: true, lineOf: JSON.stringify }))
  })
}

interface Listing {
  readonly withUndone: boolean
  readonly lineOf: (decision: Decision) => string
}

function writeAll(command: Command, io: Io, { withUndone, lineOf }: Listing): Promise<ExitCode> {
  return withCommandStore(command, io, async (store) => {
    const decisions = await store.listDecisions({ withUndone })
    if (!decisions.ok) return tellProblem(io, decisions.problem)
    for (const decision of decisions.value) await write(io.stdout, `${lineOf(decision)}\n`)
    return exitCodes.done
  })
}

function importCommand(io: Io, finish: Finish): Command {
  const command = new Command('import')
    .description(
      'Make the corrections of a file that `decisions export` wrote. Those that are known stay as they are; a line that cannot be read, or is about what this database does not hold, is reported.',
    )
    .argument('<file>', 'the file; - is standard input')
  withOptions(command, ['db'])
  return command.action(async (file: string) => {
    finish(await withCommandStore(command, io, (store) => importAll(io, store, file)))
  })
}

const maxLineBytes = 65_536

async function importAll(io: Io, store: Store, file: string): Promise<ExitCode> {
  const known = await store.listDecisions({ withUndone: true })
  if (!known.ok) return tellProblem(io, known.problem)
  const before = new Set(known.value.map(({ id }) => id))
  const count = { added: 0, known: 0, refused: 0 }
  const stream = file === '-' ? io.stdin : fs.createReadStream(file)
  try {
    for await (const { number, record } of readJsonLines(stream, maxLineBytes)) {
      const decision = record.ok ? readDecision(record.value) : record
      const made = decision.ok ? await importOne(store, decision.value) : decision
      if (made.ok) count[before.has(made.value.id) ? 'known' : 'added'] += 1
      else {
        count.refused += 1
        await tellProblem(io, located(made.problem, file, number))
      }
    }
  } catch (error) {
    return tellProblem(io, unreadable(file, error))
  }
  await write(
    io.stdout,
    `${count.added} new decisions, ${count.known} known, ${count.refused} refused\n`,
  )
  return count.refused > 0 ? exitCodes.problem : exitCodes.done
}

const located = ({ message, ...rest }: Problem, file: string, line: number): Problem => ({
  ...rest,
  message: `${file}:${line}: ${message}`,
})

function unreadable(file: string, error: unknown): Problem {
  const { code } = error as NodeJS.ErrnoException
  // What is no fault of the file is one of ours.
  if (code === undefined) throw error
  const message = `${file} cannot be read: ${messageOf(error)}`
  return problem(code === 'ENOENT' ? 'input/not-found' : 'input/unreadable', message, error)
}

/** A decision as a file holds it. */
interface ReadDecision {
  readonly decision: NewDecision
  readonly madeAt: Date
  readonly undoneAt: Date | undefined
}

async function importOne(store: Store, read: ReadDecision): Promise<Result<Decision>> {
  const made = await store.addDecision(read.decision, read.madeAt)
  if (!made.ok || read.undoneAt === undefined) return made
  return store.undoDecision(made.value.id, read.undoneAt)
}

const kinds = ['merge', 'split', 'rename', 'retype', 'reject', 'accept'] as const

const isText = (value: unknown): boolean => typeof value === 'string'

type Check = readonly [field: string, isRight: (value: unknown) => boolean, needs: string]

const moments = 'a moment, as 2026-01-31T12:00:00.000Z'

const checks: readonly Check[] = [
  ['kind', (value) => kinds.some((kind) => kind === value), `one of ${kinds.join(', ')}`],
  ['subject', (value) => value === 'entity' || value === 'event', '"entity" or "event"'],
  ['subjectId', isText, 'the id of the subject'],
  ['detail', isTexts, 'an object of texts'],
  ['madeBy', (value) => value === undefined || isText(value), 'a text'],
  ['madeAt', (value) => momentOf(value) !== undefined, moments],
  ['undoneAt', (value) => value === undefined || momentOf(value) !== undefined, moments],
]

/** Reads a line; nothing of it is trusted. */
function readDecision(record: Readonly<Record<string, unknown>>): Result<ReadDecision> {
  const fault = checks.find(([field, isRight]) => !isRight(record[field]))
  if (fault !== undefined) {
    const [field, , needs] = fault
    return failure(problem('input/invalid-record', `"${field}" must be ${needs}.`))
  }
  const { kind, subject, subjectId, detail, madeBy, madeAt } = record as unknown as Decision
  return success({
    decision: { kind, subject, subjectId, detail, ...present({ madeBy }) },
    madeAt: new Date(madeAt),
    undoneAt: momentOf(record['undoneAt']),
  })
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  )
}

/** Only what the export writes: another spelling of the moment would be another decision. */
function momentOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value))
    return undefined
  const moment = new Date(value)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}
