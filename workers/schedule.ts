/** The process that gives what is due to the queue. It needs the database. */
import { runRole } from './run-role.js'

await runRole('schedule')
