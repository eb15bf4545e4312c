import { hasBytes, openBytes, readHead, type TableSource } from './byte-source.ts'
import { openDelimited } from './delimited-table.ts'
import type { Table, TableOptions } from './table.ts'
import { defaultTableLimits, TableProblem } from './table-problem.ts'
import { openWorkbook } from './workbook-table.ts'

const headBytes = 64 * 1024
const signatures: readonly (readonly [readonly number[], 'file-binary' | 'file-old-excel'])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'file-old-excel'],
  [[0x25, 0x50, 0x44, 0x46], 'file-binary'],
  [[0x1f, 0x8b], 'file-binary'],
  [[0x89, 0x50, 0x4e, 0x47], 'file-binary'],
  [[0xff, 0xd8, 0xff], 'file-binary'],
]
/** The stream of a compound file in which Office puts a workbook under a password ([MS-OFFCRYPTO] 1.3.3). */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')
const zipSignature = [0x50, 0x4b, 0x03, 0x04]
const beginsWith = (head: Uint8Array, signature: readonly number[]) => signature.every((byte, at) => head[at] === byte)

/**
 * Opens a CSV, TSV or XLSX file, whatever its name says, in bounded memory. Text is read twice: once to settle the encoding of the
 * whole, once for the rows. Throws TableProblem.
 */
export async function openTable(source: TableSource, options: TableOptions = {}): Promise<Table> {
  const limits = { ...defaultTableLimits, ...options.limits }
  const bytes = await openBytes(source, limits.heldBytes)
  const head = await readHead(bytes, headBytes)
  if (head.length === 0) throw new TableProblem('file-empty')
  const [, code] = signatures.find(([signature]) => beginsWith(head, signature)) ?? []
  if (code === 'file-old-excel' && (await hasBytes(bytes, encryptedStream))) throw new TableProblem('xlsx-encrypted')
  if (code) throw new TableProblem(code)
  if (beginsWith(head, zipSignature)) return openWorkbook(bytes, { options, limits })
  return openDelimited(bytes, head, { options, limits })
}
