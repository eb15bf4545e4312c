import { CsvFeed, type NumberedRecord } from './csv-feed.ts'
import type { TableWarning } from './table-problem.ts'

export const delimiters = [';', ',', '\t', '|'] as const
const sampleRecords = 100
const pieceChars = 4096

const sepLine = /^"?sep=([^\r\n"])"?[^\S\r\n]*(?:[\r\n]|$)/i

/** The delimiter that Excel's own first line `sep=;` names; that line is not a row of the table. */
export const findSepLine = (text: string): string | undefined => sepLine.exec(text)?.[1]

export const isBlankRecord = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** The first records of a sample that may end in the middle of one; blank ones are left out. */
export async function sampleOf(text: string, delimiter: string | null, recordChars: number): Promise<NumberedRecord[]> {
  const feed = new CsvFeed(delimiter, recordChars)
  const records: NumberedRecord[] = []
  const keep = (read: readonly NumberedRecord[]) => records.push(...read.filter(({ cells }) => !isBlankRecord(cells)))
  for (let at = 0; at < text.length && records.length < sampleRecords; at += pieceChars)
    keep(await feed.read(text.slice(at, at + pieceChars)))
  if (records.length < sampleRecords) keep(await feed.finish())
  feed.close()
  return records.slice(0, sampleRecords)
}

type Fit = { readonly delimiter: string; readonly score: number }

/** The most common number of cells among records, and the share of records that have it. */
function commonWidth(records: readonly NumberedRecord[]): { width: number; share: number } {
  const counts = new Map<number, number>()
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let [width, most] = [0, 0]
  for (const [cells, count] of counts)
    if (count > most || (count === most && cells > width)) [width, most] = [cells, count]
  return { width, share: records.length === 0 ? 0 : most / records.length }
}

const decimal = /^[-+\u2212]?\d[\d\s.]*,\d+$/

/** One column of numbers with decimal commas, under a heading without any. */
const isDecimalColumn = ([heading, ...records]: readonly NumberedRecord[]): boolean =>
  heading?.cells.length === 1 &&
  records.every(({ cells }) => cells.length === 1 || decimal.test(cells.join(',').trim()))

/**
 * The delimiter under which most sampled records have the same number of cells; more columns weigh more, since a decimal comma
 * splits evenly too. `null` when nothing separates columns: a table of one column.
 */
export async function detectDelimiter(
  text: string,
  recordChars: number,
): Promise<{ delimiter: string | null; warnings: readonly TableWarning[] }> {
  const fits: Fit[] = []
  for (const delimiter of delimiters) {
    const records = await sampleOf(text, delimiter, recordChars)
    const { width, share } = commonWidth(records)
    if (width > 1 && !(delimiter === ',' && isDecimalColumn(records)))
      fits.push({ delimiter, score: share * (1 + Math.log2(width)) })
  }
  const [best, second] = fits.sort((a, b) => b.score - a.score)
  if (!best) return { delimiter: null, warnings: [] }
  const close = second !== undefined && second.score > best.score * 0.9
  const warnings: TableWarning[] = close
    ? [{ code: 'delimiter-ambiguous', params: { chosen: best.delimiter, other: second.delimiter } }]
    : []
  return { delimiter: best.delimiter, warnings }
}
