import { Readable } from 'node:stream'
import { type WrittenCell, writeCsv } from '#kernel/files/csv-write.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import type { ExportRow } from './observation.actions.ts'
import { observationTexts } from './observation.texts.ts'

/** Observations as a CSV file for Excel; the column names are those that the import recognises again. */
export function observationsToCsv(rows: readonly ExportRow[], language: Language): ReadableStream {
  const t = translator(observationTexts, language)
  const header = [
    'id',
    'external_id',
    'when',
    'until',
    'week',
    'category',
    'category_name',
    'area',
    'place',
    'text',
    'basis',
    'status',
    'source',
    'made_up',
  ]
  const lines = function* (): Generator<readonly WrittenCell[]> {
    yield header
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
        t(`observations.status.${row.status}`),
        row.party,
        row.madeUp,
      ]
  }
  return Readable.toWeb(Readable.from(writeCsv(lines()))) as ReadableStream
}
