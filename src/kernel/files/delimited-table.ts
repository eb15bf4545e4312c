import type { ByteSource } from './byte-source.ts'
import { CsvFeed, type NumberedRecord } from './csv-feed.ts'
import { detectDelimiter, findSepLine, isBlankRecord, sampleOf } from './delimiter.ts'
import { decodeText, detectEncoding, type Encoding, findDoubleEncoding, type TextVerdict } from './encoding.ts'
import { findHeader } from './header.ts'
import { checkRow, type RowRules, type TableRow } from './row-check.ts'
import type { Progress, Table, TableOptions } from './table.ts'
import { type TableLimits, TableProblem, type TableWarning } from './table-problem.ts'

const sampleChars = 128 * 1024
const nothingButDelimiters = /^[\s;,|]*$/
const otherFormats: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:\{\s*["}]|\[\s*[[{"\]])/, 'json'],
  [/^\s*<(?:!doctype|html|\?xml|table|meta)/i, 'html'],
]

async function takeSample(bytes: ByteSource, encoding: Encoding): Promise<{ text: string; whole: boolean }> {
  let text = ''
  for await (const piece of decodeText(bytes.read(), encoding)) {
    text += piece
    if (text.length > sampleChars) return { text: text.slice(0, sampleChars), whole: false }
  }
  return { text, whole: true }
}

function refuseOtherFormats(text: string): void {
  if (nothingButDelimiters.test(text)) throw new TableProblem('file-empty')
  for (const [pattern, looksLike] of otherFormats)
    if (pattern.test(text)) throw new TableProblem('file-not-table', { looksLike })
}

async function chooseDelimiter(
  text: string,
  options: TableOptions,
  limits: TableLimits,
): Promise<{ delimiter: string | null; warnings: readonly TableWarning[] }> {
  const told = options.delimiter ?? findSepLine(text)
  return told === undefined ? detectDelimiter(text, limits.recordChars) : { delimiter: told, warnings: [] }
}

/** Opens delimited text: settles encoding, delimiter and header, then reads the rows as they are asked for. */
export async function openDelimited(
  bytes: ByteSource,
  head: Uint8Array,
  { options, limits }: { options: TableOptions; limits: TableLimits },
): Promise<Table> {
  const verdict: TextVerdict = options.encoding
    ? { encoding: options.encoding, damaged: true, warnings: [] }
    : await detectEncoding(head, bytes)
  const { text, whole } = await takeSample(bytes, verdict.encoding)
  refuseOtherFormats(text)
  const { delimiter, warnings } = await chooseDelimiter(text, options, limits)
  const hasSepLine = findSepLine(text) !== undefined
  const sample = await sampleOf(text, delimiter, limits.recordChars)
  const records = sample.filter(({ row }) => !(hasSepLine && row === 1))
  if (records.length === 0) throw new TableProblem(sample.length === 0 ? 'quote-unclosed' : 'file-empty', { row: 1 })
  const header = findHeader(records, options.headerRow)
  const noRows = whole && records.every(({ row }) => row <= header.row)
  const { cellChars } = limits
  const rules: RowRules = { header, cellChars, mayBeShort: false, damaged: verdict.damaged, delimiter }
  return {
    format: delimiter === '\t' ? 'tsv' : 'csv',
    encoding: verdict.encoding,
    delimiter,
    header: header.names,
    headerRow: header.row,
    sheet: null,
    sheets: [],
    warnings: [
      ...verdict.warnings,
      ...findDoubleEncoding(text),
      ...warnings,
      ...header.warnings,
      ...(noRows ? [{ code: 'no-rows', params: {} } as const] : []),
    ],
    rows: (onProgress) => {
      const text = decodeText(withProgress(bytes, onProgress), verdict.encoding)
      return readRows(text, new CsvFeed(delimiter, limits.recordChars), rules)
    },
  }
}

/** The bytes from the start, telling how far they have come. */
async function* withProgress(bytes: ByteSource, onProgress: Progress | undefined): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const chunk of bytes.read()) {
    yield chunk
    read += chunk.byteLength
    onProgress?.(read / bytes.size)
  }
}

async function* readRows(text: AsyncIterable<string>, feed: CsvFeed, rules: RowRules): AsyncGenerator<TableRow> {
  try {
    for await (const piece of text) {
      yield* checkRows(await feed.read(piece), rules)
      const problem = feed.findProblem()
      if (problem) throw problem
    }
    yield* checkRows(await feed.finish(), rules)
    const problem = feed.findProblem()
    if (problem) throw problem
  } finally {
    feed.close()
  }
}

function* checkRows(records: readonly NumberedRecord[], rules: RowRules): Generator<TableRow> {
  for (const record of records)
    if (record.row > rules.header.row && !isBlankRecord(record.cells)) yield checkRow(record, rules)
}
