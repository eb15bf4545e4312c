import { inflateSync } from 'node:zlib'

/** The tables of a TrueType font by their four-letter tag. */
export type FontTables = ReadonlyMap<string, Buffer>

/** Reads a WOFF 1.0 file (W3C 2012): the tables of a TrueType font, each deflated. */
export function readWoff(file: Buffer): FontTables {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  return readDirectory(file, { count: file.readUInt16BE(12), start: 44, entry: 20 }, (at) => {
    const [offset, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
    const bytes = file.subarray(offset, offset + packed)
    return packed < length ? inflateSync(bytes) : bytes
  })
}

/** Reads a TrueType file. */
export const readTrueType = (file: Buffer): FontTables =>
  readDirectory(file, { count: file.readUInt16BE(4), start: 12, entry: 16 }, (at) => {
    const offset = file.readUInt32BE(at + 8)
    return file.subarray(offset, offset + file.readUInt32BE(at + 12))
  })

type Directory = { readonly count: number; readonly start: number; readonly entry: number }

function readDirectory(file: Buffer, { count, start, entry }: Directory, read: (at: number) => Buffer): FontTables {
  const places = Array.from({ length: count }, (_, index) => start + index * entry)
  return new Map(places.map((at) => [file.toString('latin1', at, at + 4), read(at)]))
}

/** Writes a TrueType file: directory, then the tables in the order of their tags, each padded to four bytes. */
export function writeTrueType(tables: FontTables): Buffer {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const largestPower = Math.floor(Math.log2(entries.length))
  const head = Buffer.alloc(12 + entries.length * 16)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(entries.length, 4)
  head.writeUInt16BE(16 * 2 ** largestPower, 6)
  head.writeUInt16BE(largestPower, 8)
  head.writeUInt16BE(16 * (entries.length - 2 ** largestPower), 10)
  let offset = head.length
  const bodies = entries.map(([tag, bytes], index) => {
    const body = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    const at = 12 + index * 16
    head.write(tag, at, 'latin1')
    head.writeUInt32BE(checksum(body), at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(bytes.length, at + 12)
    offset += body.length
    return body
  })
  return Buffer.concat([head, ...bodies])
}

function checksum(body: Buffer): number {
  let sum = 0
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0
  return sum
}

/** The font under a family name of its own, so that no font of the machine with the same name can take its place. */
export function renamed(tables: FontTables, family: string, style: string): FontTables {
  const names: readonly (readonly [id: number, text: string])[] = [
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, `${family}-${style}`.replaceAll(' ', '')],
  ]
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + names.length * 12)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  for (const [index, [id]] of names.entries()) {
    const length = texts[index]?.length ?? 0
    // Windows, Unicode, American English: the record every reader looks for.
    for (const [word, value] of [3, 1, 0x409, id, length, offset].entries())
      head.writeUInt16BE(value, 6 + index * 12 + word * 2)
    offset += length
  }
  return new Map([...tables, ['name', Buffer.concat([head, ...texts])]])
}
