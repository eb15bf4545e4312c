import { z } from 'zod'
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
}

export const photosMost = 4
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
  photoAlt: freeText(300),
}
export type SentPhotos = { readonly photos: readonly File[]; readonly photoAlt: string }

/** What leaves of a photo: its place in the file room does not. */
export const PhotoView = z.object({
  id: z.number(),
  position: z.number(),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
})
export type PhotoView = z.infer<typeof PhotoView>
