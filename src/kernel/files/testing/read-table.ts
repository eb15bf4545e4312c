import type { TableRow } from '../row-check.ts'
import type { Table, TableOptions } from '../table.ts'
import type { RowProblemCode } from '../table-problem.ts'
import { TableProblem, type TableProblemCode } from '../table-problem.ts'
import { openTable } from '../tabular.ts'

/** What reading a whole table gave: rows as `[row, ...cells]`, problems as `[row, code, column]`. */
export type WholeTable = {
  readonly table: Table
  readonly rows: readonly (readonly [number, ...string[]])[]
  readonly problems: readonly (readonly [row: number, code: RowProblemCode, column?: string])[]
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Opens bytes as an uploaded stream that comes in small pieces. */
export const openMade = (content: string | Uint8Array, options: TableOptions = {}, pieceBytes = 7): Promise<Table> => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return openTable(
    { stream: inPieces(bytes, Math.max(pieceBytes, Math.ceil(bytes.length / 2000))), name: 'made' },
    options,
  )
}

export async function allRows(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of table.rows()) rows.push(row)
  return rows
}

export async function readWhole(table: Table): Promise<WholeTable> {
  const rows: [number, ...string[]][] = []
  const problems: [number, RowProblemCode, string?][] = []
  for (const { row, cells, problem } of await allRows(table)) {
    if (!problem) rows.push([row, ...cells])
    else problems.push(problem.column === undefined ? [row, problem.code] : [row, problem.code, problem.column])
  }
  return { table, rows, problems }
}

export const readMade = async (content: string | Uint8Array, options: TableOptions = {}): Promise<WholeTable> =>
  readWhole(await openMade(content, options))

/** The code with which reading stops. */
export async function problemOf(reading: Promise<unknown>): Promise<{ code: TableProblemCode; params: object }> {
  try {
    await reading
  } catch (error) {
    if (error instanceof TableProblem) return { code: error.code, params: error.params }
    throw error
  }
  throw new Error('reading went well')
}
