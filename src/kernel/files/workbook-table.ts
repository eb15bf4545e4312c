import { type ByteSource, holdBytes } from './byte-source.ts'
import { isBlankRecord } from './delimiter.ts'
import { findHeader } from './header.ts'
import { checkRow, type RowRules, type TableRow } from './row-check.ts'
import type { Progress, Table, TableOptions } from './table.ts'
import { type TableLimits, TableProblem, type TableWarning } from './table-problem.ts'
import { fillMerged, readMerges } from './workbook-merges.ts'
import { readSharedStrings, readStyles, readWorkbook, type Sheet, type Workbook } from './workbook-parts.ts'
import { type CellContext, readSheetRows, type SheetRow } from './workbook-rows.ts'
import { ZipParts } from './zip-read.ts'

const sampleRows = 100

function chooseSheet({ sheets }: Workbook, wanted: string | undefined): Sheet {
  const found =
    wanted === undefined
      ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
      : sheets.find(({ name }) => name === wanted)
  if (!found) throw new TableProblem('sheet-not-found', { sheet: wanted ?? '', sheets: listNames(sheets) })
  return found
}

const listNames = (sheets: readonly Sheet[]): string => sheets.map(({ name }) => name).join(', ')

async function takeSample(rows: AsyncIterable<SheetRow>): Promise<{ sample: SheetRow[]; whole: boolean }> {
  const sample: SheetRow[] = []
  for await (const row of rows) {
    if (isBlankRecord(row.cells)) continue
    if (sample.length === sampleRows) return { sample, whole: false }
    sample.push(row)
  }
  return { sample, whole: true }
}

/** Opens a workbook: only the packed file, its shared texts and one piece of the sheet are held in memory. */
export async function openWorkbook(
  bytes: ByteSource,
  { options, limits }: { options: TableOptions; limits: TableLimits },
): Promise<Table> {
  const zip = new ZipParts(await holdBytes(bytes.read(), limits.heldBytes), limits.unpackedBytes)
  const workbook = await readWorkbook(zip)
  const sheet = chooseSheet(workbook, options.sheet)
  const context: CellContext = {
    strings: await readSharedStrings(zip, workbook.stringsPart),
    styles: await readStyles(zip, workbook.stylesPart),
    is1904: workbook.is1904,
  }
  const merges = await readMerges(zip, sheet.part)
  const readRows = (context: CellContext, onPacked?: Progress) =>
    fillMerged(readSheetRows(zip, sheet.part, { context, ...(onPacked && { onPacked }) }), merges)
  const { sample, whole } = await takeSample(readRows(context))
  const names = listNames(workbook.sheets)
  if (sample.length === 0) throw new TableProblem('sheet-empty', { sheet: sheet.name, sheets: names })
  const header = findHeader(sample, options.headerRow)
  const noRows = whole && sample.every(({ row }) => row <= header.row)
  const merged = merges.filter(({ last }) => last > header.row).length
  const several = workbook.sheets.length > 1 && options.sheet === undefined
  const warnings: TableWarning[] = [
    ...(several ? [{ code: 'sheets-several', params: { sheet: sheet.name, sheets: names } } as const] : []),
    ...header.warnings,
    ...(merged > 0 ? [{ code: 'cells-merged', params: { count: merged } } as const] : []),
    ...(noRows ? [{ code: 'no-rows', params: {} } as const] : []),
  ]
  const rules: RowRules = { header, cellChars: limits.cellChars, mayBeShort: true, damaged: false, delimiter: null }
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    header: header.names,
    headerRow: header.row,
    sheet: sheet.name,
    sheets: workbook.sheets.map(({ name }) => name),
    warnings,
    rows: (onProgress) => checkRows(readRows({ ...context, width: header.names.length }, onProgress), rules),
  }
}

async function* checkRows(rows: AsyncIterable<SheetRow>, rules: RowRules): AsyncGenerator<TableRow> {
  const { header } = rules
  for await (const row of rows) {
    if (row.row <= header.row) continue
    const column = row.uncomputed === undefined ? undefined : header.names[row.uncomputed]
    if (column === undefined && isBlankRecord(row.cells)) continue
    const checked = checkRow(row, rules)
    yield column === undefined ? checked : { ...checked, problem: { code: 'cell-formula-without-value', column } }
  }
}
