import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import type { FieldRule } from '#kernel/model/field-class.ts'
import { id, isoDate, localDateTime, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { keepWordsApart } from '#kernel/model/words-apart.ts'
import { freeText } from '#kernel/privacy/free-text.ts'
import { addDays, type IsoDate, type IsoWeek } from '#kernel/time/week.ts'
import { localToInstant } from '#kernel/time/zone.ts'

/** Something that a party saw or heard: what, where, when; never who. */
export const observationStatuses = ['new', 'triaged', 'verified', 'in-picture', 'dismissed', 'merged'] as const
export type ObservationStatus = (typeof observationStatuses)[number]
export const bases = ['seen', 'heard'] as const
export const precisions = ['minute', 'day', 'week'] as const
/** Whether what was heard turned out to be so; null while nobody has said. */
export const assessments = ['confirmed', 'denied'] as const
/** Restricted: its words are read only by those with the right to secret fields. It counts as any other. */
export const visibilities = ['internal', 'restricted'] as const

/** Which statuses count in the weekly counts; the triggers of 0004-situation.sql say the same and a test holds them together. */
export const countsInPicture = (status: ObservationStatus): boolean => status !== 'dismissed' && status !== 'merged'

export type Observation = {
  readonly id: number
  readonly version: number
  readonly status: ObservationStatus
  readonly statusReason: string | null
  readonly mergedInto: number | null
  readonly categoryId: number
  readonly areaId: number
  readonly placeId: number | null
  /** degrees, coarsened to three decimals: about 60-110 m */
  readonly point: { readonly lon: number; readonly lat: number } | null
  readonly occurredFrom: string
  readonly occurredTo: string | null
  readonly precision: (typeof precisions)[number]
  readonly week: IsoWeek
  readonly text: string
  readonly basis: (typeof bases)[number]
  readonly partyId: number
  readonly externalId: string | null
  readonly importId: number | null
  readonly madeUp: boolean
  readonly createdAt: string
  readonly visibility: (typeof visibilities)[number]
  readonly visibilityReason: string | null
  readonly assessment: (typeof assessments)[number] | null
  readonly assessmentGround: string | null
  /** the party that confirmed or denied it, where one did */
  readonly assessmentPartyId: number | null
  /** what the one who wrote it down was called then */
  readonly assessedBy: string | null
  readonly assessedAt: string | null
  /** words have been struck from its text */
  readonly redacted: boolean
}

/** Who may read which field, wherever it goes. The secret note is a field of its own reading. */
export const observationRule: FieldRule<Observation & { readonly secretNote: unknown }> = {
  classes: {
    id: 'open',
    version: 'open',
    status: 'open',
    statusReason: 'internal',
    mergedInto: 'open',
    categoryId: 'open',
    areaId: 'open',
    placeId: 'internal',
    point: 'internal',
    occurredFrom: 'open',
    occurredTo: 'open',
    precision: 'open',
    week: 'open',
    text: 'internal',
    basis: 'open',
    partyId: 'open',
    externalId: 'internal',
    importId: 'open',
    madeUp: 'open',
    createdAt: 'open',
    visibility: 'open',
    visibilityReason: 'internal',
    assessment: 'open',
    assessmentGround: 'internal',
    assessmentPartyId: 'open',
    assessedBy: 'open',
    assessedAt: 'open',
    redacted: 'open',
    secretNote: 'secret',
  },
  ownedBy: ({ partyId, areaId }) => ({ partyId, areaId }),
  narrowed: ({ visibility }) =>
    visibility === 'restricted'
      ? {
          text: 'secret',
          point: 'secret',
          statusReason: 'secret',
          visibilityReason: 'secret',
          assessmentGround: 'secret',
        }
      : {},
}
keepWordsApart('situation.observation', [
  'text',
  'point',
  'statusReason',
  'visibilityReason',
  'assessmentGround',
  'redactionReason',
  'sealedRead',
  'privacyReason',
])

/** What one form was given when it was drawn, and sends along: the same form sent twice is one report. */
export const sendingId = () => optional(z.uuid())

/** What a person writes. `when` is a day or a time on the clock in Sweden; `until` closes an interval. */
export const observationFields = {
  category: id(),
  area: id(),
  place: optional(id()),
  when: z.union([localDateTime(), isoDate()]),
  until: optional(z.union([localDateTime(), isoDate()])),
  text: freeText(4000),
  basis: oneOf(bases),
}
export const ObservationInput = strict(observationFields)
export type ObservationInput = z.infer<typeof ObservationInput>

/** What the list can be put in order by. */
export const observationOrders = ['when', 'category', 'area', 'party', 'status'] as const

/** An observation that is about to be stored. */
export type NewObservation = Omit<Observation, 'id' | 'version' | 'createdAt' | keyof typeof unmoderated>

/** How every observation begins. */
export const unmoderated = {
  visibility: 'internal',
  visibilityReason: null,
  assessment: null,
  assessmentGround: null,
  assessmentPartyId: null,
  assessedBy: null,
  assessedAt: null,
  redacted: false,
} as const satisfies Partial<Observation>

export type Moment = Pick<Observation, 'occurredFrom' | 'occurredTo' | 'precision'> & { readonly day: string }

const isDay = (text: string): boolean => text.length === 10
const oldestDays = 731

/** Reads "when" and "until" as instants; an interval counts on the day it began. */
export function toMoment(when: string, until: string | null, now: { now: string; today: string }): Moment | Rejection {
  const from = instantOf(when, '00:00')
  const to = until === null ? null : instantOf(until, '23:59')
  const day = when.slice(0, 10)
  if (from > now.now) return reject('observations.rejected.future', { today: now.today })
  if (until !== null && until.slice(0, 10) > now.today)
    return reject('observations.rejected.future', { today: now.today })
  if (day < addDays(now.today, -oldestDays)) return reject('observations.rejected.too-old')
  if (to !== null && to < from) return reject('observations.rejected.ends-before-start')
  return {
    occurredFrom: from,
    occurredTo: to,
    precision: isDay(when) && (until === null || isDay(until)) ? 'day' : 'minute',
    day,
  }
}

/** Whether two say the same of one event: what a person can write is alike. */
export const saysTheSame = (a: Reported, b: Reported): boolean =>
  (
    ['categoryId', 'areaId', 'placeId', 'occurredFrom', 'occurredTo', 'precision', 'text', 'basis', 'partyId'] as const
  ).every((field) => a[field] === b[field])
type Reported = Pick<
  Observation,
  'categoryId' | 'areaId' | 'placeId' | 'occurredFrom' | 'occurredTo' | 'precision' | 'text' | 'basis' | 'partyId'
>

function instantOf(text: string, timeOfDay: string): string {
  const [date = '', time = timeOfDay] = text.split('T')
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return localToInstant({ year, month, day, hour, minute }, 'Europe/Stockholm').instant
}

/** The instant at which a day begins in Sweden. */
export const startOfDay = (date: IsoDate): string => instantOf(date, '00:00')

const localTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** The time as a form shows it: a day, or `2026-09-18T22:30` on the clock in Sweden. */
export function shownMoment({ occurredFrom, occurredTo, precision }: Timed): { when: string; until: string | null } {
  const shown = (instant: string) => {
    const text = localTime.format(new Date(instant)).replace(' ', 'T')
    return precision === 'minute' ? text : text.slice(0, 10)
  }
  return { when: shown(occurredFrom), until: occurredTo === null ? null : shown(occurredTo) }
}
type Timed = Pick<Observation, 'occurredFrom' | 'occurredTo' | 'precision'>

export function isShownMoment(
  stored: Timed,
  written: { readonly when: string; readonly until: string | null },
): boolean {
  const { when, until } = shownMoment(stored)
  return when === written.when && until === written.until
}

/** Which status may follow which. Merging has its own rule; a dismissed or merged one comes back as triaged. */
const following: Record<ObservationStatus, readonly ObservationStatus[]> = {
  new: ['triaged', 'verified', 'dismissed'],
  triaged: ['verified', 'dismissed'],
  verified: ['triaged', 'in-picture', 'dismissed'],
  'in-picture': ['dismissed'],
  dismissed: ['triaged'],
  merged: ['triaged'],
}

export function moveTo(observation: Observation, status: ObservationStatus, reason: string): Observation | Rejection {
  if (!following[observation.status].includes(status))
    return reject('observations.rejected.status', { from: observation.status, to: status })
  if (status === 'dismissed' && reason === '') return reject('observations.rejected.reason-missing')
  if (status === 'verified' && isRumour(observation)) return reject('observations.rejected.rumour')
  const kept = observation.assessment === 'denied' && status !== 'dismissed' ? notAssessed(observation) : observation
  return { ...kept, status, statusReason: status === 'dismissed' ? reason : null, mergedInto: null }
}

/** Second-hand, and nobody has yet said whether it is so. */
export const isRumour = ({ basis, assessment }: Pick<Observation, 'basis' | 'assessment'>): boolean =>
  basis === 'heard' && assessment === null

const notAssessed = (observation: Observation): Observation => ({
  ...observation,
  assessment: null,
  assessmentGround: null,
  assessmentPartyId: null,
  assessedBy: null,
  assessedAt: null,
})

type Said = {
  readonly outcome: (typeof assessments)[number]
  readonly ground: string
  readonly partyId: number | null
  readonly by: string
  readonly at: string
}

/** What was heard is confirmed, or denied and so left out of the counts; always with the ground. It may be said anew. */
export function assess(observation: Observation, { outcome, ground, partyId, by, at }: Said): Observation | Rejection {
  const { status, basis } = observation
  if (basis !== 'heard') return reject('observations.rejected.not-heard')
  if (status === 'merged') return reject('observations.rejected.already-merged')
  if (ground === '') return reject('observations.rejected.ground-missing')
  const isOut = status === 'dismissed'
  if (isOut && outcome === 'confirmed' && observation.assessment !== 'denied')
    return reject('observations.rejected.status', { from: status, to: 'verified' })
  return {
    ...observation,
    status: outcome === 'denied' ? 'dismissed' : status === 'in-picture' ? status : 'verified',
    statusReason: outcome === 'denied' ? ground : null,
    assessment: outcome,
    assessmentGround: ground,
    assessmentPartyId: partyId,
    assessedBy: by,
    assessedAt: at,
  }
}

/** Narrows or widens who may read the words. */
export function show(
  observation: Observation,
  visibility: Observation['visibility'],
  reason: string,
): Observation | Rejection {
  if (observation.visibility === visibility) return reject('observations.rejected.visibility-same')
  return { ...observation, visibility, visibilityReason: reason }
}

/** What a correction does to the assessment: what has now been seen is no rumour, and a new basis is assessed anew. */
export const withBasis = (observation: Observation, basis: Observation['basis']): Observation =>
  basis === observation.basis ? observation : { ...notAssessed(observation), basis }

/** The one that goes points to the one that stays, so that both sources remain. */
export function mergeInto(gone: Observation, kept: Observation): Observation | Rejection {
  if (gone.id === kept.id) return reject('observations.rejected.merge-self')
  if (!countsInPicture(kept.status)) return reject('observations.rejected.merge-target')
  if (gone.status === 'merged') return reject('observations.rejected.already-merged')
  return { ...gone, status: 'merged', statusReason: null, mergedInto: kept.id }
}
