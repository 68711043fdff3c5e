/** `npm run eval -- KIND [--json]`: measures one stage against gold and prints the scores. */
import { formatReport, type Evaluate } from './report.js'

// Each kind is loaded only when asked for: some read large models and suites.
const kinds: Readonly<Record<string, () => Promise<Evaluate>>> = {
  articles: async () => (await import('./articles.js')).evaluate,
  duplicates: async () => (await import('./duplicates.js')).evaluate,
  figures: async () => (await import('./figures.js')).evaluate,
  events: async () => (await import('./events.js')).evaluate,
  language: async () => (await import('./language.js')).evaluate,
  names: async () => (await import('./names.js')).evaluateNames,
  officials: async () => (await import('./officials.js')).evaluate,
  places: async () => (await import('./places.js')).evaluate,
  periods: async () => (await import('./periods.js')).evaluate,
  robots: async () => (await import('./robots.js')).evaluate,
  urls: async () => (await import('./urls.js')).evaluate,
  'search-forms': async () => (await import('./search-forms.js')).evaluateSearchForms,
  resolve: async () => (await import('./resolve.js')).evaluate,
  seeds: async () => (await import('./seeds.js')).evaluateSeeds,
}

async function main(args: readonly string[]): Promise<number> {
  const [kind, ...options] = args.filter((argument) => argument !== '--json')
  const load = kind === undefined ? undefined : kinds[kind]
  if (!load) {
    console.error(`Usage: npm run eval -- KIND [--json]\nKinds: ${Object.keys(kinds).join(', ')}`)
    return 2
  }
  const report = await (await load())(options)
  console.log(args.includes('--json') ? JSON.stringify(report) : formatReport(report))
  return 0
}

process.exitCode = await main(process.argv.slice(2))
