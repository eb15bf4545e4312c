import {
  answerActivityAction,
  carryActivityAction,
  closeActivityAction,
  createActivity,
} from '#domains/situation/activity.actions.ts'
import { acceptSuggestions, setLevelAction } from '#domains/situation/level.actions.ts'
import { createPicture, publishPictureAction, submitPicture } from '#domains/situation/picture.actions.ts'
import { getWeek } from '#domains/situation/picture-week.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { addDays, addWeeks, type IsoWeek, lastDayOf } from '#kernel/time/week.ts'
import type { DemoActivity } from './activities.ts'
import { followIndications } from './indications.ts'
import type { Loading } from './loading.ts'
import { holdMeeting } from './meeting.ts'

/** How many weeks before the latest one have a published picture too, so that levels have a history. */
const weeksBefore = 12
/** The week whose meeting was held in meeting mode, before the latest one. */
const backOfMeeting = 1

/** The Tuesday after a week, when the group has met: what follows is done as on that day. */
const afterMeeting = (house: House, week: IsoWeek): House => ({
  ...house,
  clock: fixedClock(`${addDays(lastDayOf(week), 2)}T09:30:00.000Z`),
})

/** The overall picture 2023 with the levels that the sources state. */
export async function publishOverall({ house, manifest, areas }: Loading, coordinator: Actor): Promise<void> {
  const { levels, note } = manifest.levels2023
  const { data: draft } = await perform(house, coordinator, createPicture, {
    kind: 'overall',
    from: '2023-01-01',
    to: '2023-12-31',
    levels: Object.entries(levels).map(([code, level]) => ({
      area: areas.get(code),
      level,
      reason: level === 3 ? note.sv : '',
    })),
  })
  await publish(house, coordinator, draft)
}

type Agreed = DemoActivity & { readonly id: number; readonly version: number }

/** Works through the weeks as the coordinator would have: activities, levels, picture. Returns how many pictures were published. */
export async function workThroughWeeks(loading: Loading, coordinator: Actor): Promise<number> {
  const { manifest } = loading
  const agreed: Agreed[] = []
  for (let back = weeksBefore; back >= 0; back -= 1) {
    const week = addWeeks(manifest.latestWeek, -back)
    const house = back === 0 ? loading.house : afterMeeting(loading.house, week)
    for (const activity of manifest.activities.filter(({ agreedWeek }) => agreedWeek === week))
      agreed.push(await agree(loading, house, { coordinator, activity }))
    for (const { id, version, outcome } of agreed.filter(({ dueWeek }) => dueWeek === week))
      if (outcome !== null)
        await perform(house, coordinator, closeActivityAction, { id, version, status: 'done', outcome })
    await followIndications(loading, house, { coordinator, back })
    if (back === backOfMeeting) {
      for (const { id, version, carriedTo } of agreed)
        if (carriedTo !== null)
          await perform(house, coordinator, carryActivityAction, { id, version, dueWeek: carriedTo })
      await holdMeeting(loading, house, { coordinator, week })
      continue
    }
    if (back === 0) await setOwnLevel(loading, coordinator)
    await perform(house, coordinator, acceptSuggestions, { week })
    const { data: draft } = await perform(house, coordinator, createPicture, { kind: 'weekly', week })
    await publish(house, coordinator, draft)
  }
  return weeksBefore + 1
}

async function agree(
  { areas, parties }: Loading,
  house: House,
  { coordinator, activity }: { coordinator: Actor; activity: DemoActivity },
): Promise<Agreed> {
  const { text, area, party, responsible, agreedWeek, dueWeek, answer } = activity
  const { data } = await perform(house, coordinator, createActivity, {
    text,
    area: areas.get(area),
    party: parties.get(party),
    responsible,
    agreedWeek,
    dueWeek,
  })
  if (answer === null) return { ...activity, id: data.id, version: data.version }
  const answered = await perform(house, coordinator, answerActivityAction, {
    id: data.id,
    version: data.version,
    ...answer,
  })
  return { ...activity, id: data.id, version: answered.data.version }
}

/** One level that a person set otherwise than the rules suggest, with the reason that is then asked for. */
async function setOwnLevel({ house, manifest, areas }: Loading, coordinator: Actor): Promise<void> {
  const { data } = await perform(house, coordinator, getWeek, { week: manifest.latestWeek })
  const skogas = data.content.areas.find(({ id }) => id === areas.get('SKO'))
  const suggested = skogas?.level.suggested ?? null
  if (!skogas || suggested === null || suggested === 5) return
  await perform(house, coordinator, setLevelAction, {
    week: manifest.latestWeek,
    area: skogas.id,
    version: skogas.level.version,
    level: suggested + 1,
    reason: 'Skolan och nattvandrarna beskriver mer oro vid Skogås centrum än vad som har rapporterats.',
  })
}

async function publish(
  house: House,
  coordinator: Actor,
  draft: { readonly id: number; readonly version: number },
): Promise<void> {
  const { data: read } = await perform(house, coordinator, submitPicture, { id: draft.id, version: draft.version })
  await perform(house, coordinator, publishPictureAction, { id: read.id, version: read.version })
}
