/** The icon, the style sheet and the script of the desk, under addresses that change with their content. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../core/package-root.js'

/** A file that every page may load. */
export interface StaticFile {
  /** Its address, with a part of its hash, so that browsers may keep it for good. */
  readonly address: string
  readonly type: string
  readonly text: string
}

function readStatic(name: string, type: string): StaticFile {
  const text = fs.readFileSync(path.join(packageRoot, 'src', 'web', 'static', name), 'utf8')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const [stem, ending] = name.split('.')
  return { address: `/static/${stem}-${hash}.${ending}`, type, text }
}

/** Reads the files that come with the desk. */
export function readStaticFiles(): {
  readonly icon: StaticFile
  readonly style: StaticFile
  readonly script: StaticFile
} {
  return {
    icon: readStatic('icon.svg', 'image/svg+xml; charset=utf-8'),
    style: readStatic('desk.css', 'text/css; charset=utf-8'),
    script: readStatic('desk.js', 'text/javascript; charset=utf-8'),
  }
}
