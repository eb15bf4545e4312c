import { resolve } from 'node:path'
import { readMigrations } from '#kernel/db/migrate.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import type { Manifest } from '../archive-format.ts'
import { loadArchive, refuseOccupied } from '../archive-load.ts'
import { checkArchive } from '../archive-read.ts'
import { checkMunicipality, type Finding } from '../checks.ts'
import { type Command, type CommandContext, UsageError, withInstallation } from '../command.ts'
import { holdDatabase } from '../database.ts'
import { migrationsFolder } from '../root.ts'

/** Puts a backup into an empty data folder (and an empty database, with DATABASE_URL), then checks what is there. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: {
    sv: 'Återställ en säkerhetskopia i en tom datamapp',
    en: 'Restore a backup into an empty data folder',
  },
  usage: 'FILE --data NEW-FOLDER',
  details: [
    {
      term: 'FILE',
      text: {
        sv: 'säkerhetskopian; inget som redan finns skrivs över',
        en: 'the backup; nothing that exists is overwritten',
      },
    },
  ],
  options: {},
  run: async (context) => {
    const [file, extra] = context.positionals
    if (file === undefined || extra !== undefined) throw new UsageError({ sv: 'Ange en fil.', en: 'Name one file.' })
    const path = resolve(file)
    const { manifest, destroyed } = await load(context, path)
    const faults = await checkRestored(context)
    context.say(
      {
        sv: '{path} är återställd i {folder}: allt till och med {at}.',
        en: '{path} is restored in {folder}: everything up to {at}.',
      },
      { path, folder: context.dataDir, at: formatInstant(context.language, manifest.madeAt) },
    )
    if (destroyed > 0)
      context.say(
        {
          sv: '{n} filer som hade förstörts efter säkerhetskopian är förstörda igen (destroyed.txt).',
          en: '{n} files that had been destroyed after the backup are destroyed again (destroyed.txt).',
        },
        { n: destroyed },
      )
    for (const { code, params } of faults) context.complain(code, params)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    context.result({ file: path, madeAt: manifest.madeAt, tables: manifest.tables.length, rows, faults, destroyed })
    return faults.length === 0 ? 0 : 1
  },
}

type Loaded = { readonly manifest: Manifest; readonly destroyed: number }

async function load(context: CommandContext, path: string): Promise<Loaded> {
  const migrations = await readMigrations(migrationsFolder)
  await refuseOccupied(context.dataDir)
  const manifest = await checkArchive(path, migrations)
  const database = await holdDatabase(context.place)
  try {
    const place = { owner: database.owner, dataDir: context.dataDir }
    return { manifest, destroyed: await loadArchive(path, manifest, place, migrations) }
  } finally {
    await database.close()
  }
}

/** Faults that a backup carried with it are told, not hidden, and do not stand in the way of getting everything else back. */
const checkRestored = (context: CommandContext): Promise<readonly Finding[]> =>
  withInstallation(context, async (installation) => {
    const findings: Finding[] = []
    for (const municipality of await installation.listMunicipalities())
      findings.push(
        ...(await inMunicipality(installation.house.pool, municipality.id, (db) =>
          checkMunicipality(db, municipality),
        )),
      )
    return findings.filter(({ ok }) => !ok)
  })
