import { Readable } from 'node:stream'
import writeXlsxFile, { type CellObject } from 'write-excel-file/node'
import { toSafeCell, type WrittenCell, writeCsv } from '#kernel/files/csv-write.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { moderationTexts } from '../moderation/moderation.texts.ts'
import { observationTexts } from './observation.texts.ts'
import type { ExportRow } from './observation-list.actions.ts'

/** Columns of the list as a file: the names are those that the import recognises again. Widths in characters. */
const columns = [
  ['id', 8],
  ['external_id', 16],
  ['when', 26],
  ['until', 26],
  ['week', 11],
  ['category', 20],
  ['category_name', 28],
  ['area', 20],
  ['place', 24],
  ['text', 60],
  ['basis', 14],
  ['assessment', 14],
  ['status', 14],
  ['source', 24],
  ['made_up', 10],
] as const

function* toLines(rows: readonly ExportRow[], language: Language): Generator<readonly WrittenCell[]> {
  const t = translator(observationTexts, language)
  const m = translator(moderationTexts, language)
  yield columns.map(([name]) => name)
  for (const row of rows)
    yield [
      row.id,
      row.externalId,
      row.occurredFrom,
      row.occurredTo,
      row.week,
      row.categoryCode,
      row.category[language],
      row.area,
      row.place,
      row.text,
      t(`observations.basis.${row.basis}`),
      row.assessment && m(`observations.assessment.${row.assessment}`),
      t(`observations.status.${row.status}`),
      row.party,
      row.madeUp,
    ]
}

/** Observations as a CSV file for Excel. */
export const observationsToCsv = (rows: readonly ExportRow[], language: Language): ReadableStream =>
  Readable.toWeb(Readable.from(writeCsv(toLines(rows, language)))) as ReadableStream

/** Text is typed as text, so that nothing that somebody wrote becomes a formula. */
function toCell(value: WrittenCell): CellObject | null {
  if (value === null) return null
  if (typeof value === 'number') return { value, type: Number }
  return { value: typeof value === 'boolean' ? String(value) : toSafeCell(value), type: String }
}

/** The same as a workbook. */
export async function observationsToXlsx(rows: readonly ExportRow[], language: Language): Promise<Uint8Array> {
  const data = [...toLines(rows, language)].map((line, at) =>
    line.map((value) =>
      at === 0 ? { value: String(value), type: String, fontWeight: 'bold' as const } : toCell(value),
    ),
  )
  return writeXlsxFile(data, {
    sheet: translator(observationTexts, language)('observations.sheet'),
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}
