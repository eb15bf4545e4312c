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

/** The sheets to try, in order: the wanted one only; else the preferred one and the visible ones, or hidden ones where no other is. */
function candidatesOf(
  { sheets }: Workbook,
  { sheet: wanted, preferredSheet }: TableOptions,
): readonly [Sheet, ...Sheet[]] {
  const visible = sheets.filter(({ hidden }) => !hidden)
  const named = sheets.filter(({ name }) => name === (wanted ?? preferredSheet))
  const [first, ...others] = wanted === undefined ? [...named, ...(visible.length > 0 ? visible : sheets)] : named
  if (!first) throw new TableProblem('sheet-not-found', { sheet: wanted ?? '', sheets: listNames(sheets) })
  return [first, ...others]
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

type OpenSheet = {
  readonly sheet: Sheet
  readonly merges: Awaited<ReturnType<typeof readMerges>>
  readonly readRows: (context: CellContext, onPacked?: Progress) => AsyncIterable<SheetRow>
  readonly sample: readonly SheetRow[]
  readonly whole: boolean
}

async function openSheet(zip: ZipParts, sheet: Sheet, context: CellContext): Promise<OpenSheet> {
  const merges = await readMerges(zip, sheet.part)
  const readRows = (context: CellContext, onPacked?: Progress) =>
    fillMerged(readSheetRows(zip, sheet.part, { context, ...(onPacked && { onPacked }) }), merges)
  return { sheet, merges, readRows, ...(await takeSample(readRows(context))) }
}

/** The first of the sheets that holds something; the first of all when none does. */
async function openFilledSheet(
  zip: ZipParts,
  [first, ...others]: readonly [Sheet, ...Sheet[]],
  context: CellContext,
): Promise<OpenSheet> {
  const opened = await openSheet(zip, first, context)
  if (opened.sample.length > 0) return opened
  for (const sheet of others) {
    const another = await openSheet(zip, sheet, context)
    if (another.sample.length > 0) return another
  }
  return opened
}

/** Opens a workbook: only the packed file, its shared texts and one piece of the sheet are held in memory. */
export async function openWorkbook(
  bytes: ByteSource,
  { options, limits }: { options: TableOptions; limits: TableLimits },
): Promise<Table> {
  const zip = new ZipParts(await holdBytes(bytes.read(), limits.heldBytes), limits.unpackedBytes)
  const workbook = await readWorkbook(zip)
  const candidates = candidatesOf(workbook, options)
  const context: CellContext = {
    strings: await readSharedStrings(zip, workbook.stringsPart),
    styles: await readStyles(zip, workbook.stylesPart),
    is1904: workbook.is1904,
  }
  const { sheet, merges, readRows, sample, whole } = await openFilledSheet(zip, candidates, context)
  const names = listNames(workbook.sheets)
  if (sample.length === 0) throw new TableProblem('sheet-empty', { sheet: sheet.name, sheets: names })
  const header = findHeader(sample, options.headerRow)
  const noRows = whole && sample.every(({ row }) => row <= header.row)
  const merged = merges.filter(({ last }) => last > header.row).length
  const several = workbook.sheets.length > 1 && options.sheet === undefined
  const hidden = workbook.sheets.filter((one) => one.hidden)
  const hiddenNames = { count: hidden.length, sheets: listNames(hidden) }
  const warnings: TableWarning[] = [
    ...(workbook.hasMacros ? [{ code: 'macros-left-alone', params: {} } as const] : []),
    ...(several ? [{ code: 'sheets-several', params: { sheet: sheet.name, sheets: names } } as const] : []),
    ...(hidden.length > 0 ? [{ code: 'sheets-hidden', params: hiddenNames } as const] : []),
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
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
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
