const stages =
  'discover|fetch|article|language|tagger|entities|resolve|events|lexicon|store|export|duplicates|archive'
const kernel = 'core|model|text'
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/web/static/|\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'kernel-imports-only-kernel',
      severity: 'error',
      from: { path: `^src/(${kernel})/` },
      to: { path: '^src/', pathNot: `^src/(${kernel})/` },
    },
    {
      name: 'model-and-text-are-pure',
      severity: 'error',
      from: { path: '^src/(model|text)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'core'] },
    },
    {
      name: 'stages-do-not-know-each-other',
      severity: 'error',
      from: { path: `^src/(${stages})/`, pathNot: '^src/store/' },
      to: { path: '^src/', pathNot: [`^src/(${kernel})/`, '^src/$1/'] },
    },
    {
      // The store decides which names are one thing in the transaction that stores them.
      name: 'of-the-stages-the-store-knows-only-resolve',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: '^src/', pathNot: [`^src/(${kernel})/`, '^src/(store|resolve)/'] },
    },
    {
      name: 'entity-kinds-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/entities/([^/]+)/' },
      to: { path: '^src/entities/([^/]+)', pathNot: '^src/entities/$1/' },
    },
    {
      name: 'pipeline-has-no-queue-no-delivery',
      severity: 'error',
      from: { path: '^src/(pipeline|search)/' },
      to: { path: '^src/(queue|crawl|cli|web|demo)/|^workers/' },
    },
    {
      name: 'queue-knows-only-the-kernel',
      severity: 'error',
      from: { path: '^src/queue/' },
      to: { path: '^src/', pathNot: `^src/(queue|${kernel})/` },
    },
    {
      name: 'deliveries-do-not-know-each-other',
      severity: 'error',
      // The command line starts the desk, as it starts the demo.
      from: { path: '^src/(cli|web|crawl|queue)/', pathNot: '^src/cli/serve\\.ts$' },
      to: { path: '^src/(cli|web)/', pathNot: '^src/$1/' },
    },
    {
      name: 'demo-knows-only-the-kernel',
      severity: 'error',
      from: { path: '^src/demo/' },
      to: { path: '^src/', pathNot: `^src/(demo|${kernel})/` },
    },
    {
      name: 'only-the-command-line-starts-the-demo',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/(cli|demo)/' },
      to: { path: '^src/demo/' },
    },
    {
      name: 'enter-a-folder-by-its-index',
      severity: 'error',
      from: { path: '^(src|workers)/([^/]+)' },
      to: {
        path: `^src/(?!(${kernel})/)([^/]+)/.+`,
        pathNot: ['^src/[^/]+/index\\.ts$', '^src/$2/'],
      },
    },
    {
      name: 'only-queue-and-workers-know-bullmq',
      severity: 'error',
      from: { path: '^(src|workers)', pathNot: '^src/queue/' },
      to: { path: 'node_modules/(bullmq|ioredis)' },
    },
    {
      name: 'only-store-knows-sqlite',
      severity: 'error',
      from: { path: '^(src|workers)', pathNot: '^src/store/' },
      to: { path: 'node_modules/(better-sqlite3|@types/better-sqlite3)' },
    },
    {
      name: 'only-fetch-touches-the-network',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(fetch|web|demo)/|^src/crawl/metrics-server\\.ts$' },
      to: { path: '^(node:)?(http|https|net|tls|dns)$|node_modules/undici' },
    },
    {
      name: 'workers-are-thin',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: '^src/', pathNot: '^src/(core|lexicon|pipeline|queue|store|crawl)/' },
    },
    {
      name: 'src-does-not-import-tests-or-workers',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|workers)/' },
    },
    {
      name: 'no-dev-dependency-in-src',
      severity: 'error',
      from: { path: '^(src|workers)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
