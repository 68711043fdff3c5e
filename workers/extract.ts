/** The process that reads pages. It needs only the queue. */
import { runRole } from './run-role.js'

await runRole('extract')
