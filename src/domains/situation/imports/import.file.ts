import { Readable } from 'node:stream'
import { type WrittenCell, writeCsv } from '#kernel/files/csv-write.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import type { ImportSummary } from './import.ts'
import { importPageTexts } from './import-page.texts.ts'

const counted = ['read', 'stored', 'updated', 'duplicates', 'different', 'rejected'] as const

function* toLines(
  rows: readonly (ImportSummary & { readonly party: string })[],
  language: Language,
): Generator<readonly WrittenCell[]> {
  const t = translator(importPageTexts, language)
  yield [
    ...(['file', 'party', 'when', 'status', ...counted] as const).map((name) => t(`imports.column.${name}`)),
    'SHA-256',
  ]
  for (const row of rows)
    yield [
      row.fileName,
      row.party,
      row.createdAt,
      t(`imports.status.${row.status}`),
      ...counted.map((name) => row[name]),
      row.fileSha256,
    ]
}

/** The list of imports as a CSV file for Excel. */
export const importsToCsv = (rows: Parameters<typeof toLines>[0], language: Language): ReadableStream =>
  Readable.toWeb(Readable.from(writeCsv(toLines(rows, language)))) as ReadableStream
