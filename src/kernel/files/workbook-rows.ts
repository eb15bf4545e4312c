import { formatSerial } from './excel-serial.ts'
import { TableProblem } from './table-problem.ts'
import { type NumberStyle, scanPart, unescapeText } from './workbook-parts.ts'
import { attributeOf, XmlScanner } from './xml-scan.ts'
import type { ZipParts } from './zip-read.ts'

/** A row as the sheet has it; `uncomputed` is the index of a cell whose formula was saved without its result. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[]; readonly uncomputed?: number }
/** What the cells of a sheet refer to. */
export type CellContext = {
  readonly strings: readonly string[]
  readonly styles: readonly NumberStyle[]
  readonly is1904: boolean
  /** How many columns the table has, once that is known: of what stands beyond only the first cell is kept, beside the last column. */
  readonly width?: number
}
type OpenCell = {
  readonly column: number
  readonly type: string
  readonly style: number
  hasFormula: boolean
  value: string | undefined
}

const lastRow = 1_048_576
const lastColumn = 16_384
/** Excel computes with 15 significant digits and shows no more; a whole number that needs more has lost its last digits. */
const excelDigits = 15
const firstRounded = 1e15
/** Excel allows 32,767 characters in a cell. What another program wrote beyond this is left out: the cell is refused anyhow. */
const keptChars = 100_000

/** `AB12` is column 27 (from 0); -1 when there is no letter. */
export function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const code = letter.charCodeAt(0)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

function showNumber(value: string, style: NumberStyle | undefined, is1904: boolean): string {
  const number = Number(value)
  if (value.trim() === '' || Number.isNaN(number)) return value
  const date = style?.kind && formatSerial(number, style.kind, is1904)
  if (date) return date
  const exact = String(number)
  // As Excel shows it itself: nobody should take the zeros at the end for digits.
  if (Math.abs(number) >= firstRounded) return number.toExponential()
  const text = exact.length > excelDigits ? String(Number(number.toPrecision(excelDigits))) : exact
  return style && style.zeros > 0 && /^\d+$/.test(text) ? text.padStart(style.zeros, '0') : text
}

function sharedString(strings: readonly string[], index: string): string {
  const found = strings[Number(index)]
  if (found === undefined) throw new SyntaxError(`no shared string ${index}`)
  return found
}

/** The text of a cell: dates as ISO, numbers with a decimal point, errors as Excel shows them (`#REF!`). */
function showCell(cell: OpenCell, context: CellContext): string {
  const value = cell.value ?? ''
  switch (cell.type) {
    case 's':
      return cell.value === undefined ? '' : sharedString(context.strings, value)
    case 'str':
    case 'inlineStr':
      return unescapeText(value)
    case 'b':
      return value === '1' || value === 'true' ? 'true' : 'false'
    case 'n':
      return showNumber(value, context.styles[cell.style], context.is1904)
    default:
      return value
  }
}

/** Collects finished rows between two pieces of the sheet. */
class RowCollector {
  private readonly context: CellContext
  private finished: SheetRow[] = []
  private row = 0
  private cells: string[] = []
  private nextColumn = 0
  private uncomputed: number | undefined
  private cell: OpenCell | undefined
  private inValue = false
  private inPhonetic = false

  constructor(context: CellContext) {
    this.context = context
  }

  readonly open = (name: string, attributes: string): void => {
    if (name === 'c') this.openCell(attributes)
    else if (name === 'v' || name === 't') this.inValue = true
    else if (name === 'rPh') this.inPhonetic = true
    else if (name === 'f' && this.cell) this.cell.hasFormula = true
    else if (name === 'row') this.openRow(attributes)
  }

  readonly text = (piece: string): void => {
    if (!this.inValue || this.inPhonetic || !this.cell) return
    const value = this.cell.value ?? ''
    this.cell.value = value.length < keptChars ? value + piece : value
  }

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') {
      this.inValue = false
      if (this.cell) this.cell.value ??= ''
    } else if (name === 'rPh') this.inPhonetic = false
    else if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
  }

  take(): readonly SheetRow[] {
    const taken = this.finished
    this.finished = []
    return taken
  }

  private openRow(attributes: string): void {
    this.row = Number(attributeOf(attributes, 'r') ?? this.row + 1)
    if (!(this.row >= 1 && this.row <= lastRow)) throw new SyntaxError(`row ${this.row}`)
    this.cells = []
    this.nextColumn = 0
    this.uncomputed = undefined
  }

  private openCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r')
    const column = reference === undefined ? this.nextColumn : columnOf(reference)
    if (column < 0 || column >= lastColumn) throw new SyntaxError(`cell ${reference}`)
    this.nextColumn = column + 1
    const style = Number(attributeOf(attributes, 's') ?? 0)
    this.cell = { column, style, type: attributeOf(attributes, 't') ?? 'n', hasFormula: false, value: undefined }
  }

  private closeCell(): void {
    if (!this.cell) return
    const { hasFormula, value } = this.cell
    const column = Math.min(this.cell.column, this.context.width ?? lastColumn)
    const shown = showCell(this.cell, this.context)
    if (shown !== '') {
      while (this.cells.length < column) this.cells.push('')
      if (column !== this.context.width || this.cells[column] === undefined) this.cells[column] = shown
    }
    if (hasFormula && value === undefined) this.uncomputed ??= column
    this.cell = undefined
  }

  private closeRow(): void {
    const { row, cells, uncomputed } = this
    this.finished.push(uncomputed === undefined ? { row, cells } : { row, cells, uncomputed })
  }
}

/** The rows of one sheet, unpacked and read as they are asked for. Throws TableProblem. */
export async function* readSheetRows(
  zip: ZipParts,
  part: string,
  { context, onPacked }: { context: CellContext; onPacked?: (share: number) => void },
): AsyncGenerator<SheetRow> {
  if (!zip.has(part)) throw new TableProblem('xlsx-broken', { part })
  const rows = new RowCollector(context)
  const options = { scanner: new XmlScanner(rows), ...(onPacked && { onPacked }) }
  for await (const _ of scanPart(zip, part, options)) yield* rows.take()
}
