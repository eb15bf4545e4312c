import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { classified, type FieldRule } from '#kernel/model/field-class.ts'
import { id, isoDate, isoWeek, oneOf, optional, strict, wholeNumber } from '#kernel/model/fields.ts'
import { freeText, requiredFreeText } from '#kernel/privacy/free-text.ts'
import { addWeeks, firstDayOf, type IsoDate, type IsoWeek, lastDayOf, weekOf } from '#kernel/time/week.ts'

/** A situational picture: draft > review > published, and corrected when a new edition has replaced it. */
export const pictureKinds = ['weekly', 'tertial', 'half-year', 'overall'] as const
export type PictureKind = (typeof pictureKinds)[number]
export const pictureStatuses = ['draft', 'review', 'published', 'corrected'] as const
export type PictureStatus = (typeof pictureStatuses)[number]
export const classifications = ['internal', 'open'] as const
export const pictureVersions = ['internal', 'shareable'] as const
export type PictureVersion = (typeof pictureVersions)[number]

const PeriodLevel = z.object({ level: z.number(), reason: z.string().nullable() })
export const Picture = z.object({
  id: z.number(),
  version: z.number(),
  kind: z.enum(pictureKinds),
  from: z.string(),
  to: z.string(),
  edition: z.number(),
  status: z.enum(pictureStatuses),
  correctsId: z.number().nullable(),
  correctionNote: z.string().nullable(),
  /** null: the suggested sentences stand */
  summary: z.array(z.string()).nullable(),
  areaNotes: z.record(z.string(), z.string()),
  levels: z.record(z.string(), PeriodLevel),
  classification: z.enum(classifications),
  sha256: z.string().nullable(),
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
})
export type Picture = z.infer<typeof Picture>

/** Whoever reads the shareable version does not get the words and levels that the picture was made of. */
export const pictureRule: FieldRule<Picture> = {
  classes: {
    id: 'open',
    version: 'open',
    kind: 'open',
    from: 'open',
    to: 'open',
    edition: 'open',
    status: 'open',
    correctsId: 'open',
    correctionNote: 'internal',
    summary: 'internal',
    areaNotes: 'internal',
    levels: 'internal',
    classification: 'open',
    sha256: 'open',
    createdAt: 'open',
    publishedAt: 'open',
  },
}
/** What leaves of a picture, each field as far as its class lets it; null is also withheld. */
export const PictureView = classified(
  Picture.extend({ areaNotes: Picture.shape.areaNotes.nullable(), levels: Picture.shape.levels.nullable() }),
  pictureRule,
)
export type PictureView = z.infer<typeof PictureView>

export const weekOfPicture = ({ from }: Pick<Picture, 'from'>): IsoWeek => weekOf(from)
export const isOpen = ({ status }: Pick<Picture, 'status'>): boolean => status === 'draft' || status === 'review'

const AreaLevelInput = strict({ area: id(), level: wholeNumber(1, 5), reason: freeText(500) })
/** A weekly picture takes its week; a longer one its days, and the levels that it states. */
export const NewPicture = strict({
  kind: oneOf(pictureKinds),
  week: optional(isoWeek()),
  from: optional(isoDate()),
  to: optional(isoDate()),
  levels: z.preprocess((value) => value ?? [], z.array(AreaLevelInput).max(500)),
})
export type NewPicture = z.infer<typeof NewPicture>

export const pictureWords = {
  summary: z.preprocess(splitSentences, z.array(requiredFreeText(500)).max(10)),
  notes: z.preprocess((value) => value ?? [], z.array(strict({ area: id(), text: freeText(2000) })).max(500)),
  classification: oneOf(classifications),
}

function splitSentences(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? []
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

export type Period = { readonly from: IsoDate; readonly to: IsoDate }

export function periodOf({ kind, week, from, to }: NewPicture, today: IsoDate): Period | Rejection {
  if (kind === 'weekly') {
    if (week === null) return reject('pictures.rejected.week-missing')
    if (firstDayOf(week) > today) return reject('pictures.rejected.future-week')
    return { from: firstDayOf(week), to: lastDayOf(week) }
  }
  if (from === null || to === null) return reject('pictures.rejected.period-missing')
  return to < from ? reject('rejected.ends-before-start') : { from, to }
}

export const submit = (picture: Picture): Picture | Rejection =>
  picture.status === 'draft' ? { ...picture, status: 'review' } : reject('pictures.rejected.not-draft')

export const takeBack = (picture: Picture): Picture | Rejection =>
  picture.status === 'review' ? { ...picture, status: 'draft' } : reject('pictures.rejected.not-in-review')

/** A week is published when it is over: what is still to come is not known. */
export function checkPublish(picture: Picture, today: IsoDate): Rejection | null {
  if (picture.status !== 'review') return reject('pictures.rejected.not-in-review')
  if (picture.kind === 'weekly' && picture.to >= today) return reject('pictures.rejected.week-not-over')
  return null
}

export function checkCorrect(picture: Picture, editions: readonly Picture[]): Rejection | null {
  if (picture.status !== 'published') return reject('pictures.rejected.not-published')
  if (editions.some(isOpen)) return reject('pictures.rejected.correction-open')
  return null
}

/** Words are written in a draft and while it is read. */
export const checkOpen = (picture: Picture): Rejection | null =>
  isOpen(picture) ? null : reject('pictures.rejected.frozen')

export const latestCompleteWeek = (today: IsoDate): IsoWeek => addWeeks(weekOf(today), -1)
