import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { conflict } from '#kernel/errors/problem.ts'
import { dropFile, keepFile } from '#kernel/files/kept-file.store.ts'
import { photoType } from '#kernel/files/photo.ts'
import { maskPhoto } from '#kernel/files/photo-mask.ts'
import { id, list, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { requiredFreeText } from '#kernel/privacy/free-text.ts'
import { canMaskPhoto } from '../observations/observation.policy.ts'
import { getObservation } from '../observations/observation.store.ts'
import { getPhoto, replacePicture } from '../observations/photo.store.ts'
import { type Box, boxFields, type Photo, PhotoView } from '../observations/photo.ts'

const of = { id: id(), photo: id() }
const target = ({ db }: Context, input: { id: number }) => getObservation(db, input.id)
const find = ({ db }: Pick<Context, 'db'>, input: { readonly id: number; readonly photo: number }) =>
  getPhoto(db, { observationId: input.id, id: input.photo })
const boxes = list(z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() }))

async function paint({ files }: Pick<Context, 'files'>, { fileKey }: Photo, over: readonly Box[]) {
  return maskPhoto(new Uint8Array(await readFile(files.pathOf(fileKey))), over)
}

/** A photo with the boxes that somebody is about to paint over it. */
export const getMask = action('photos.get-mask', {
  http: 'GET /observations/:id/photos/:photo/mask',
  input: strict({ ...of, boxes: boxFields.some }),
  target,
  allow: canMaskPhoto,
  run: async (context, input) => ({ observation: input.id, photo: await find(context, input), boxes: input.boxes }),
  audit: 'none',
  output: z.object({ observation: z.number(), photo: PhotoView, boxes }),
})

/** Whether boxes can be painted as they were written: what stands between writing them and seeing the result. */
export const checkBoxes = action('photos.check-boxes', {
  http: 'GET /observations/:id/photos/:photo/boxes',
  input: strict({ ...of, boxes: boxFields.chosen }),
  target,
  allow: canMaskPhoto,
  run: async (_context, input) => input,
  audit: 'none',
  output: z.object({ id: z.number(), photo: z.number(), boxes }),
})

/** What the photo becomes; nothing is stored. */
export const previewMask = action('photos.preview-mask', {
  http: 'GET /observations/:id/photos/:photo/masked',
  input: strict({ ...of, boxes: boxFields.chosen }),
  target,
  allow: canMaskPhoto,
  run: async (context, input) => ({ bytes: (await paint(context, await find(context, input), input.boxes)).bytes }),
  audit: 'none',
  output: z.object({ bytes: z.instanceof(Uint8Array) }),
})

/** Paints boxes into the stored photo for good. The original goes with the same transaction; the history tells how many boxes and why. */
export const maskPhotoAction = action('photos.mask', {
  http: 'POST /observations/:id/photos/:photo/mask',
  input: strict({ ...of, version: version(), boxes: boxFields.chosen, reason: requiredFreeText(500) }),
  target,
  allow: canMaskPhoto,
  run: async (context, input) => {
    const { db, actor, clock, changed } = context
    const photo = await find(context, input)
    if (photo.version !== input.version) throw conflict()
    const painted = await paint(context, photo, input.boxes)
    const { key } = await keepFile(context, painted.bytes, photoType)
    await replacePicture(db, {
      photo,
      fileKey: key,
      boxes: input.boxes.length,
      by: actor.name,
      now: clock.now(),
    })
    await dropFile(context, photo.fileKey)
    changed(
      refer('situation.observation', input.id),
      { photoMasks: photo.masks, maskReason: null },
      { photoMasks: photo.masks + input.boxes.length, maskReason: input.reason },
    )
    return { id: input.id }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})
