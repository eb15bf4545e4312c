import { z } from 'zod'
import { decimal, list, strict } from '#kernel/model/fields.ts'
import { freeText } from '#kernel/privacy/free-text.ts'

/** A photo of what an observation is about: the place and the thing, never a person. */
export type Photo = {
  readonly id: number
  readonly observationId: number
  readonly position: number
  readonly fileKey: string
  readonly width: number
  readonly height: number
  /** what it shows, for whoever does not see it */
  readonly alt: string
  readonly version: number
  /** how many boxes have been painted into it, and when last; what lay under them is nowhere */
  readonly masks: number
  readonly maskedAt: string | null
}

/** Which field says what a photo shows; there are as many photos at most. */
export const altNames = ['n1', 'n2', 'n3', 'n4'] as const
export const photosMost = altNames.length
/** A form with its photos as a phone without script sends them: what a route takes in at most, in bytes. */
export const reportBytesMost = 25_000_000

/** Files as a form sends them, none, one or several. Whether they are photos is seen when they are opened. */
export const photoFields = {
  photos: z.preprocess(
    (value) => (value === undefined || value === null || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.instanceof(File)).refine((files) => files.length <= photosMost, {
      params: { code: 'photo.too-many', params: { limit: photosMost } },
    }),
  ),
  /** what each photo shows, in their order */
  photoAlt: z.preprocess(
    (value) => value ?? {},
    strict({ n1: freeText(300), n2: freeText(300), n3: freeText(300), n4: freeText(300) }),
  ),
}
export type SentPhotos = {
  readonly photos: readonly File[]
  readonly photoAlt: Readonly<Record<(typeof altNames)[number], string>>
}

/** What leaves of a photo: its place in the file room does not. */
export const PhotoView = z.object({
  id: z.number(),
  position: z.number(),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
  version: z.number(),
  masks: z.number(),
  maskedAt: z.string().nullable(),
})
export type PhotoView = z.infer<typeof PhotoView>

export const mostBoxes = 8
/** In per cent of the picture, from its upper left corner. */
const Box = strict({
  left: decimal(0, 99),
  top: decimal(0, 99),
  width: decimal(0.5, 100),
  height: decimal(0.5, 100),
})
export type Box = z.infer<typeof Box>

/** Boxes as a form sends them, or as an address holds them: `10,20,30,40;50,5,8,8`. */
const boxList = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(';').map(ofAddress) : (value ?? [])),
  list(Box).max(mostBoxes),
)
const ofAddress = (text: string): Record<string, string | undefined> => {
  const [left, top, width, height] = text.split(',')
  return { left, top, width, height }
}
export const toAddress = (boxes: readonly Box[]): string =>
  boxes.map(({ left, top, width, height }) => [left, top, width, height].join(',')).join(';')

export const boxFields = {
  /** none yet, or those that are to be changed */
  some: boxList,
  chosen: boxList.refine((boxes) => boxes.length > 0, { params: { code: 'photo.mask.no-box' } }),
}
