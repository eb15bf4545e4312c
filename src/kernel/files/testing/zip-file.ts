import { crc32, deflateRawSync } from 'node:zlib'

/** How an entry of a made zip file differs from an honest one. */
export type ZipFlaw = { readonly encrypted?: boolean; readonly wrongCrc?: boolean; readonly zip64?: boolean }

function localHeader(name: Buffer, content: Buffer, packed: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(crc32(content), 14)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(content.length, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name, packed])
}

function directoryEntry(
  name: Buffer,
  { content, packed, at }: { content: Buffer; packed: Buffer; at: number },
  flaw: ZipFlaw,
) {
  const extra = Buffer.alloc(flaw.zip64 ? 28 : 0)
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(flaw.encrypted ? 1 : 0, 8)
  header.writeUInt16LE(8, 10)
  header.writeUInt32LE(flaw.wrongCrc ? 1 : crc32(content), 16)
  header.writeUInt32LE(flaw.zip64 ? 0xffffffff : packed.length, 20)
  header.writeUInt32LE(flaw.zip64 ? 0xffffffff : content.length, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE(flaw.zip64 ? 0xffffffff : at, 42)
  if (flaw.zip64) {
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(24, 2)
    extra.writeBigUInt64LE(BigInt(content.length), 4)
    extra.writeBigUInt64LE(BigInt(packed.length), 12)
    extra.writeBigUInt64LE(BigInt(at), 20)
  }
  return Buffer.concat([header, name, extra])
}

/** A zip file of the given parts, deflated. */
export function zipFile(parts: Readonly<Record<string, string>>, flaw: ZipFlaw = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, text] of Object.entries(parts)) {
    const [name, content] = [Buffer.from(path), Buffer.from(text)]
    const packed = deflateRawSync(content)
    const local = localHeader(name, content, packed)
    locals.push(local)
    directory.push(directoryEntry(name, { content, packed, at }, flaw))
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}

type MadeSheet = { readonly name: string; readonly xml: string; readonly state?: string }
export type MadeWorkbook = {
  readonly sheets: readonly MadeSheet[]
  readonly strings?: string
  readonly styles?: string
  readonly is1904?: boolean
  readonly more?: Readonly<Record<string, string>>
}

const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${officeRelation}/${type}" Target="${target}"/>`
const relations = (...each: string[]) => `<?xml version="1.0"?><Relationships>${each.join('')}</Relationships>`

/** The parts of an XLSX file whose sheets are written as the XML inside `<sheetData>`. */
export function workbookParts({
  sheets,
  strings,
  styles,
  is1904 = false,
  more = {},
}: MadeWorkbook): Record<string, string> {
  const listed = sheets.map(
    ({ name, state }, n) =>
      `<sheet name="${name}" sheetId="${n + 1}" ${state ? `state="${state}"` : ''} r:id="rId${n + 1}"/>`,
  )
  const targets = sheets.map((_, n) => relation(`rId${n + 1}`, 'worksheet', `worksheets/sheet${n + 1}.xml`))
  return {
    'xl/workbook.xml': `<workbook><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...targets,
      relation('rId98', 'sharedStrings', 'sharedStrings.xml'),
      relation('rId99', 'styles', '/xl/styles.xml'),
    ),
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
    ...(styles !== undefined && { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` }),
    ...Object.fromEntries(
      sheets.map(({ xml }, n) => [
        `xl/worksheets/sheet${n + 1}.xml`,
        `<worksheet><sheetData>${xml}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  }
}
