/**
 * Reading cells of typed arrays whose index is known to be inside. One function per type of array keeps each access
 * fast; `?? 0` satisfies the compiler and never applies.
 */

/** Reads a cell of a `Float64Array`. */
export function f64(cells: Float64Array, index: number): number {
  return cells[index] ?? 0
}

/** Reads a cell of a `Float32Array`. */
export function f32(cells: Float32Array, index: number): number {
  return cells[index] ?? 0
}

/** Reads a cell of an `Int32Array`. */
export function i32(cells: Int32Array, index: number): number {
  return cells[index] ?? 0
}

/** Reads a cell of a `Uint8Array`. */
export function u8(cells: Uint8Array, index: number): number {
  return cells[index] ?? 0
}
