import type { Pool } from '#kernel/db/connect.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { post } from '#kernel/messages/outbox.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { addDays } from '#kernel/time/week.ts'
import { coordinatorsOf, readPeople } from '../round/round.jobs.ts'
import { listPickedOn } from './picked-file.store.ts'
import { lettersOfDay } from './picked-file-letters.ts'

type Asked = { readonly municipality: string; readonly now: string }

/** Tells the coordinators what was picked up the day before, once. Returns how many letters were new. */
export async function tellOfPicked(pool: Pool, { municipality, now }: Asked): Promise<number> {
  const day = addDays(dayOf(now), -1)
  return inMunicipality(pool, municipality, async (db) => {
    const files = await listPickedOn(db, day)
    if (files.length === 0) return 0
    const coordinators = coordinatorsOf(await readPeople(db, now), now)
    return post(db, municipality, lettersOfDay(files, { coordinators, day }))
  })
}
