import type { Db, Pool } from '#kernel/db/connect.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { addWeeks, type IsoWeek } from '#kernel/time/week.ts'
import { latestCompleteWeek } from '../pictures/picture.ts'
import { type ComposedWeek, composeWeek } from '../pictures/picture-compose.ts'
import { weeksShown } from '../pictures/picture-material.ts'
import { loadWeek, type WeekAsked } from '../pictures/picture-week.store.ts'
import { keepEpisodeWeek } from './episode.store.ts'

/** A week as it stands; what was worked out for it is kept. */
export async function workOutWeek(db: Db, asked: WeekAsked): Promise<ComposedWeek> {
  const composed = composeWeek(await loadWeek(db, asked))
  await keepEpisodeWeek(db, asked, composed.episodes)
  return composed
}

type Preparation = { readonly municipality: string; readonly now: string }

/**
 * Works out the latest complete weeks in order, so that the first to read one need not wait, and so that it is known since when
 * something goes on. What is kept already is only read.
 */
export async function prepareWeeks(pool: Pool, { municipality, now }: Preparation): Promise<void> {
  const today = dayOf(now)
  const latest = latestCompleteWeek(today)
  const weeks: readonly IsoWeek[] = Array.from({ length: weeksShown }, (_, index) =>
    addWeeks(latest, index - weeksShown + 1),
  )
  for (const week of weeks)
    await inMunicipality(pool, municipality, (db) =>
      workOutWeek(db, { municipality, week, today, now, madeUp: false, frozen: true, inDepth: () => false }),
    )
}
