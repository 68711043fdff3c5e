/** Where the program's own files lie, whether it runs from `dist/`, from an installed package or from a test. */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

function findRoot(folder: string): string {
  if (
    fs.existsSync(path.join(folder, 'package.json')) &&
    fs.existsSync(path.join(folder, 'schema'))
  )
    return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error('The package folder of Gaceta was not found.')
  return findRoot(parent)
}

/** The absolute path of the package folder, without a slash at its end. */
export const packageRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)))

/** The compiled program of the threads that read (`workers/extract-thread.ts`). */
export const readingThread = pathToFileURL(path.join(packageRoot, 'dist/workers/extract-thread.js'))

/** The version that `package.json` states. */
export function packageVersion(): string {
  const text = fs.readFileSync(path.join(packageRoot, 'package.json'), 'utf8')
  const version: unknown = (JSON.parse(text) as Record<string, unknown>)['version']
  if (typeof version !== 'string') throw new Error('package.json states no version.')
  return version
}
