import { sql } from 'kysely'
import { cutOffEndedAction } from '#domains/parties/cut-off.actions.ts'
import { remindOfReview } from '#domains/parties/role-review.actions.ts'
import { remindOfActivities } from '#domains/situation/activities/activity-reminders.jobs.ts'
import { prepareWeeks } from '#domains/situation/counts/week-preparation.jobs.ts'
import { destroySealed } from '#domains/situation/moderation/redaction.actions.ts'
import { coarsenObservations } from '#domains/situation/privacy/coarsening.actions.ts'
import { sendWarnings } from '#domains/situation/warnings/warning.jobs.ts'
import { perform } from '#kernel/action/perform.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import type { Db, Pool } from '#kernel/db/connect.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { traceOf } from '#kernel/errors/trace.ts'
import { sweepKept } from '#kernel/files/kept-sweep.ts'
import { forgetMessages } from '#kernel/messages/message.store.ts'
import { fixedClock, timeZone } from '#kernel/time/clock.ts'
import { addDays } from '#kernel/time/week.ts'
import { instantToLocal, localToInstant } from '#kernel/time/zone.ts'
import { checkMunicipality, type Finding } from './checks.ts'
import type { Installation, Municipality } from './installation.ts'

const job = 'nightly'
const hour = 3
const dayMs = 86_400_000
/** Letters are kept for this long, read or not. */
const letterDays = 400

export type NightlyRun = {
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly outcome: 'done' | 'failed' | null
  /** what was found wrong; empty when all was well */
  readonly faults: readonly Finding[]
}

/** The latest nightly check of the municipality in view; null before the first. */
export async function findNightlyRun(db: Db): Promise<NightlyRun | null> {
  const { rows } = await sql<NightlyRun & { report: { faults: readonly Finding[] } | null }>`
    select last_started_at as "startedAt", last_finished_at as "finishedAt", outcome, report
    from kernel.job_run where job = ${job}`.execute(db)
  const [row] = rows
  if (!row) return null
  const { startedAt, finishedAt, outcome, report } = row
  return { startedAt, finishedAt, outcome, faults: report?.faults ?? [] }
}

/** The next three o'clock in the morning in Sweden after an instant. */
export function nextNight(now: string): string {
  const local = instantToLocal(now, timeZone)
  const date = [local.year, local.month, local.day].map((part) => String(part).padStart(2, '0')).join('-')
  const at = (day: string) => {
    const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
    return localToInstant({ year, month, day: dayOfMonth, hour, minute: 0 }, timeZone).instant
  }
  const tonight = at(date)
  return tonight > now ? tonight : at(addDays(date, 1))
}

type Options = {
  readonly pool: Pool
  readonly now: () => string
  readonly log: (entry: object) => void
}

/**
 * Checks one municipality, once a night however many processes serve it: the row of the job is taken first. A fault is kept in that
 * row, for the check-up and the owner, and logged once. Returns what was found, or null when another was at it.
 */
export async function runNightly(
  municipality: Municipality,
  { pool, now, log }: Options,
): Promise<readonly Finding[] | null> {
  const startedAt = now()
  if (!(await take(pool, municipality.id, startedAt))) return null
  let faults: readonly Finding[]
  try {
    const findings = await inMunicipality(pool, municipality.id, (db) => checkMunicipality(db, municipality))
    faults = findings.filter(({ ok }) => !ok)
    const house = { pool, clock: fixedClock(startedAt) }
    await perform(house, systemActor(municipality, job), destroySealed, {})
    await prepareWeeks(pool, { municipality: municipality.id, now: startedAt })
    await sendWarnings(pool, { municipality: municipality.id, now: startedAt })
    await perform(house, systemActor(municipality, job), remindOfActivities, {})
    await perform(house, systemActor(municipality, job), coarsenObservations, {})
    await perform(house, systemActor(municipality, job), cutOffEndedAction, {})
    await perform(house, systemActor(municipality, job), remindOfReview, {})
    const oldest = new Date(Date.parse(startedAt) - letterDays * dayMs).toISOString()
    await inMunicipality(pool, municipality.id, (db) => forgetMessages(db, oldest))
  } catch (error) {
    await finish(pool, municipality.id, { at: now(), outcome: 'failed', faults: [] })
    throw error
  }
  await finish(pool, municipality.id, { at: now(), outcome: faults.length === 0 ? 'done' : 'failed', faults })
  if (faults.length > 0)
    log({
      level: 'error',
      event: 'nightly-check-failed',
      municipality: municipality.id,
      faults: faults.map(({ code, params }) => ({ code, params })),
    })
  return faults
}

/** True for the one process that is to run it: the last start must lie more than an hour back. */
async function take(pool: Pool, municipality: string, now: string): Promise<boolean> {
  const fresh = new Date(Date.parse(now) - dayMs / 24).toISOString()
  const { rows } = await inMunicipality(pool, municipality, (db) =>
    sql`insert into kernel.job_run as run (municipality_id, job, last_started_at) values (${municipality}, ${job}, ${now})
      on conflict (municipality_id, job) do update
        set last_started_at = excluded.last_started_at, last_finished_at = null, outcome = null, report = null
        where run.last_started_at < ${fresh} returning job`.execute(db),
  )
  return rows.length > 0
}

async function finish(
  pool: Pool,
  municipality: string,
  run: { readonly at: string; readonly outcome: 'done' | 'failed'; readonly faults: readonly Finding[] },
): Promise<void> {
  await inMunicipality(pool, municipality, (db) =>
    sql`update kernel.job_run set last_finished_at = ${run.at}, outcome = ${run.outcome},
      report = ${JSON.stringify({ faults: run.faults })}::jsonb where job = ${job}`.execute(db),
  )
}

export type Nightly = { end(): Promise<void> }

/** Runs the check every night at three, and now where the last one lies more than a day back. */
export function startNightly(installation: Installation): Nightly {
  const { pool, clock } = installation.house
  const log = (entry: object) => console.error(JSON.stringify(entry))
  const options = { pool, now: () => clock.now(), log }
  let ended = false
  let timer: NodeJS.Timeout | undefined
  let work = Promise.resolve()

  const runAll = async (isDue: (last: NightlyRun | null) => boolean): Promise<void> => {
    for (const municipality of await installation.listMunicipalities()) {
      if (ended) return
      const last = await inMunicipality(pool, municipality.id, (db) => findNightlyRun(db))
      if (isDue(last)) await runNightly(municipality, options)
    }
    await sweepKept(installation.house, await installation.listMunicipalities())
  }
  const begin = (isDue: (last: NightlyRun | null) => boolean): void => {
    // One failed check must not end the service; it is told of here and shown by the check-up.
    work = runAll(isDue).catch((error: unknown) => {
      if (!ended)
        log({
          level: 'error',
          event: 'nightly-check-broke',
          cause: traceOf(error),
        })
    })
    const wait = Date.parse(nextNight(clock.now())) - Date.parse(clock.now())
    timer = setTimeout(() => begin(() => true), wait)
    timer.unref()
  }
  begin((last) => last === null || Date.parse(clock.now()) - Date.parse(last.startedAt) > dayMs)
  return {
    end: async () => {
      ended = true
      clearTimeout(timer)
      await work
    },
  }
}
