import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** Files of a ZIP archive by path, in order. DOCX and XLSX are such archives. */
export type ZipFiles = ReadonlyMap<string, Buffer>

const localHeader = 0x04034b50
const centralHeader = 0x02014b50
const endOfDirectory = 0x06054b50
const deflated = 8
const utf8Names = 0x0800

/** Reads an archive that a document writer made: stored or deflated files, no encryption, below 4 GB. */
export function readZip(archive: Buffer): ZipFiles {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0) throw new Error('not a ZIP archive')
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let index = 0; index < archive.readUInt16LE(end + 10); index++) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))
    const name = archive.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    const local = archive.readUInt32LE(at + 42)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const bytes = archive.subarray(start, start + archive.readUInt32LE(at + 20))
    files.set(name, archive.readUInt16LE(at + 10) === deflated ? inflateRawSync(bytes) : Buffer.from(bytes))
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0)
  }
  return files
}

/** Date and time as MS-DOS wrote them, in UTC; years 1980 to 2107. */
function dosTime(instant: string): number {
  const [date = '', time = ''] = instant.split('T')
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number)
  const [hour = 0, minute = 0, second = 0] = time.slice(0, 8).split(':').map(Number)
  return (((year - 1980) << 25) | (month << 21) | (day << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0
}

/** The fields that the local and the central header share, from "version needed" to the length of the name. */
function sharedFields(name: Buffer, content: Buffer, packed: Buffer, time: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(utf8Names, 2)
  fields.writeUInt16LE(deflated, 4)
  fields.writeUInt32LE(time, 6)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

const bytes = (value: number, length: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(length)
  buffer.writeUIntLE(value, 0, length)
  return buffer
}

/** Writes an archive in which every file is dated `instant`, so that the same files always give the same bytes. */
export function writeZip(files: ZipFiles, instant: string): Buffer {
  const time = dosTime(instant)
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8')
    const packed = deflateRawSync(content, { level: 9 })
    const fields = sharedFields(name, content, packed, time)
    const local = Buffer.concat([bytes(localHeader, 4), fields, name, packed])
    entries.push(
      Buffer.concat([bytes(centralHeader, 4), bytes(20, 2), fields, Buffer.alloc(10), bytes(offset, 4), name]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const counts = [
    bytes(0, 4),
    bytes(entries.length, 2),
    bytes(entries.length, 2),
    bytes(directory.length, 4),
    bytes(offset, 4),
  ]
  return Buffer.concat([...locals, directory, bytes(endOfDirectory, 4), ...counts, bytes(0, 2)])
}
