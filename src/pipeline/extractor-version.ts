/** Which extractor this is: its version and its models, so that two of them are never taken for one. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot, packageVersion } from '../core/package-root.js'

const hashLength = 16

/** Names the extractor by the version of the package and a hash over all its models. */
export function extractorVersion(): string {
  const folder = path.join(packageRoot, 'data/models')
  const hash = createHash('sha256')
  for (const name of fs.readdirSync(folder).sort()) {
    if (/\.bin(?:\.gz)?$/.test(name))
      hash.update(name).update(fs.readFileSync(path.join(folder, name)))
  }
  return `${packageVersion()}+${hash.digest('hex').slice(0, hashLength)}`
}
