/** The process that asks the network. It needs only the queue. */
import { runRole } from './run-role.js'

await runRole('fetch')
