import { CsvError, parse } from 'csv-parse'
import { TableProblem } from './table-problem.ts'

/** A record and the line on which it begins, counted as an editor does. */
export type NumberedRecord = { readonly row: number; readonly cells: readonly string[] }

/** A text without any delimiter is read as one column; this character does not occur in text. */
const noDelimiter = '\u001f'
const lineBreaks = /\r\n|\r|\n/g

/**
 * Reads delimited text piece by piece. csv-parse hands each record over as it is complete, so that the records before a quote
 * that is never closed are not lost, and the memory held is one piece of text and one record.
 */
export class CsvFeed {
  private readonly parser: ReturnType<typeof parse>
  private complete: NumberedRecord[] = []
  private line = 1
  private failure: unknown

  constructor(delimiter: string | null, recordChars: number) {
    this.parser = parse({
      delimiter: delimiter ?? noDelimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: recordChars,
      on_record: (cells: string[]) => {
        this.accept(cells)
        return null
      },
    })
    this.parser.on('error', (error) => {
      this.failure = error
    })
  }

  /** The records that `text` completes. */
  async read(text: string): Promise<NumberedRecord[]> {
    await new Promise<void>((resolve) => this.parser.write(text, () => resolve()))
    return this.take()
  }

  /** The last record, when the text does not end with a line break. */
  async finish(): Promise<NumberedRecord[]> {
    if (this.failure === undefined) await new Promise<void>((resolve) => this.parser.end(() => resolve()))
    return this.take()
  }

  /** Why reading stopped, once the records before it are taken. Throws what is no fault of the file. */
  findProblem(): TableProblem | undefined {
    if (this.failure === undefined) return undefined
    const row = this.line
    if (!(this.failure instanceof CsvError)) throw this.failure
    if (this.failure.code === 'CSV_QUOTE_NOT_CLOSED') return new TableProblem('quote-unclosed', { row }, this.failure)
    if (this.failure.code !== 'CSV_MAX_RECORD_SIZE') throw this.failure
    // csv-parse counts lines too; a record that runs over many of them is a quote left open, not one long line.
    const reached = typeof this.failure.lines === 'number' ? this.failure.lines : row
    return new TableProblem(reached > row ? 'quote-unclosed' : 'record-too-long', { row }, this.failure)
  }

  close(): void {
    this.parser.destroy()
  }

  private take(): NumberedRecord[] {
    const taken = this.complete
    this.complete = []
    return taken
  }

  /** Lines are counted here: csv-parse counts a CRLF inside quotes twice. */
  private accept(cells: readonly string[]): void {
    this.complete.push({ row: this.line, cells })
    this.line++
    for (const cell of cells)
      if (cell.includes('\n') || cell.includes('\r')) this.line += cell.match(lineBreaks)?.length ?? 0
  }
}
