import { listAccounts } from '#kernel/auth/account.store.ts'
import type { Db, Pool } from '#kernel/db/connect.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { type Letter, post } from '#kernel/messages/outbox.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { addDays, addWeeks, weekOf } from '#kernel/time/week.ts'
import { listCategories } from '../categories/category.register.ts'
import { listEpisodeWeeks } from '../counts/episode.store.ts'
import { listLevels } from '../levels/level.store.ts'
import { latestCompleteWeek } from '../pictures/picture.ts'
import { closeDigest, keepWarnings, listNewSerious, listRecipients } from './warning.store.ts'
import {
  countKinds,
  kindsByAccount,
  levelWarnings,
  type NewWarning,
  type Recipient,
  reaches,
  seriousWarnings,
  signalWarnings,
  type Warning,
} from './warning.ts'

type Run = { readonly municipality: string; readonly now: string }

/** Events that came in and happened within so many days are news; older ones are history that somebody read in. */
const newsDays = 8

/** Gathers what is worth telling and posts the day's digest: one letter for each who is to be told, however much there is. */
export async function sendWarnings(pool: Pool, run: Run): Promise<number> {
  return inMunicipality(pool, run.municipality, async (db) => {
    const recipients = await listRecipients(db)
    // Nobody is to be told: nothing is gathered either, so that whoever is added is not told of all that was before.
    if (recipients.length === 0) return 0
    await keepWarnings(db, run, await findWarnings(db, run.now))
    const day = dayOf(run.now)
    const digest = await closeDigest(db, day)
    return post(db, run.municipality, await lettersFor(db, { recipients, digest, day }))
  })
}

async function findWarnings(db: Db, now: string): Promise<readonly NewWarning[]> {
  const today = dayOf(now)
  const week = latestCompleteWeek(today)
  const serious = (await listCategories(db)).filter((one) => one.serious || one.minimumLevel !== null)
  const since = addDays(today, -newsDays)
  const events = await listNewSerious(db, {
    since: `${since}T00:00:00Z`,
    categoryIds: serious.map(({ id }) => id),
  })
  const oldest = weekOf(since)
  const before = await listLevels(db, addWeeks(week, -1))
  return [
    ...seriousWarnings(events.filter((event) => event.week >= oldest)),
    ...signalWarnings(week, await listEpisodeWeeks(db, week)),
    ...levelWarnings(await listLevels(db, week), before),
  ]
}

type Digest = {
  readonly recipients: readonly Recipient[]
  readonly digest: readonly Warning[]
  readonly day: string
}

async function lettersFor(db: Db, { recipients, digest, day }: Digest): Promise<readonly Letter[]> {
  if (digest.length === 0) return []
  return [...kindsByAccount(recipients, await listAccounts(db), day)].flatMap(([accountId, kinds]): Letter[] => {
    const own = digest.filter((one) => kinds.has(one.kind) && reaches(kinds.get(one.kind) ?? null, one))
    if (own.length === 0) return []
    return [
      {
        to: { accountId },
        kind: 'warnings',
        params: { n: own.length, ...countKinds(own) },
        path: `/warnings?day=${day}`,
        once: `warnings ${day} ${accountId}`,
      },
    ]
  })
}
