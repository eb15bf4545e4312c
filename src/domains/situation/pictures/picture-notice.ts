import { z } from 'zod'
import { classified, type FieldRule } from '#kernel/model/field-class.ts'
import { withheldReasons } from '../delivery/distribution.ts'

/** What has happened to an observation that a published picture rests on. */
export const noticeKinds = ['denied', 'dismissed', 'redacted'] as const

/** What no longer holds of a published picture, said beside it: the picture itself is frozen. */
export type PictureNotice = {
  readonly id: number
  readonly pictureId: number
  readonly observationId: number
  readonly what: (typeof noticeKinds)[number]
  readonly areaId: number
  readonly categoryId: number
  readonly ground: string
  readonly saidBy: string
  readonly saidAt: string
  /** how many were told */
  readonly told: number
}
/** That a receiver was told of one notice, or why not. */
export const NoticeReceipt = z.object({
  noticeId: z.number(),
  what: z.enum(noticeKinds),
  saidAt: z.string(),
  receiverId: z.number(),
  label: z.string(),
  deliveredAt: z.string().nullable(),
  withheld: z.enum(withheldReasons).nullable(),
  openedAt: z.string().nullable(),
})
export type NoticeReceipt = z.infer<typeof NoticeReceipt>
export type NewNotice = Omit<PictureNotice, 'id' | 'told'>

// The shareable version has no single events, so which one it was is for those inside.
const noticeRule: FieldRule<PictureNotice & Record<'area' | 'category' | 'said', unknown>> = {
  classes: {
    id: 'open',
    pictureId: 'open',
    observationId: 'open',
    what: 'open',
    areaId: 'open',
    categoryId: 'open',
    area: 'internal',
    category: 'internal',
    said: 'open',
    ground: 'internal',
    saidBy: 'internal',
    saidAt: 'open',
    told: 'internal',
  },
}
/** On what ground is some party's own words: for the coordination, as what was written about the event is. */
const Said = classified(z.object({ ground: z.string().nullable(), by: z.string().nullable() }), {
  classes: { ground: 'internal', by: 'internal' },
  ownedBy: () => ({ partyId: null, areaId: null }),
})
export const NoticeView = classified(
  z.object({
    id: z.number(),
    observationId: z.number(),
    what: z.enum(noticeKinds),
    area: z.string().nullable(),
    category: z.object({ sv: z.string(), en: z.string() }).nullable(),
    said: Said,
    saidAt: z.string(),
    told: z.number().nullable(),
  }),
  noticeRule,
)
export type NoticeView = z.infer<typeof NoticeView>
