/**
 * A small assembler for WebAssembly: expressions in, the bytes of a module out. It knows the instructions that
 * `kernel-code.ts` and `chain-code.ts` need, so that the program needs neither a toolchain nor a binary file for its vector arithmetic.
 */

/** Code that leaves one value on the stack, or none. */
export type Code = readonly number[]

/** Types of values. */
export const type = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const

/** A function: its parameters are whole numbers, its further variables have the types given. */
export interface WasmFunction {
  readonly name: string
  readonly parameters: number
  readonly variables: readonly number[]
  /** Whether it gives a whole number. */
  readonly hasResult: boolean
  readonly body: Code
}

/** Writes a module that imports the memory `env.memory` and exports the functions. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array {
  const types = functions.map(({ parameters, hasResult }) => [
    ...[0x60, ...list(Array.from({ length: parameters }, () => [type.i32]))],
    ...list(hasResult ? [[type.i32]] : []),
  ])
  const memory = [...text('env'), ...text('memory'), 0x02, 0x00, ...unsigned(1)]
  const exported = functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)])
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, types),
    ...section(2, [memory]),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(7, exported),
    ...section(10, functions.map(functionBody)),
  ])
}

function functionBody({ variables, body }: WasmFunction): Code {
  const code = [...list(variables.map((kind) => [...unsigned(1), kind])), ...body, 0x0b]
  return [...unsigned(code.length), ...code]
}

function section(id: number, entries: readonly Code[]): Code {
  const content = list(entries)
  return [id, ...unsigned(content.length), ...content]
}

function list(entries: readonly Code[]): Code {
  return [...unsigned(entries.length), ...entries.flat()]
}

function text(value: string): Code {
  const bytes = new TextEncoder().encode(value)
  return [...unsigned(bytes.length), ...bytes]
}

function unsigned(value: number): Code {
  const bytes: number[] = []
  let rest = value >>> 0
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return [...bytes, rest]
}

function signed(value: number): Code {
  const bytes: number[] = []
  let rest = value | 0
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 0x7f) | 0x80)
  return [...bytes, rest & 0x7f]
}

/** A variable's value, by its number. */
export function get(variable: number): Code {
  return [0x20, ...unsigned(variable)]
}

/** Gives a variable a value. */
export function set(variable: number, value: Code): Code {
  return [...value, 0x21, ...unsigned(variable)]
}

/** A whole number. */
export function constant(value: number): Code {
  return [0x41, ...signed(value)]
}

/** An instruction of whole numbers with two operands. */
function binary(instruction: number) {
  return (left: Code, right: Code): Code => [...left, ...right, instruction]
}

/** Arithmetic and comparison of whole numbers. */
export const i32 = {
  lessThan: binary(0x49),
  add: binary(0x6a),
  subtract: binary(0x6b),
  and: binary(0x71),
  or: binary(0x72),
  shiftLeft: binary(0x74),
  shiftRight: binary(0x76),
  isZero: (value: Code): Code => [...value, 0x45],
  trailingZeros: (value: Code): Code => [...value, 0x68],
  /** Reads four bytes at the address and the offset. */
  load: (address: Code, offset = 0): Code => [...address, 0x28, 0x02, ...unsigned(offset)],
  /** Reads two bytes with sign. */
  load16: (address: Code, offset = 0): Code => [...address, 0x2e, 0x01, ...unsigned(offset)],
  store: (address: Code, value: Code): Code => [...address, ...value, 0x36, 0x02, 0x00],
  /** Of two numbers with sign the greater one; both are written twice. */
  greatest: (left: Code, right: Code): Code => choose(left, right, [...left, ...right, 0x4a]),
  least: (left: Code, right: Code): Code => choose(left, right, [...left, ...right, 0x48]),
} as const

/** The first value if the condition holds, else the second. */
export function choose(left: Code, right: Code, condition: Code): Code {
  return [...left, ...right, ...condition, 0x1b]
}

/** Numbers of double precision. */
export const f64 = {
  constant: (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
  load: (address: Code, offset = 0): Code => [...address, 0x2b, 0x03, ...unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    ...[...address, ...value],
    ...[0x39, 0x03, ...unsigned(offset)],
  ],
  add: binary(0xa0),
  multiply: binary(0xa2),
  divide: binary(0xa3),
  greater: binary(0x64),
  fromInteger: (value: Code): Code => [...value, 0xb7],
  /** Rounds to what a number of single precision holds. */
  toSingle: (value: Code): Code => [...value, 0xb6, 0xbb],
} as const

/** Runs the body again and again while the condition holds. */
export function loopWhile(condition: Code, body: Code): Code {
  return [
    ...[0x02, 0x40, 0x03, 0x40],
    ...[...i32.isZero(condition), 0x0d, 0x01],
    ...[...body, 0x0c, 0x00],
    ...[0x0b, 0x0b],
  ]
}

/** Runs the body if the condition holds. */
export function when(condition: Code, body: Code): Code {
  return [...condition, 0x04, 0x40, ...body, 0x0b]
}

function vector(instruction: number, ...immediates: readonly Code[]): Code {
  return [0xfd, ...unsigned(instruction), ...immediates.flat()]
}

function vectorBinary(instruction: number) {
  return (left: Code, right: Code): Code => [...left, ...right, ...vector(instruction)]
}

/** Vectors of sixteen bytes. */
export const v128 = {
  load: (address: Code, offset = 0): Code => [
    ...address,
    ...vector(0x00, [0x04], unsigned(offset)),
  ],
  store: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    ...vector(0x0b, [0x04], unsigned(offset)),
  ],
  constant: (bytes: Code): Code => vector(0x0c, bytes),
  and: vectorBinary(0x4e),
  /** Bit by bit the first where the mask is set, else the second. */
  choose: (left: Code, right: Code, mask: Code): Code => [
    ...[...left, ...right, ...mask],
    ...vector(0x52),
  ],
  /** Turns the lanes by this many bytes. */
  rotate: (value: Code, by: number): Code => [
    ...[...value, ...value],
    ...vector(
      0x0d,
      Array.from({ length: 16 }, (_, lane) => lane + by),
    ),
  ],
} as const

/** Vectors of eight 16-bit numbers. */
export const i16x8 = {
  /** Reads eight bytes with sign. */
  load8: (address: Code, offset = 0): Code => [
    ...address,
    ...vector(0x01, [0x03], unsigned(offset)),
  ],
  splat: (value: Code): Code => [...value, ...vector(0x10)],
  equal: vectorBinary(0x2d),
  atLeast: vectorBinary(0x35),
  /** One bit per lane that is negative, such as the lanes where a comparison holds. */
  bits: (value: Code): Code => [...value, ...vector(0x84)],
  add: vectorBinary(0x8e),
  /** Stops at the least number. */
  subtract: vectorBinary(0x92),
  least: vectorBinary(0x96),
  greatest: vectorBinary(0x98),
} as const

/** Vectors of two numbers of double precision. */
export const f64x2 = {
  /** Reads one number into both lanes. */
  loadSplat: (address: Code, offset = 0): Code => [
    ...address,
    ...vector(0x0a, [0x03], unsigned(offset)),
  ],
  splat: (value: Code): Code => [...value, ...vector(0x14)],
  /** A mask of the lanes where the first is greater. */
  greater: vectorBinary(0x4a),
  add: vectorBinary(0xf0),
  multiply: vectorBinary(0xf2),
} as const
