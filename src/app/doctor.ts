import { existsSync } from 'node:fs'
import { readFile, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { connect, type Db } from '#kernel/db/connect.ts'
import { EngineProblem } from '#kernel/db/engine/engine.problem.ts'
import { listApplied, MigrationProblem, readMigrations, refuseUnknown } from '#kernel/db/migrate.ts'
import { asOwner } from '#kernel/db/provision.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { failureOf } from '#kernel/messages/mail-rules.ts'
import { connectMailServer, readMailSettings } from '#kernel/messages/mail-server.ts'
import { countDispatches } from '#kernel/messages/message.store.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { checkMunicipality, type Finding, fine, wrong } from './checks.ts'
import { type DatabasePlace, type OpenDatabase, visitDatabase } from './database.ts'
import { findNightlyRun, type NightlyRun } from './nightly.ts'
import { migrationsFolder } from './root.ts'
import { Secrets } from './secrets.ts'

const gigabyte = 1_000_000_000
const leastFree = 1
const longestNight = 26 * 3_600_000
const weekMs = 7 * 24 * 3_600_000

/** Examines an installation, also while it is being served, and changes nothing. Each finding says what to do when it is wrong. */
export async function examine(place: DatabasePlace): Promise<readonly Finding[]> {
  const folder = [...(await checkModes(place.dataDir)), await checkDisk(place.dataDir), await checkMail()]
  try {
    const database = await visitDatabase(place)
    try {
      return [...(await checkDatabase(database, place.dataDir)), ...folder]
    } finally {
      await database.close()
    }
  } catch (error) {
    if (!(error instanceof EngineProblem || error instanceof MigrationProblem)) throw error
    return [{ check: 'database', ok: false, code: `engine.${error.code}`, params: error.params }, ...folder]
  }
}

async function checkDatabase(database: OpenDatabase, dataDir: string): Promise<readonly Finding[]> {
  const path = join(dataDir, 'secrets.json')
  const secrets = Secrets.parse(JSON.parse(await readFile(path, 'utf8')))
  return asOwner(database.owner, async (client) => {
    const server = [await checkServer(client), fine('engine', { state: database.state })]
    const migrations = await checkMigrations(client)
    if (!migrations.ok) return [...server, migrations]
    const security = await checkRowSecurity(client, secrets.databaseUser)
    const app = { ...database.owner, user: secrets.databaseUser, password: secrets.databasePassword }
    return [...server, migrations, ...security, ...(await checkMunicipalities(client, app))]
  })
}

async function checkServer(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ version: string; size: string }>(
    `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size`,
  )
  return fine('database', { version: rows[0]?.version ?? '', size: rows[0]?.size ?? '' })
}

async function checkMigrations(client: pg.Client): Promise<Finding> {
  const known = await readMigrations(migrationsFolder)
  const applied = new Map((await listApplied(client)).map((migration) => [migration.number, migration]))
  try {
    refuseUnknown(applied, known)
  } catch (error) {
    if (!(error instanceof MigrationProblem)) throw error
    return { check: 'migrations', ok: false, code: `engine.${error.code}`, params: error.params }
  }
  const pending = known.filter(({ number }) => !applied.has(number)).map(({ name }) => name)
  return pending.length > 0
    ? wrong('migrations', 'pending', { names: pending.join(', ') })
    : fine('migrations', { count: known.length })
}

async function checkRowSecurity(client: pg.Client, user: string): Promise<readonly Finding[]> {
  const { rows: tables } = await client.query<{ name: string; secured: boolean }>(`
    select c.oid::regclass::text as name, c.relrowsecurity and exists (
      select from pg_policy p where p.polrelid = c.oid
        and pg_get_expr(p.polqual, p.polrelid) like '%app.municipality%') as secured
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
    where c.relkind = 'r' order by 1`)
  const open = tables.filter(({ secured }) => !secured).map(({ name }) => name)
  const { rows: roles } = await client.query<{ passes: boolean }>(
    `select rolsuper or rolbypassrls or exists (select from pg_class where relowner = r.oid) as passes
     from pg_roles r where rolname = $1`,
    [user],
  )
  return [
    open.length > 0
      ? wrong('row-security', 'missing', { names: open.join(', ') })
      : fine('row-security', { count: tables.length }),
    ...(roles[0]?.passes === false ? [] : [wrong('row-security', 'role', { role: user })]),
  ]
}

