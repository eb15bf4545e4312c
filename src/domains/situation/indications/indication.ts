import { z } from 'zod'
import { isRejection, type Rejection, reject } from '#kernel/errors/problem.ts'
import { classified, type FieldRule } from '#kernel/model/field-class.ts'
import { id, oneOf, optional, strict, version } from '#kernel/model/fields.ts'
import { keepWordsApart } from '#kernel/model/words-apart.ts'
import { freeText, requiredFreeText } from '#kernel/privacy/free-text.ts'
import { addWeeks, type IsoWeek } from '#kernel/time/week.ts'

/** An early sign of organised crime (W-58), weighed each week until it led to something or was dropped. */
export const indicationStatuses = ['followed', 'acted', 'dropped'] as const
export const verdicts = ['stronger', 'same', 'weaker'] as const
export const indicationViews = ['followed', 'due', 'ended'] as const
export type IndicationView = (typeof indicationViews)[number]

const shape = {
  id: z.number(),
  version: z.number(),
  areaId: z.number(),
  /** the event that it was raised on; null: the area as a whole */
  observationId: z.number().nullable(),
  raisedWeek: z.string(),
  reason: z.string(),
  status: z.enum(indicationStatuses),
  outcome: z.string().nullable(),
  closedWeek: z.string().nullable(),
}
export type Indication = z.infer<z.ZodObject<typeof shape>>

/** All of it is read only by those with the right to secret fields; the words have the class too, wherever they go. */
export const indicationRule: FieldRule<Indication & { readonly note: unknown }> = {
  classes: {
    id: 'open',
    version: 'open',
    areaId: 'open',
    observationId: 'open',
    raisedWeek: 'open',
    reason: 'secret',
    status: 'open',
    outcome: 'secret',
    closedWeek: 'open',
    note: 'secret',
  },
}
keepWordsApart('situation.indication', ['reason', 'outcome', 'note'])
export const IndicationShown = classified(z.object(shape), indicationRule)

/** What a week said; null where nobody has weighed it. */
export const WeighedWeek = classified(
  z.object({ week: z.string(), verdict: z.enum(verdicts).nullable(), note: z.string().nullable() }),
  { classes: { week: 'open', verdict: 'open', note: 'secret' } } satisfies FieldRule<Weighing>,
)
export type WeighedWeek = z.infer<typeof WeighedWeek>
export type Weighing = { readonly week: IsoWeek; readonly verdict: (typeof verdicts)[number]; readonly note: string }

export const IndicationInputs = {
  raise: strict({ area: optional(id()), observation: optional(id()), reason: requiredFreeText(2000) }),
  weigh: strict({ id: id(), version: version(), verdict: oneOf(verdicts), note: freeText(1000) }),
  end: strict({ id: id(), version: version(), status: oneOf(['acted', 'dropped']), outcome: requiredFreeText(1000) }),
}

/** A change of one that has ended is refused: it is raised anew. */
export const stillFollowed = (indication: Indication): Indication | Rejection =>
  indication.status === 'followed' ? indication : reject('indications.rejected.ended')

export function endIndication(
  indication: Indication,
  { status, outcome }: { readonly status: 'acted' | 'dropped'; readonly outcome: string },
  week: IsoWeek,
): Indication | Rejection {
  const followed = stillFollowed(indication)
  return isRejection(followed) ? followed : { ...followed, status, outcome, closedWeek: week }
}

/** Nobody has weighed it this week, and it was not raised in it. */
export const isDue = (
  { status, raisedWeek }: Pick<Indication, 'status' | 'raisedWeek'>,
  weighed: readonly Pick<Weighing, 'week'>[],
  now: IsoWeek,
): boolean => status === 'followed' && raisedWeek < now && !weighed.some(({ week }) => week === now)

const mostWeeks = 52

/** Every week since it was raised, the latest first, also those that nobody has weighed; a year at most. */
export function weeksOf(
  { raisedWeek, closedWeek }: Pick<Indication, 'raisedWeek' | 'closedWeek'>,
  weighed: readonly Weighing[],
  now: IsoWeek,
): WeighedWeek[] {
  const last = closedWeek ?? now
  const weeks: IsoWeek[] = []
  for (let week = last; week >= raisedWeek && weeks.length < mostWeeks; week = addWeeks(week, -1)) weeks.push(week)
  return weeks.map((week) => weighed.find((one) => one.week === week) ?? { week, verdict: null, note: null })
}
