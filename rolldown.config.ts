/**
 * The last step of the build: joins our own compiled modules into a few files, in place of the compiled programs. Node
 * takes about a millisecond to find, read and link a module, and reading alone has some 270. Packages stay where they
 * are installed. What `bench` imports from `dist/src` stays apart.
 */
import fs from 'node:fs'
import { defineConfig, type Plugin } from 'rolldown'

const programs = [
  'src/cli/main',
  ...['extract-thread', 'extract', 'fetch', 'schedule', 'store'].map((name) => `workers/${name}`),
]

// Files of an earlier build would be packed with the others.
fs.rmSync('dist/chunks', { recursive: true, force: true })

interface TownModule {
  readonly makeTownFile: () => Uint8Array
  readonly townFile: string
}

/** Writes the table of towns beside the joined modules. */
const towns: Plugin = {
  name: 'towns',
  async generateBundle() {
    const compiled = new URL('dist/src/lexicon/places/towns.js', import.meta.url).href
    const { makeTownFile, townFile } = (await import(compiled)) as TownModule
    this.emitFile({ type: 'asset', fileName: `chunks/${townFile}`, source: makeTownFile() })
  },
}

// eslint-disable-next-line no-restricted-exports -- Rolldown asks for a default export.
export default defineConfig({
  input: Object.fromEntries(programs.map((name) => [name, `dist/${name}.js`])),
  platform: 'node',
  external: (id) => !/^[./]/.test(id),
  logLevel: 'warn',
  plugins: [towns],
  output: {
    ...{ dir: 'dist', format: 'esm' },
    ...{ entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
  },
})
