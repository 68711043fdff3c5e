/** The parser of archives, strict about where a record ends, and sure to come to the end of the file. */
import { LimitReader, WARCParser, type StatusAndHeaders } from 'warcio'

// What separates two records: two ends of lines.
const separator = 2
const version = 'WARC/1.'

/** The record at hand goes on beyond the length that it states. */
export class OverlongRecordError extends Error {
  constructor() {
    super('it is longer than it says')
    this.name = 'OverlongRecordError'
  }
}

/** Reads the bytes of one record. The library goes on for ever when it passes over one that the file ends within. */
class RecordReader extends LimitReader {
  override async skipFully(): Promise<number> {
    const length = this.limit
    while (this.limit > 0) {
      const passed = await this.sourceIter.skipSize(this.limit)
      if (passed === 0) throw new Error('it is cut short')
      this.limit -= passed
    }
    return length
  }
}

/**
 * Reads records one after the other and throws when one is longer than it says. The library prints a warning then and
 * takes the beginning of the page for the page.
 */
export class StrictParser extends WARCParser {
  /** Goes to the next record, as the library does; returns the first line of it when that had to be read. */
  override async readToNextRecord(): Promise<Uint8Array | null> {
    const { _reader: reader, _record: record } = this
    if (record === null) return new Uint8Array()
    await record.skipFully()
    const end = reader.getRawOffset()
    const line = await reader.readlineRaw()
    const text = Buffer.from(line ?? []).toString('latin1')
    if (text.trim() !== '' && !text.startsWith(version)) throw new OverlongRecordError()
    if (!reader.compressed) return this.readPastBlankLines(line)
    this._offset = end
    if (text.startsWith(version)) return line
    await reader.skipSize(separator)
    return new Uint8Array()
  }

  override _initRecordReader({ headers }: StatusAndHeaders): LimitReader {
    return new RecordReader(this._reader, Number(headers.get('Content-Length') ?? 0))
  }

  private async readPastBlankLines(first: Uint8Array | null): Promise<Uint8Array | null> {
    let line = first
    while (line?.byteLength === separator) line = await this._reader.readlineRaw()
    this._offset = this._reader.getRawOffset() - (line?.byteLength ?? 0)
    return line
  }
}
