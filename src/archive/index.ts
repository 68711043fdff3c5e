/** Archives: files of pages that somebody fetched before → pages. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { messageOf, problem } from '../core/problem.js'
import { failure, type Result } from '../core/result.js'
import { readHtmlFile } from './html-file.js'
import type { ArchivedPage } from './item.js'
import { readWarc } from './warc.js'

export type { ArchivedPage } from './item.js'

/** Reads the pages of a file or of all files of a folder; what cannot be read is a problem that names its place. */
export async function* readArchive(
  target: string,
  maxBytes: number,
): AsyncGenerator<Result<ArchivedPage>> {
  const stats = await fs.stat(target).catch(() => undefined)
  if (!stats) yield failure(problem('input/not-found', `${target} does not exist.`))
  else if (stats.isDirectory()) yield* readFolder(target, maxBytes)
  else if (isWarc(target)) yield* readWarc(target, maxBytes)
  else if (isHtml(target)) yield await readHtmlFile(target, maxBytes)
  else yield failure(problem('input/unreadable', `${target} is neither .warc, .warc.gz nor .html.`))
}

const isWarc = (file: string): boolean => /\.warc(?:\.gz)?$/i.test(file)
const isHtml = (file: string): boolean => /\.x?html?$/i.test(file)

/** Files of other kinds are passed over; the order is that of the names, so that every run is the same. */
async function* readFolder(folder: string, maxBytes: number): AsyncGenerator<Result<ArchivedPage>> {
  let entries
  try {
    entries = await fs.readdir(folder, { withFileTypes: true })
  } catch (error) {
    yield failure(problem('input/unreadable', `${folder} cannot be read: ${messageOf(error)}`))
    return
  }
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const inner = path.join(folder, entry.name)
    // Links are not followed: they may lead in circles.
    if (entry.isDirectory()) yield* readFolder(inner, maxBytes)
    else if (entry.isFile() && (isWarc(inner) || isHtml(inner))) yield* readArchive(inner, maxBytes)
  }
}
