import { z } from 'zod'
import { classified } from '#kernel/model/field-class.ts'
import { channelKinds } from '#kernel/privacy/right-channel.ts'
import { assessments, bases, observationRule, observationStatuses, precisions, visibilities } from './observation.ts'

/** What leaves of an observation, each field as far as its class lets it: never the secret note. */
export const ObservationView = classified(
  z.object({
    id: z.number(),
    version: z.number(),
    status: z.enum(observationStatuses),
    statusReason: z.string().nullable(),
    mergedInto: z.number().nullable(),
    categoryId: z.number(),
    areaId: z.number(),
    placeId: z.number().nullable(),
    occurredFrom: z.string(),
    occurredTo: z.string().nullable(),
    precision: z.enum(precisions),
    week: z.string(),
    /** null: withheld */
    text: z.string().nullable(),
    basis: z.enum(bases),
    partyId: z.number(),
    externalId: z.string().nullable(),
    importId: z.number().nullable(),
    madeUp: z.boolean(),
    createdAt: z.string(),
    visibility: z.enum(visibilities),
    visibilityReason: z.string().nullable(),
    assessment: z.enum(assessments).nullable(),
    assessmentGround: z.string().nullable(),
    assessmentPartyId: z.number().nullable(),
    assessedBy: z.string().nullable(),
    assessedAt: z.string().nullable(),
    redacted: z.boolean(),
  }),
  observationRule,
)
export type ObservationView = z.infer<typeof ObservationView>

/** The names behind the ids, for showing and choosing. */
export const Choices = z.object({
  categories: z.array(
    z.object({
      id: z.number(),
      code: z.string(),
      parentId: z.number().nullable(),
      nameSv: z.string(),
      nameEn: z.string(),
      caveatSv: z.string().nullable(),
      caveatEn: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
  areas: z.array(
    z.object({
      id: z.number(),
      parentId: z.number().nullable(),
      name: z.string(),
      kind: z.string(),
      inPicture: z.boolean(),
      current: z.boolean(),
    }),
  ),
  parties: z.array(z.object({ id: z.number(), name: z.string(), mine: z.boolean() })),
  /** where a matter belongs that is none for the picture */
  channels: z.array(
    z.object({
      kind: z.enum(channelKinds),
      nameSv: z.string(),
      nameEn: z.string(),
      phone: z.string().nullable(),
      link: z.string().nullable(),
    }),
  ),
  /** phone numbers that may stand in a text */
  publicPhones: z.array(z.string()),
})
export type Choices = z.infer<typeof Choices>
