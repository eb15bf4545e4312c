import type { FontTables } from './sfnt.ts'

/** The characters that a font can draw, as code points; from the `cmap` table, formats 4 and 12 (OpenType 1.9). */
export function coverageOf(tables: FontTables): ReadonlySet<number> {
  const cmap = tables.get('cmap')
  if (!cmap) throw new Error('a font without a character map')
  const covered = new Set<number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    const format = table.readUInt16BE(0)
    if (format === 4) addSegments(table, covered)
    if (format === 12) addGroups(table, covered)
  }
  return covered
}

function addSegments(table: Buffer, covered: Set<number>): void {
  const bytes = table.readUInt16BE(6)
  for (let at = 0; at < bytes; at += 2) {
    const end = table.readUInt16BE(14 + at)
    const start = table.readUInt16BE(16 + bytes + at)
    const delta = table.readUInt16BE(16 + 2 * bytes + at)
    const rangeAt = 16 + 3 * bytes + at
    const range = table.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph = range === 0 ? code + delta : table.readUInt16BE(rangeAt + range + 2 * (code - start))
      if ((glyph & 0xffff) !== 0) covered.add(code)
    }
  }
}

function addGroups(table: Buffer, covered: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group++) {
    const at = 16 + group * 12
    for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code++) covered.add(code)
  }
}
