import { sql } from 'kysely'
import { saveParticipationAction } from '#domains/parties/participation.actions.ts'
import { reportNothing } from '#domains/situation/observations/observation-report.actions.ts'
import { setDueRule } from '#domains/situation/round/round.actions.ts'
import { listArrivals } from '#domains/situation/round/round.store.ts'
import { perform } from '#kernel/action/perform.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { addDays, addWeeks, firstDayOf } from '#kernel/time/week.ts'
import type { Loading } from './loading.ts'
import { reporters } from './parties.ts'

const weeksOfRound = 12

/**
 * Twelve weeks of the round: reports due on Mondays, answers that came in time and some that came late, calm weeks that were said to
 * be calm, agreements signed (their numbers are made up), and a party on its way in. The one that stopped reporting stays silent.
 */
export async function addRound({ house, operator, manifest, parties }: Loading): Promise<void> {
  const fromWeek = addWeeks(manifest.latestWeek, 1 - weeksOfRound)
  await perform(house, operator, setDueRule, {
    fromWeek,
    weekday: 1,
    weeksAfter: 1,
    time: '12:00',
    remindHours: 24,
    lateHours: 4,
    silentWeeks: 2,
    quietFrom: '18:00',
    quietTo: '07:00',
  })
  const arrivals = await inMunicipality(house.pool, operator.municipality, (db) =>
    listArrivals(db, { from: fromWeek, to: manifest.latestWeek }, null),
  )
  for (const code of reporters.filter((reporter) => reporter !== 'vakt')) {
    const party = parties.get(code)
    for (let back = 0; back < weeksOfRound; back += 1) {
      const week = addWeeks(manifest.latestWeek, -back)
      if (!arrivals.some((came) => came.partyId === party && came.week === week))
        await perform(house, operator, reportNothing, { party, week })
    }
  }
  // An import knows only when it was made: here every answer gets the Monday after, and one in eleven the day after that.
  await inMunicipality(house.pool, operator.municipality, (db) =>
    sql`update situation.delivery
      set first_at = (week + 7 + time '09:20' + case when (party_id * 7 + extract(week from week)) % 11 = 0 then interval '26 hours' else interval '0' end)
        at time zone 'Europe/Stockholm'
      where first_at > week + 7`.execute(db),
  )
  for (const [at, code] of reporters.entries())
    await perform(house, operator, saveParticipationAction, {
      party: parties.get(code),
      version: 0,
      agreement: 'signed',
      signedOn: addDays(firstDayOf(manifest.firstWeek), -14),
      caseNumber: `Påhittat ${at + 1}`,
    })
  await perform(house, operator, saveParticipationAction, {
    party: parties.get('hogskolorna'),
    version: 0,
    agreement: 'under-way',
  })
}
