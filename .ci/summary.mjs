// Reads Vitest's JSON report, fails when a suite that needs Redis or a browser was skipped, prints the closing line.
import fs from 'node:fs'

const report = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))
const skipped = report.testResults.flatMap((file) =>
  file.assertionResults
    .filter(({ status }) => status === 'pending' || status === 'skipped')
    .map(({ fullName }) => `${file.name}: ${fullName}`),
)
const unacceptable = skipped.filter((name) => /redis|browser|chromium/i.test(name))
for (const name of skipped) console.log(`skipped: ${name}`)
for (const name of unacceptable) console.log(`must not be skipped here: ${name}`)
// A file that could not run at all holds no test that failed.
const broken = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length
const failed = report.numFailedTests + broken + unacceptable.length
console.log(`${report.numPassedTests} passed, ${failed} failed`)
process.exit(failed > 0 || report.numPassedTests === 0 ? 1 : 0)
