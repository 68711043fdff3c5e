/** The process that keeps the ledger: one for each database. */
import { runRole } from './run-role.js'

await runRole('store')