async function checkMunicipalities(client: pg.Client, app: Parameters<typeof connect>[0]): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'select id, name from kernel.municipality order by id',
  )
  const connection = connect(app, 2)
  try {
    const findings: Finding[] = []
    for (const municipality of rows)
      await inMunicipality(connection.pool, municipality.id, async (db) => {
        findings.push(...(await checkMunicipality(db, municipality)))
        findings.push(judgeNight(municipality.name, await findNightlyRun(db)))
        findings.push(await judgeLetters(municipality.name, db))
      })
    return findings
  } finally {
    await connection.close()
  }
}

function judgeNight(municipality: string, last: NightlyRun | null): Finding {
  if (last === null) return { ...wrong('nightly', 'never', { municipality }), ok: true }
  const at = last.startedAt
  if (last.outcome === 'failed') return wrong('nightly', 'failed', { municipality, at })
  const age = Date.parse(systemClock.now()) - Date.parse(at)
  return age > longestNight ? wrong('nightly', 'late', { municipality, at }) : fine('nightly', { municipality, at })
}

/** Letters are in the inbox whatever happens; what is judged is whether they come out where e-mail is on. */
async function judgeLetters(municipality: string, db: Db): Promise<Finding> {
  const since = new Date(Date.parse(systemClock.now()) - weekMs).toISOString()
  const { sent, queued, failed } = await countDispatches(db, since)
  const isOn = readMailSettings(process.env) !== null
  return isOn && failed > 0
    ? wrong('letters', 'failed', { municipality, failed })
    : fine('letters', { municipality, sent, queued })
}

async function checkMail(): Promise<Finding> {
  const settings = readMailSettings(process.env)
  if (settings === null) return fine('mail', { how: 'off', host: '' })
  if (typeof settings === 'string') return { check: 'mail', ok: false, code: `mail.setting.${settings}`, params: {} }
  const { host } = new URL(settings.smtpUrl)
  const server = connectMailServer(settings)
  try {
    await server.verify()
    return fine('mail', { how: 'on', host })
  } catch (error) {
    return wrong('mail', 'unreachable', { host, reason: failureOf(error).reason })
  } finally {
    server.close()
  }
}

/** The engine lets the group of the server's own user pass through root's data folder, but look at nothing. */
const forbidden = [
  { name: '', bits: 0o067 },
  { name: 'secrets.json', bits: 0o077 },
  { name: 'files', bits: 0o077 },
  { name: 'backups', bits: 0o077 },
  { name: 'postgres', bits: 0o077 },
  { name: 'postgres/owner-password', bits: 0o077 },
]

async function checkModes(dataDir: string): Promise<readonly Finding[]> {
  const open: string[] = []
  for (const { name, bits } of forbidden) {
    const path = name === '' ? dataDir : join(dataDir, name)
    if (existsSync(path) && ((await stat(path)).mode & bits) !== 0) open.push(path)
  }
  if (open.length === 0) return existsSync(dataDir) ? [fine('modes')] : []
  // Root's data folder may have to let the server's own user pass through.
  const command = open.map((path) => `chmod ${path === dataDir ? 'g-rw,o-rwx' : 'go-rwx'} '${path}'`).join(' && ')
  return [wrong('modes', 'open', { paths: open.join(', '), command })]
}

async function checkDisk(dataDir: string): Promise<Finding> {
  const path = existsSync(dataDir) ? dataDir : '/'
  const { bavail, bsize } = await statfs(path)
  const free = Math.round((bavail * bsize * 10) / gigabyte) / 10
  return free < leastFree ? wrong('disk', 'full', { free, path }) : fine('disk', { free })
}
