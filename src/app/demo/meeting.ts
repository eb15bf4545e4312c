import {
  attendMeeting,
  noteInMeeting,
  startMeetingAction,
  timeInMeeting,
} from '#domains/situation/meeting/meeting.actions.ts'
import { closeMeeting } from '#domains/situation/meeting/meeting-close.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import type { IsoWeek } from '#kernel/time/week.ts'
import type { Loading } from './loading.ts'

/** Who came, by party and function; made up. */
const present: readonly (readonly [party: string, responsible: string])[] = [
  ['trygghet', 'trygghetssamordnare'],
  ['polisen', 'områdespolis'],
  ['huge', 'förvaltningschef'],
  ['hsf', 'driftchef'],
  ['fritid', 'enhetschef för fritidsgårdar'],
]
const notes: Readonly<Record<string, string>> = {
  FLE: 'Partnerna är överens om att belysningen i Grantorp är det som brådskar.',
  VAR: 'Portkoderna är bytta. Följs upp om två veckor.',
  SKO: 'Skolan och nattvandrarna kommer till nästa möte.',
}
const usualSeconds = 95
const longerSeconds = 260
const startedBefore = 27 * 60_000

/** A meeting that was held with everything it leaves behind: attendance, notes, times, picture and minutes. */
export async function holdMeeting(
  { areas, parties, manifest }: Loading,
  house: House,
  { coordinator, week }: { readonly coordinator: Actor; readonly week: IsoWeek },
): Promise<void> {
  const began = fixedClock(new Date(Date.parse(house.clock.now()) - startedBefore).toISOString())
  await perform({ ...house, clock: began }, coordinator, startMeetingAction, { week, minutes: 30 })
  await perform(house, coordinator, attendMeeting, {
    week,
    parties: present.map(([party, responsible]) => ({ party: parties.get(party), present: 'on', responsible })),
  })
  for (const code of manifest.areas.codes) {
    const area = areas.get(code)
    const note = notes[code]
    await perform(house, coordinator, timeInMeeting, { week, area, seconds: note ? longerSeconds : usualSeconds })
    if (note) await perform(house, coordinator, noteInMeeting, { week, area, note, version: 0 })
  }
  const { data } = await perform(house, coordinator, startMeetingAction, { week, minutes: 30 })
  await perform(house, coordinator, closeMeeting, { week, version: data.version, acceptRest: 'on' })
}
