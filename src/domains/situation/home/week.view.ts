import { z } from 'zod'
import { ReviewDue } from '#domains/parties/index.ts'
import { listedActivity } from '../activities/activity.ts'
import { WeekNote } from '../calendar/calendar.ts'
import { deliveryStates } from '../delivery/delivery.ts'
import { ObservationView } from '../observations/observation.view.ts'
import { PictureView } from '../pictures/picture.ts'
import { AreaLevel, LevelWords, Outline, Sentence } from '../pictures/picture-content.ts'
import { roundStates } from '../round/round.ts'
import { Tally } from '../round/round.view.ts'
import { Followed } from '../warnings/follow.ts'

const Named = z.object({ id: z.number(), name: z.string() })
export const Delivery = z.object({
  partyId: z.number(),
  name: z.string(),
  /** silence is waiting until it was due, then missing */
  state: z.enum(roundStates).exclude(['not-expected']),
  dueAt: z.string().nullable(),
  /** the latest week the party was heard of, for one that is missing; null when never */
  lastWeek: z.string().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** What waits for those who work with the week. */
export const Needs = z.object({
  /** areas whose level nobody has set, in a week that is over and not published */
  undecided: z.array(z.object({ ...Named.shape, before: z.number().nullable(), suggested: z.number().nullable() })),
  untriaged: z.number(),
  /** pictures that are being written or read */
  open: z.array(PictureView),
  /** a week that is over and has no picture yet */
  unwritten: z.boolean(),
  lateActivities: z.number(),
})
export type Needs = z.infer<typeof Needs>

export const WholeWeek = z.object({
  areas: z.array(
    z.object({
      ...Named.shape,
      code: z.string(),
      level: z.number().nullable(),
      /** the reasons behind it, and what each weighed */
      why: AreaLevel,
      before: z.number().nullable(),
      n: z.number(),
      expected: z.object({ low: z.number(), high: z.number() }).nullable(),
    }),
  ),
  outlines: z.array(Outline),
  levelWords: LevelWords,
  summary: z.array(Sentence),
  picture: PictureView.nullable(),
  deliveries: z.array(Delivery),
  /** the week that is asked for now: when it is due and how many have answered */
  round: z.object({ week: z.string(), dueAt: z.string().nullable(), tally: Tally }),
})
export type WholeWeek = z.infer<typeof WholeWeek>

/** The week of a party that somebody reports for. */
export const OwnParty = z.object({
  ...Named.shape,
  /** the week that is asked for now, and how the party stands to it; null for one that cannot answer for the party as a whole */
  round: z
    .object({
      week: z.string(),
      dueAt: z.string().nullable(),
      state: z.enum(roundStates),
      late: z.boolean(),
      hindsight: z.boolean(),
      silentWeeks: z.number(),
    })
    .nullable(),
  /** the latest weeks, this one first */
  weeks: z.array(z.object({ week: z.string(), state: z.enum(deliveryStates) })),
  recent: z.array(ObservationView),
})
export type OwnParty = z.infer<typeof OwnParty>

export const HomeActivity = listedActivity({ area: z.string().nullable() })

export const setupSteps = ['areas', 'categories', 'levels', 'parties', 'observations'] as const
export type SetupStep = (typeof setupSteps)[number]

/** The first page. A part is null for those it does not concern. */
export const Home = z.object({
  week: z.string(),
  thisWeek: z.string(),
  complete: z.boolean(),
  /** breaks, days off and events in the week */
  notes: z.array(WeekNote),
  /** what one follows, with what has happened since */
  followed: z.array(Followed),
  whole: WholeWeek.nullable(),
  needs: Needs.nullable(),
  own: z.array(OwnParty),
  /** published pictures, the latest first */
  pictures: z.array(PictureView),
  activities: z.array(HomeActivity),
  /** what is done and not of getting started; null once observations come in, and for those who cannot do it */
  setup: z.array(z.object({ step: z.enum(setupSteps), done: z.boolean() })).nullable(),
  /** people who were invited and have not come yet; for owners */
  invited: z.number().nullable(),
  /** the review of roles when it is near or late; for owners and the auditor */
  review: ReviewDue.nullable(),
})
export type Home = z.infer<typeof Home>
