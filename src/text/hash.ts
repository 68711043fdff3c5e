/** Non-cryptographic 32-bit hashes of words and of features made from them. */

/** Hashes the text (FNV-1a over UTF-16 units, finished with an avalanche). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return avalanche(hash)
}

/** Hashes the pair; the order counts. */
export function mixHash(left: number, right: number): number {
  return avalanche(Math.imul(left, 0x9e3779b1) ^ (right + 0x7f4a7c15))
}

function avalanche(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
