import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { countFindings } from '#domains/situation/privacy/privacy-count.store.ts'
import { listPublicPhones } from '#domains/situation/privacy/public-phone.register.ts'
import type { House } from '#kernel/action/perform.ts'
import { type Actor, systemActor } from '#kernel/auth/actor.ts'
import { createSealer } from '#kernel/auth/seal.ts'
import { type ConnectionOptions, connect } from '#kernel/db/connect.ts'
import { type Migration, readMigrations } from '#kernel/db/migrate.ts'
import { asOwner, provision } from '#kernel/db/provision.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { traceOf } from '#kernel/errors/trace.ts'
import { openFileRoom } from '#kernel/files/room.ts'
import { createWorks } from '#kernel/jobs/works.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { refuseInterrupted } from './archive-load.ts'
import { writeArchive } from './archive-write.ts'
import { type DatabasePlace, holdDatabase } from './database.ts'
import { migrationsFolder } from './root.ts'
import { openSecrets } from './secrets.ts'

export type Municipality = { readonly id: string; readonly name: string; readonly demo: boolean }

/** A running installation: its database, brought up to date, and the ways into it. */
export type Installation = {
  readonly dataDir: string
  readonly house: House
  /** As the database's owner: for what no municipality may do for itself. */
  readonly owner: ConnectionOptions
  readonly migrated: readonly string[]
  /** The backup that was taken before the database was upgraded, if it was. */
  readonly restorePoint: string | null
  /** Settles when the embedded database is gone: `died` when nobody asked it to end. */
  readonly ended: Promise<'stopped' | 'died'>
  listMunicipalities(): Promise<readonly Municipality[]>
  /** The operator acting in the municipality; the only one when no code is given. */
  operator(code?: string): Promise<Actor>
  /** Runs statements as the database's owner. */
  asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens the data folder: starts its PostgreSQL (or uses the one of `databaseUrl`), migrates, and connects as the application. */
export async function openInstallation(place: DatabasePlace): Promise<Installation> {
  const { dataDir } = place
  refuseInterrupted(dataDir)
  const secrets = await openSecrets(dataDir)
  const database = await holdDatabase(place)
  const { owner, ended } = database
  try {
    const login = { user: secrets.databaseUser, password: secrets.databasePassword }
    let restorePoint: string | null = null
    const { applied, app } = await provision(owner, login, await readMigrations(migrationsFolder), async (next) => {
      restorePoint = await saveRestorePoint({ owner, dataDir }, next)
    })
    const connection = connect(app)
    const works = createWorks(noteFailedWork)
    const listMunicipalities = () =>
      asOwner(
        owner,
        async (client) =>
          (await client.query<Municipality>('select id, name, demo from kernel.municipality order by id')).rows,
      )
    return {
      dataDir,
      house: {
        pool: connection.pool,
        clock: systemClock,
        files: openFileRoom(join(dataDir, 'files')),
        works,
        sealer: createSealer(secrets.sealingKey),
        publicPhones: listPublicPhones,
        countFindings,
      },
      owner,
      migrated: applied,
      restorePoint,
      ended,
      listMunicipalities,
      operator: async (code) => chooseOperator(await listMunicipalities(), code),
      asOwner: (work) => asOwner(owner, work),
      close: async () => {
        await works.end()
        await connection.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The way back from an upgrade: `backups/before-<migration>-<time>.samsyn` in the data folder. */
async function saveRestorePoint(
  from: { readonly owner: ConnectionOptions; readonly dataDir: string },
  next: Migration,
): Promise<string> {
  const folder = join(from.dataDir, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const time = systemClock.now().slice(0, 19).replaceAll(':', '')
  const path = join(folder, `before-${next.name.replace(/\.sql$/, '')}-${time}.samsyn`)
  await writeArchive(from, path)
  return path
}

const noteFailedWork = (key: string, error: unknown): void =>
  console.error(
    JSON.stringify({
      level: 'error',
      event: 'work-failed',
      key,
      cause: traceOf(error),
    }),
  )

function chooseOperator(all: readonly Municipality[], code: string | undefined): Actor {
  if (all.length === 0) throw new Problem('rejected', 'cli.no-municipality')
  const chosen = code === undefined && all.length === 1 ? all[0] : all.find((municipality) => municipality.id === code)
  if (!chosen)
    throw new Problem('rejected', 'cli.which-municipality', { params: { codes: all.map(({ id }) => id).join(', ') } })
  return systemActor(chosen, 'kommandoraden')
}
