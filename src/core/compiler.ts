/** How eagerly V8 compiles what runs often. */
import v8 from 'node:v8'

/** V8's measure of how long a function runs before it is compiled anew and better, in bytes of its code; 66 KiB by itself. */
const patience = 6 * 66 * 1024

/**
 * Has V8 wait six times as long as by itself before it optimises a function, for all threads of this process. Reading
 * is a thousand functions of which each runs a little: by itself V8 spends a quarter of the processor time of the first
 * five hundred pages on compiling them, much of it again and again, and in every thread anew. Measured with the V8 of
 * Node 20 alone, whose other versions decide in other ways: these are left as they are.
 */
export function compilePatiently(): void {
  if (process.versions.v8.startsWith('11.')) v8.setFlagsFromString(`--interrupt-budget=${patience}`)
}
