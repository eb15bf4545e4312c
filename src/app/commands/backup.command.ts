import { resolve } from 'node:path'
import { writeArchive } from '../archive-write.ts'
import { type Command, UsageError } from '../command.ts'
import { visitDatabase } from '../database.ts'

/** Copies the whole installation into one file; Samsyn may go on serving meanwhile. */
export const backupCommand: Command = {
  name: 'backup',
  summary: {
    sv: 'Spara databas, filer och nycklar i en fil, även medan Samsyn är igång',
    en: 'Save database, files and keys in one file, also while Samsyn is running',
  },
  usage: 'FILE',
  details: [
    {
      term: 'FILE',
      text: {
        sv: 'ny fil; den innehåller allt, även hemligheter, så förvara den därefter',
        en: 'a new file; it holds everything, secrets too, so keep it accordingly',
      },
    },
  ],
  options: {},
  run: async (context) => {
    const [file, extra] = context.positionals
    if (file === undefined || extra !== undefined) throw new UsageError({ sv: 'Ange en fil.', en: 'Name one file.' })
    const path = resolve(file)
    const database = await visitDatabase(context.place)
    try {
      const manifest = await writeArchive({ owner: database.owner, dataDir: context.dataDir }, path)
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      context.say(
        {
          sv: 'Sparat i {path}: {tables} tabeller, {rows, number} rader, {files, plural, =0 {inga filer} one {# fil} other {# filer}}.',
          en: 'Saved in {path}: {tables} tables, {rows, number} rows, {files, plural, =0 {no files} one {# file} other {# files}}.',
        },
        {
          path,
          tables: manifest.tables.length,
          rows,
          files: manifest.members.filter(({ name }) => name.startsWith('files/')).length,
        },
      )
      context.result({ file: path, madeAt: manifest.madeAt, tables: manifest.tables.length, rows })
      return 0
    } finally {
      await database.close()
    }
  },
}
