import { sql } from 'kysely'
import type { Pool } from '#kernel/db/connect.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { traceOf } from '#kernel/errors/trace.ts'
import type { Installation, Municipality } from './installation.ts'

const minuteMs = 60_000

export type MinuteRun = { readonly pool: Pool; readonly municipality: Municipality; readonly now: string }

/**
 * Work that is looked at every minute for every municipality, by one process at a time. It finds out for itself whether there is
 * anything to do, and leaves what it could not do for the next minute.
 */
export type MinuteJob = { readonly name: string; readonly run: (run: MinuteRun) => Promise<void> }

type Options = {
  readonly pool: Pool
  readonly now: () => string
  readonly log: (entry: object) => void
}

/** Does every job once for one municipality. A job that fails is logged and does not keep the others from their turn. */
export async function runMinute(
  jobs: readonly MinuteJob[],
  municipality: Municipality,
  { pool, now, log }: Options,
): Promise<void> {
  for (const job of jobs)
    await alone(pool, municipality.id, job.name, () => job.run({ pool, municipality, now: now() })).catch(
      (error: unknown) =>
        log({
          level: 'error',
          event: 'minute-job-failed',
          job: job.name,
          municipality: municipality.id,
          cause: traceOf(error),
        }),
    )
}

/** Does the work unless another process is at it; the lock falls with the transaction that holds it, also when this process dies. */
async function alone(pool: Pool, municipality: string, name: string, work: () => Promise<void>): Promise<void> {
  await inMunicipality(pool, municipality, async (db) => {
    const { rows } = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('samsyn minute ' || ${name}), hashtext(${municipality})) as got`.execute(
      db,
    )
    if (rows[0]?.got) await work()
  })
}

export type Minutes = { end(): Promise<void> }

/** One timer for all jobs: a round begins a minute after the one before has ended. */
export function startMinutes(installation: Installation, jobs: readonly MinuteJob[]): Minutes {
  const { pool, clock } = installation.house
  const log = (entry: object) => console.error(JSON.stringify(entry))
  let ended = false
  let timer: NodeJS.Timeout | undefined
  let work = Promise.resolve()
  const round = async (): Promise<void> => {
    for (const municipality of await installation.listMunicipalities())
      if (!ended) await runMinute(jobs, municipality, { pool, now: () => clock.now(), log })
  }
  const wait = (): void => {
    if (ended) return
    timer = setTimeout(() => {
      // A round that fails as a whole, such as for want of a database, must not end the service.
      work = round()
        .catch((error: unknown) => {
          if (!ended) log({ level: 'error', event: 'minute-round-failed', cause: traceOf(error) })
        })
        .finally(wait)
    }, minuteMs)
    timer.unref()
  }
  wait()
  return {
    end: async () => {
      ended = true
      clearTimeout(timer)
      await work
    },
  }
}
