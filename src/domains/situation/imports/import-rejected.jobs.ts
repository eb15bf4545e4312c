import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { FileRoom } from '#kernel/action/house.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import { filesTexts } from '#kernel/files/files.texts.ts'
import { kernelTexts } from '#kernel/i18n/kernel.texts.ts'
import { collectTexts, formatMessage, type Language } from '#kernel/i18n/texts.ts'
import { observationTexts } from '../observations/observation.texts.ts'
import { importTexts } from './import.texts.ts'
import type { Remark, RowProblem } from './import.ts'
import type { RejectedRow } from './import-rows.jobs.ts'

const words = collectTexts([kernelTexts, filesTexts, observationTexts, importTexts])

/** A problem in words: `Datum: ”i fjol” är inget datum.` */
export function sayProblem(
  { column, value, code, params }: Pick<RowProblem, 'column' | 'value' | 'code' | 'params'>,
  language: Language,
): string {
  const said = sayRemark({ code, params: { value: value ?? '', ...params } }, language)
  return column === null ? said : `${column}: ${said}`
}

/** Any code that reading a file gives, in words. */
export function sayRemark({ code, params }: Remark, language: Language): string {
  const text = words.get(code)
  return text ? formatMessage(language, text[language], params) : code
}

const extraColumns: Record<Language, readonly [string, string]> = {
  sv: ['Rad i filen', 'Skäl'],
  en: ['Row in the file', 'Reason'],
}

/** A CSV file of rejected rows that grows as they come; in the format of the file they came in, with two columns more. */
export type RejectedFile = {
  add(rejected: RejectedRow): Promise<void>
  /** The file's key; null when nothing was rejected. */
  close(): Promise<string | null>
}

export function openRejectedFile(files: FileRoom, header: readonly string[], language: Language): RejectedFile {
  let rows: PassThrough | null = null
  let written: ReturnType<FileRoom['put']> | null = null
  const begin = (): PassThrough => {
    const begun = new PassThrough({ objectMode: true })
    begun.write([...header, ...extraColumns[language]])
    written = files.put(writeCsv(begun as AsyncIterable<readonly (string | number)[]>))
    // Whoever closes hears of a failure; until then it must not count as one that nobody looks after.
    written.catch(() => undefined)
    return begun
  }
  return {
    add: async ({ row, cells, problems }) => {
      rows ??= begin()
      const goesOn = rows.write([...cells, row, problems.map((problem) => sayProblem(problem, language)).join(' ')])
      // A file that cannot be written never drains: its failure must be heard here.
      if (!goesOn) await Promise.race([once(rows, 'drain'), written])
    },
    close: async () => {
      rows?.end()
      return written
    },
  }
}
