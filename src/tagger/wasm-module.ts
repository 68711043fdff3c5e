/** Making the functions of a WebAssembly module ready to be called. */

/** What the project uses of the global `WebAssembly`, which the types of Node 20 lack. */
declare const WebAssembly: {
  readonly Memory: new (limits: { initial: number; maximum: number }) => WasmMemory
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: { env: { memory: WasmMemory } },
  ) => { exports: unknown }
}

/** Memory that modules share with the program. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer
}

/** Makes memory of this many pages of 65,536 bytes. */
export function allocate(pages: number): WasmMemory {
  return new WebAssembly.Memory({ initial: pages, maximum: pages })
}

/** Compiles a module of `assemble` on a memory; gives its functions, whose types the caller knows. */
export function instantiate(bytes: Uint8Array, memory: WasmMemory): unknown {
  const module = new WebAssembly.Module(bytes)
  return new WebAssembly.Instance(module, { env: { memory } }).exports
}
