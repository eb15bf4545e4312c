import { isBlankRecord } from './delimiter.ts'
import { TableProblem } from './table-problem.ts'
import { columnOf, type SheetRow } from './workbook-rows.ts'
import type { ZipParts } from './zip-read.ts'

/** A merged cell that goes over several rows; rows as in Excel, `column` its first one, from 0. */
export type Merge = { readonly first: number; readonly last: number; readonly column: number }

const mergeMark = 'mergeCell'
const mergeTag = /<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']/g
const longestTag = 1000
const mostMerges = 100_000

/**
 * The merged cells of a sheet, by their first row. They stand after all rows in the file, so the part is unpacked once before it is
 * read. Throws TableProblem.
 */
export async function readMerges(zip: ZipParts, part: string): Promise<readonly Merge[]> {
  if (!zip.has(part)) throw new TableProblem('xlsx-broken', { part })
  const merges: Merge[] = []
  let rest = ''
  for await (const chunk of zip.read(part)) {
    const text = rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    rest = text.slice(Math.max(text.lastIndexOf('<'), text.length - longestTag))
    if (!text.includes(mergeMark)) continue
    for (const [, letters = '', first, last] of text.slice(0, text.length - rest.length).matchAll(mergeTag))
      if (first !== last) merges.push({ first: Number(first), last: Number(last), column: columnOf(letters) })
    if (merges.length > mostMerges) throw new TableProblem('xlsx-too-large', { limit: mostMerges })
  }
  return merges.sort((a, b) => a.first - b.first)
}

/** Gives each row that a merged cell covers its value, as a person reads it. Rows with nothing else in them stay blank. */
export async function* fillMerged(rows: AsyncIterable<SheetRow>, merges: readonly Merge[]): AsyncGenerator<SheetRow> {
  let next = 0
  let open: { readonly merge: Merge; readonly value: string }[] = []
  for await (const row of rows) {
    open = open.filter(({ merge }) => merge.last >= row.row)
    yield open.length === 0 || isBlankRecord(row.cells) ? row : withMerged(row, open)
    for (let merge = merges[next]; merge && merge.first <= row.row; merge = merges[++next]) {
      const value = row.cells[merge.column] ?? ''
      if (merge.first === row.row && value !== '') open.push({ merge, value })
    }
  }
}

function withMerged(row: SheetRow, open: readonly { readonly merge: Merge; readonly value: string }[]): SheetRow {
  const cells = [...row.cells]
  for (const { merge, value } of open) {
    while (cells.length < merge.column) cells.push('')
    cells[merge.column] ||= value
  }
  return { ...row, cells }
}
