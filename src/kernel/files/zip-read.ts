import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { slices } from './byte-source.ts'
import { TableProblem } from './table-problem.ts'

type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly packedSize: number
  readonly headerAt: number
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const end64LocatorSignature = 0x07064b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const entryBytes = 46
const localBytes = 30
const longestComment = 0xffff
const full32 = 0xffffffff

/** Where the list of entries begins and how many there are (APPNOTE 6.3, 4.3.14 to 4.3.16). */
function findDirectory(zip: Buffer): { at: number; count: number } {
  let end = zip.length - endBytes
  const earliest = Math.max(0, end - longestComment)
  while (end >= earliest && zip.readUInt32LE(end) !== endSignature) end--
  if (end < earliest) throw new TableProblem('xlsx-broken', { part: 'zip' })
  const locator = end - 20
  if (locator >= 0 && zip.readUInt32LE(locator) === end64LocatorSignature) {
    const end64 = Number(zip.readBigUInt64LE(locator + 8))
    if (zip.readUInt32LE(end64) === end64Signature)
      return { at: Number(zip.readBigUInt64LE(end64 + 48)), count: Number(zip.readBigUInt64LE(end64 + 32)) }
  }
  return { at: zip.readUInt32LE(end + 16), count: zip.readUInt16LE(end + 10) }
}

/** The eight-byte sizes of the zip64 extra field, in the order packed size, position; only those that do not fit in four bytes are there. */
function readZip64(extra: Buffer, { unpacked, packed, at }: { unpacked: number; packed: number; at: number }) {
  let [packedSize, headerAt] = [packed, at]
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue
    let value = field + 4
    const next = () => {
      value += 8
      return Number(extra.readBigUInt64LE(value - 8))
    }
    if (unpacked === full32) next()
    if (packed === full32) packedSize = next()
    if (at === full32) headerAt = next()
  }
  return { packedSize, headerAt }
}

function readEntry(zip: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (zip.readUInt32LE(at) !== entrySignature) throw new TableProblem('xlsx-broken', { part: 'zip' })
  const nameEnd = at + entryBytes + zip.readUInt16LE(at + 28)
  const extraEnd = nameEnd + zip.readUInt16LE(at + 30)
  const sizes = {
    unpacked: zip.readUInt32LE(at + 24),
    packed: zip.readUInt32LE(at + 20),
    at: zip.readUInt32LE(at + 42),
  }
  const entry = {
    name: zip.toString('utf8', at + entryBytes, nameEnd).replaceAll('\\', '/'),
    method: zip.readUInt16LE(at + 10),
    encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    crc: zip.readUInt32LE(at + 16),
    ...readZip64(zip.subarray(nameEnd, extraEnd), sizes),
  }
  return { entry, next: extraEnd + zip.readUInt16LE(at + 32) }
}

function readDirectory(zip: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  const { at, count } = findDirectory(zip)
  let position = at
  for (let n = 0; n < count; n++) {
    const { entry, next } = readEntry(zip, position)
    entries.set(entry.name.toLowerCase(), entry)
    position = next
  }
  return entries
}

/**
 * The parts of a zip file held in memory, each unpacked as a stream of at most `unpackedBytes`,
 * counted while unpacking: what the file says of its own size is not believed.
 */
export class ZipParts {
  private readonly zip: Buffer
  private readonly entries: ReadonlyMap<string, ZipEntry>
  private readonly unpackedBytes: number

  constructor(zip: Buffer, unpackedBytes: number) {
    this.zip = zip
    this.unpackedBytes = unpackedBytes
    this.entries = guard('zip', () => readDirectory(zip))
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }

  /** Unpacks one part; throws `xlsx-broken`, `xlsx-encrypted` or `xlsx-too-large`. */
  async *read(name: string, onPacked?: (share: number) => void): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name.toLowerCase())
    if (!entry) throw new TableProblem('xlsx-broken', { part: name })
    if (entry.encrypted) throw new TableProblem('xlsx-encrypted')
    const packed = guard(name, () => this.packedBytes(entry))
    const pieces = packedPieces(packed, onPacked)
    const unpacked = entry.method === 8 ? Readable.from(pieces).pipe(createInflateRaw()) : pieces
    let size = 0
    let crc = 0
    try {
      for await (const chunk of unpacked) {
        size += chunk.byteLength
        if (size > this.unpackedBytes) throw new TableProblem('xlsx-too-large', { limit: this.unpackedBytes })
        crc = crc32(chunk, crc)
        yield chunk
      }
    } catch (error) {
      if (error instanceof TableProblem) throw error
      throw new TableProblem('xlsx-broken', { part: name }, error)
    }
    if (crc !== entry.crc) throw new TableProblem('xlsx-broken', { part: name })
  }

  private packedBytes({ headerAt, packedSize, method }: ZipEntry): Buffer {
    if (this.zip.readUInt32LE(headerAt) !== localSignature) throw new RangeError('no local header')
    if (method !== 0 && method !== 8) throw new RangeError(`packed by method ${method}`)
    const start = headerAt + localBytes + this.zip.readUInt16LE(headerAt + 26) + this.zip.readUInt16LE(headerAt + 28)
    if (start + packedSize > this.zip.length) throw new RangeError('cut off')
    return this.zip.subarray(start, start + packedSize)
  }
}

async function* packedPieces(packed: Buffer, onPacked?: (share: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const piece of slices(packed)) {
    yield piece
    read += piece.byteLength
    onPacked?.(read / packed.byteLength)
  }
}

/** Positions that point outside the file are a broken file, not a bug. */
function guard<T>(part: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) throw new TableProblem('xlsx-broken', { part }, error)
    throw error
  }
}
