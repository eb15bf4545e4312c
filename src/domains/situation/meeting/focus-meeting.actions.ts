import { z } from 'zod'
import { listAreaNames } from '#domains/areas/index.ts'
import { action } from '#kernel/action/action.ts'
import { accept } from '#kernel/errors/problem.ts'
import { strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { weekOf } from '#kernel/time/week.ts'
import { getFocusMeeting, listFocusMeetings, saveFocusMeeting } from './focus-meeting.store.ts'
import { CloseFocus, closeFocus, FocusMeeting } from './focus-meeting.ts'
import { canHoldMeeting, canReadMeetings } from './meeting.policy.ts'

export const listFocusMeetingsAction = action('focus-meetings.list', {
  http: 'GET /focus-meetings',
  input: strict({}),
  allow: canReadMeetings,
  run: async ({ db, clock }) => {
    const names = new Map((await listAreaNames(db, clock.today())).map(({ id, name }) => [id, name]))
    const meetings = await listFocusMeetings(db)
    return { meetings: meetings.map((one) => ({ ...one, area: names.get(one.areaId) ?? '' })) }
  },
  audit: 'none',
  output: z.object({ meetings: z.array(FocusMeeting.extend({ area: z.string() })) }),
  can: (actor) => ({ close: canHoldMeeting(actor) }),
})

/** How it went: held with what it led to, or dropped with why. */
export const closeFocusMeeting = action('focus-meetings.close', {
  http: 'POST /focus-meetings/:id/close',
  input: CloseFocus,
  target: ({ db }, { id }) => getFocusMeeting(db, id),
  allow: canHoldMeeting,
  run: async ({ db, clock, changed }, input, focus) => {
    const next = accept(closeFocus({ ...focus, version: input.version }, input, weekOf(clock.today())))
    const saved = await saveFocusMeeting(db, next)
    changed(refer('situation.focus-meeting', focus.id), focus, saved)
    return saved
  },
  audit: 'write',
  output: FocusMeeting,
})
