/** What a cell may hold; `null` is an empty cell, never 0. */
export type WrittenCell = string | number | boolean | null
export type CsvOptions = {
  readonly delimiter?: string
  /** Mark for decimals in numbers; a comma unless the delimiter is one. */
  readonly decimal?: ',' | '.'
}

/**
 * Spreadsheets run a cell that begins with one of these as a formula (OWASP, CSV injection); the full-width forms are read as the
 * plain ones by Excel in some languages.
 */
const formulaStart = /^'*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/

/** Text that no spreadsheet takes for a formula: one apostrophe in front where needed. Use it for CSV and for XLSX. */
export const toSafeCell = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)

/** Takes the apostrophe of `toSafeCell` away again; the reader of tables does so with every cell. */
export const fromSafeCell = (text: string): string =>
  text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text

const batchRows = 500

/**
 * Writes rows as CSV bytes for Excel: UTF-8 with byte-order mark, `;`, CRLF, formulas disarmed in text. A number stays a number,
 * also when negative. Throws RangeError on a number that is not finite.
 */
export async function* writeCsv(
  rows: Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>,
  { delimiter = ';', decimal = delimiter === ',' ? '.' : ',' }: CsvOptions = {},
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const write = cellWriter(delimiter, decimal)
  yield encoder.encode('\ufeff')
  let batch: string[] = []
  for await (const row of rows) {
    // A row of one empty cell would look like no row at all.
    const line = row.map(write).join(delimiter)
    batch.push(line === '' ? '""\r\n' : `${line}\r\n`)
    if (batch.length < batchRows) continue
    yield encoder.encode(batch.join(''))
    batch = []
  }
  if (batch.length > 0) yield encoder.encode(batch.join(''))
}

function cellWriter(delimiter: string, decimal: string): (cell: WrittenCell) => string {
  return (cell) => {
    if (cell === null) return ''
    if (typeof cell === 'boolean') return String(cell)
    if (typeof cell === 'string') return quote(toSafeCell(cell), delimiter)
    if (!Number.isFinite(cell)) throw new RangeError(`not a number that can be written: ${cell}`)
    return quote(String(cell).replace('.', decimal), delimiter)
  }
}

function quote(text: string, delimiter: string): string {
  const plain = !/["\r\n]/.test(text) && !text.includes(delimiter) && text.trim() === text
  return plain ? text : `"${text.replaceAll('"', '""')}"`
}
