/** The files of the trained models: read as they lie, or unpacked beside other work and shared by threads. */
import fs from 'node:fs'
import path from 'node:path'
import { unpackBeside } from './gunzip.js'
import { packageRoot } from './package-root.js'
import { messageOf, problem } from './problem.js'
import { failure, success, type Result } from './result.js'

const names = ['lexicon', 'tagger', 'events'] as const

/** The bytes of the model files, packed or not: who loads them takes both. They can travel to a thread. */
export type ModelFiles = Readonly<Record<(typeof names)[number], Uint8Array>>

const fileOf = (name: string): string => path.join(packageRoot, 'data/models', `${name}.bin.gz`)

/** Reads the files as they lie, or says which cannot be read. */
export function readModelFiles(): Result<ModelFiles> {
  const files: [string, Uint8Array][] = []
  for (const name of names) {
    try {
      files.push([name, fs.readFileSync(fileOf(name))])
    } catch (error) {
      const message = `The model file ${fileOf(name)} cannot be read: ${messageOf(error)}`
      return failure(problem('model/unreadable', message, error))
    }
  }
  return success(Object.fromEntries(files) as ModelFiles)
}

/** Reads the files and unpacks them on threads of Node's own, while this one goes on. */
export async function unpackModelFiles(): Promise<Result<ModelFiles>> {
  const read = readModelFiles()
  if (!read.ok) return read
  try {
    const unpacked = await Promise.all(
      names.map(async (name) => [name, await unpackBeside(read.value[name])] as const),
    )
    return success(Object.fromEntries(unpacked) as ModelFiles)
  } catch (error) {
    const message = `A model file is cut short or damaged: ${messageOf(error)}`
    return failure(problem('model/unreadable', message, error))
  }
}

/** Unpacks the files into memory that all threads can read, so that one of them does it for all. */
export async function shareModelFiles(): Promise<Result<ModelFiles>> {
  const files = await unpackModelFiles()
  if (!files.ok) return files
  const shared = names.map((name) => [name, share(files.value[name])] as const)
  return success(Object.fromEntries(shared) as ModelFiles)
}

function share(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
  shared.set(bytes)
  return shared
}
