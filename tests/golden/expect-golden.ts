/**
 * Golden files: what the program says now, written by the machine and read by a person as a diff.
 * `UPDATE=1` writes them; where `CI` is set that is refused, and a missing file is always a failure.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'

/** The parts of the environment that decide what happens to golden files. */
export interface GoldenEnvironment {
  readonly UPDATE?: string | undefined
  readonly CI?: string | undefined
}

/** Writes a value as a golden file holds it: text as it is, anything else as indented JSON. */
export function toGoldenText(value: unknown): string {
  return typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`
}

function isSet(variable: string | undefined): boolean {
  return variable !== undefined && !['', '0', 'false'].includes(variable)
}

function writeGolden(file: string, text: string, environment: GoldenEnvironment): void {
  if (isSet(environment.CI)) throw new Error(`UPDATE is refused where CI is set: ${file}`)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
}

/** Fails unless the golden file holds exactly the value; with `UPDATE=1` makes it so. */
export function expectGolden(
  file: string,
  value: unknown,
  environment: GoldenEnvironment = process.env,
): void {
  const text = toGoldenText(value)
  if (isSet(environment.UPDATE)) writeGolden(file, text, environment)
  if (!fs.existsSync(file))
    throw new Error(`The golden file ${file} is missing; UPDATE=1 writes it, then read it.`)
  expect(text, `differs from ${file}; if that is right, run with UPDATE=1`).toBe(
    fs.readFileSync(file, 'utf8'),
  )
}
