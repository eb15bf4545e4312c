import {
  answerActivityAction,
  carryActivityAction,
  closeActivityAction,
  createActivity,
} from '#domains/situation/activities/activity.actions.ts'
import { acceptSuggestions, setLevelAction } from '#domains/situation/levels/level.actions.ts'
import {
  correctPicture,
  createPicture,
  publishPictureAction,
  submitPicture,
  writePicture,
} from '#domains/situation/pictures/picture.actions.ts'
import { getWeek } from '#domains/situation/pictures/picture-week.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { addDays, addWeeks, type IsoWeek, lastDayOf } from '#kernel/time/week.ts'
import type { DemoActivity } from './activities.ts'
import { addDistribution, addOutsider, followLink, later, openAs, presentToSteeringGroup } from './distribution.ts'
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

/** How many weeks back the lists of receivers were made. */
const backOfLists = 3

type Team = { readonly coordinator: Actor; readonly people: readonly Actor[] }

/** Works through the weeks as the coordinator would have: activities, levels, picture. Returns how many pictures were published. */
export async function workThroughWeeks(loading: Loading, team: Team): Promise<number> {
  const { coordinator } = team
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
    if (back === backOfLists) await addDistribution(loading, { house, coordinator }, team.people)
    const { data: draft } = await perform(house, coordinator, createPicture, { kind: 'weekly', week })
    if (back === backOfLists) await handOutOpen(loading, { ...team, house, draft })
    else if (back === backOfLists - 1) await handOutInternal({ ...team, house, draft })
    else await publish(house, coordinator, draft)
  }
  return weeksBefore + 1
}

type Handed = Team & {
  readonly house: House
  readonly draft: { readonly id: number; readonly version: number; readonly from: string }
}
const holding = (people: readonly Actor[], ...roles: readonly string[]) =>
  people.filter(({ grants }) => grants.some(({ role }) => roles.includes(role)))

/** An internal picture: those without account get none, and the steering group has received it without a decision. */
async function handOutInternal({ coordinator, people, house, draft }: Handed): Promise<void> {
  await publish(house, coordinator, draft)
  await openAs(later(house, 95), draft.id, holding(people, 'forum-secretary'))
  await presentToSteeringGroup({ house: later(house, 2 * dayMinutes), coordinator }, draft.id, null)
}

/** An open picture: also to those without account, decided on by the steering group, and corrected afterwards. */
async function handOutOpen(loading: Loading, { coordinator, people, house, draft }: Handed): Promise<void> {
  const { data: open } = await perform(house, coordinator, writePicture, { ...seenOf(draft), classification: 'open' })
  await publish(house, coordinator, open)
  await openAs(later(house, 40), draft.id, holding(people, 'forum-secretary', 'reader'))
  await followLink(loading, later(house, dayMinutes), draft.from)
  const decision = 'Styrgruppen ger bolagen i uppdrag att redovisa belysningen i Flemingsberg till nästa möte.'
  await presentToSteeringGroup({ house: later(house, dayMinutes), coordinator }, draft.id, decision)
  await addOutsider(loading, { house: later(house, 3 * dayMinutes), coordinator }, draft.id)
  const after = later(house, 4 * dayMinutes)
  const { data: second } = await perform(after, coordinator, correctPicture, {
    id: draft.id,
    note: 'En observation hade räknats i fel område.',
  })
  await publish(after, coordinator, second)
}
const dayMinutes = 24 * 60
const seenOf = ({ id, version }: { readonly id: number; readonly version: number }) => ({ id, version, summary: '' })

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
