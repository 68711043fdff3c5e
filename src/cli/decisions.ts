/** `gaceta merge`, `split`, `rename`, `retype`, `reject` and `undo`: corrections, the same as those of the desk. */
import { Command, Option as Flag } from 'commander'
import { present } from '../core/present.js'
import { success, type Result } from '../core/result.js'
import type { Decision, NewDecision, Store } from '../store/index.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore } from './open-store.js'
import { printable } from './printable.js'

type Finish = (code: ExitCode) => void

interface Correction {
  readonly kind: NewDecision['kind']
  readonly description: string
  /** What the kind needs beside the id: its name in the detail, and what it means. */
  readonly value?: readonly [name: string, meaning: string]
}

const corrections: readonly Correction[] = [
  {
    kind: 'merge',
    description: 'Decide that two entities, or two events, are one.',
    value: ['into', 'id of the other one'],
  },
  {
    kind: 'split',
    description: 'Decide that a part of an entity or event is another one.',
    value: ['member', 'what goes apart: a name, or an id; of an event one of its articles'],
  },
  {
    kind: 'rename',
    description: 'Decide what an entity or event is called.',
    value: ['name', 'the name, of up to 300 characters'],
  },
  {
    kind: 'retype',
    description: 'Decide of what type an entity or event is.',
    value: ['type', 'company, public_body, …; of an event fair, meeting, …'],
  },
  {
    kind: 'reject',
    description: 'Decide that an entity or event is none; searches and exports leave it out.',
  },
]

/** The commands that make corrections. */
export const correctionCommands = corrections.map(
  (correction) => (io: Io, finish: Finish) => correctionCommand(correction, io, finish),
)

interface CorrectionFlags {
  readonly event?: boolean
  readonly by?: string
}

function correctionCommand(
  { kind, description, value }: Correction,
  io: Io,
  finish: Finish,
): Command {
  const command = new Command(kind)
    .description(`${description} It holds for later articles too; \`gaceta undo\` takes it back.`)
    .argument('<id>', 'id of the entity or event')
  if (value) command.argument(`<${value[0]}>`, value[1])
  command
    .addOption(new Flag('--event', 'the id is that of an event; without it, the store is asked'))
    .option('--by <name>', 'who decides')
  withOptions(command, ['db'])
  const decide = async (id: string, given: string | undefined): Promise<ExitCode> => {
    const { event, by }: CorrectionFlags = command.opts()
    const detail = value && given !== undefined ? { [value[0]]: given } : {}
    return withCommandStore(command, io, async (store) => {
      const subject = event === true ? success('event' as const) : await subjectOf(store, id)
      const made = subject.ok
        ? await store.addDecision(
            { kind, subject: subject.value, subjectId: id, detail, ...present({ madeBy: by }) },
            io.clock.now(),
          )
        : subject
      if (!made.ok) return tellProblem(io, made.problem)
      await write(io.stdout, `${decisionLine(made.value)}\n`)
      return exitCodes.done
    })
  }
  return command.action(async (id: string, given: unknown) => {
    finish(await decide(id, typeof given === 'string' ? given : undefined))
  })
}

/** An id of neither is taken for an entity's, so that the store says that there is none. */
async function subjectOf(store: Store, id: string): Promise<Result<NewDecision['subject']>> {
  const event = await store.eventDetail(id)
  return event.ok ? success(event.value === undefined ? 'entity' : 'event') : event
}

/** Makes `gaceta undo`. */
export function undoCommand(io: Io, finish: Finish): Command {
  const command = new Command('undo')
    .description('Take a correction back with all that it did.')
    .argument('<decision>', 'its id, as `gaceta decisions list` shows it')
  withOptions(command, ['db'])
  return command.action(async (id: string) => {
    const code = await withCommandStore(command, io, async (store) => {
      const undone = await store.undoDecision(id, io.clock.now())
      if (!undone.ok) return tellProblem(io, undone.problem)
      await write(io.stdout, `${decisionLine(undone.value)}\n`)
      return exitCodes.done
    })
    finish(code)
  })
}

/** Runs the work with the store that the command's configuration names. */
export async function withCommandStore(
  command: Command,
  io: Io,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = commandConfig(command, io)
  return config.ok ? withExistingStore(io, config.value, work) : tellProblem(io, config.problem)
}

const outcomes: Readonly<Record<Decision['kind'], (of: string, value: string) => string>> = {
  merge: (of, value) => `${of} is one with ${value}`,
  split: (of, value) => `${of} is another than ${value}`,
  rename: (of, value) => `${of} is called ${JSON.stringify(value)}`,
  retype: (of, value) => `${of} is of type ${value}`,
  reject: (of) => `${of} is rejected`,
  accept: (of) => `${of} is accepted`,
}

/** One line that says what was decided, with the decision's id first. */
export function decisionLine({ id, kind, subject, subjectId, detail, ...rest }: Decision): string {
  const [value = ''] = Object.values(detail)
  const who = rest.madeBy === undefined ? '' : ` by ${rest.madeBy}`
  const undone = rest.undoneAt === undefined ? '' : ' (undone)'
  const outcome = outcomes[kind](`${subject} ${subjectId}`, value)
  return printable(`${id}  ${rest.madeAt.slice(0, 16)}Z  ${outcome}${who}${undone}`)
}
