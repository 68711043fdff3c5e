/** `gaceta serve`: the analysts' desk in a browser. */
import { Command } from 'commander'
import type { Config } from '../core/config.js'
import { messageOf } from '../core/problem.js'
import type { Result } from '../core/result.js'
import type { Store } from '../store/index.js'
import { startAlerts } from './alerts.js'
import { commandConfig, withOptions } from './common-options.js'
import { exitCodes, tellProblem, write, type ExitCode, type Io } from './io.js'
import { withExistingStore } from './open-store.js'

/** Makes the command. */
export function serveCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('serve')
    .description(
      'Serve the desk: search, evidence, corrections and exports in a browser. Alerts of saved searches are sent meanwhile.',
    )
    .action(async () => {
      const config = commandConfig(command, io)
      finish(
        config.ok
          ? await withExistingStore(io, config.value, (store) => serve(io, config.value, store))
          : await tellProblem(io, config.problem),
      )
    })
  return withOptions(command, ['db', 'host', 'port', 'allowPrivateWebhooks'])
}

async function serve(io: Io, config: Config, store: Store): Promise<ExitCode> {
  const desk = await openDesk(io, config, store)
  if (!desk.ok) return tellProblem(io, desk.problem)
  const alerts = await startAlerts(io, config, store)
  await aborted(io.signal)
  await alerts.end()
  await desk.value.close()
  return exitCodes.done
}

/** Serves the desk on a store as the configuration says, and tells the person where it is. */
export async function openDesk(
  io: Io,
  config: Config,
  store: Store,
): Promise<Result<{ readonly close: () => Promise<void> }>> {
  const { serveDesk } = await import('../web/index.js')
  const { host, port, password } = config
  const served = await serveDesk({
    ...{ store, host, port, allowPrivateWebhooks: config.allowPrivateWebhooks },
    ...(password === '' ? {} : { password }),
    now: () => io.clock.now().getTime(),
    onFault: (fault, path) => {
      io.stderr.write(`gaceta: ${path}: ${messageOf(fault)} [internal/unexpected]\n`)
    },
  })
  if (served.ok) await write(io.stdout, `The desk is at ${served.value.origin} (Ctrl-C ends it)\n`)
  return served
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else
      signal.addEventListener('abort', () => {
        resolve()
      })
  })
}
