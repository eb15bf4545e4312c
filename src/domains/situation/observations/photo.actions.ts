import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { dropFile, keepFile } from '#kernel/files/kept-file.store.ts'
import { cleanPhoto, photoType } from '#kernel/files/photo.ts'
import { id, list, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canCorrect, canReadObservation, canReadPhotos } from './observation.policy.ts'
import { getObservation } from './observation.store.ts'
import { refuse } from './observation-resolve.actions.ts'
import { addPhoto, getPhoto, listPhotos, removePhoto } from './photo.store.ts'
import { altNames, PhotoView, type SentPhotos } from './photo.ts'

const target = ({ db }: Context, input: { id: number }) => getObservation(db, input.id)

/**
 * Stores an observation's photos, each made anew, so that nothing but its picture is kept. Throws when one of them is no photo:
 * then nothing of the report is stored.
 */
export async function storePhotos(context: Context, observationId: number, sent: SentPhotos): Promise<void> {
  const { db, actor, clock, changed } = context
  const by = { municipality: actor.municipality, accountId: actor.accountId, now: clock.now() }
  for (const [at, file] of sent.photos.entries()) {
    const photo = await cleanPhoto(new Uint8Array(await file.arrayBuffer()))
    if ('code' in photo) return refuse('photos', photo.code, { ...photo.params, n: at + 1 })
    const { key } = await keepFile(context, photo.bytes, photoType)
    const { width, height } = photo
    await addPhoto(db, by, {
      observationId,
      position: at + 1,
      fileKey: key,
      width,
      height,
      alt: sent.photoAlt[altNames[at] ?? 'n1'],
    })
  }
  const many = sent.photos.length
  if (many > 0) changed(refer('situation.observation', observationId), { photos: 0 }, { photos: many })
}

export const listPhotosAction = action('photos.list', {
  http: 'GET /observations/:id/photos',
  input: strict({ id: id() }),
  target,
  allow: canReadObservation,
  // Of a restricted observation the others see no more of its photos than of its words.
  run: async ({ db, actor }, input, observation) =>
    canReadPhotos(actor, observation).allowed ? listPhotos(db, input.id) : [],
  audit: 'none',
  output: list(PhotoView),
  can: () => ({}),
})

/** The picture itself, for those who may read the observation's text. */
export const readPhoto = action('photos.read', {
  http: 'GET /observations/:id/photos/:photo',
  input: strict({ id: id(), photo: id() }),
  target,
  allow: canReadPhotos,
  run: async ({ db, files }, input) => {
    const { fileKey } = await getPhoto(db, { observationId: input.id, id: input.photo })
    return { bytes: new Uint8Array(await readFile(files.pathOf(fileKey))) }
  },
  audit: 'none',
  output: z.object({ bytes: z.instanceof(Uint8Array) }),
})

/** Destroys a photo for good: whoever may correct the observation may take back what should never have been sent. */
export const removePhotoAction = action('photos.remove', {
  http: 'POST /observations/:id/photos/:photo/remove',
  input: strict({ id: id(), photo: id() }),
  target,
  allow: canCorrect,
  run: async (context, input) => {
    const { db, changed } = context
    const before = await listPhotos(db, input.id)
    const photo = await getPhoto(db, { observationId: input.id, id: input.photo })
    await removePhoto(db, photo.id)
    await dropFile(context, photo.fileKey)
    changed(refer('situation.observation', input.id), { photos: before.length }, { photos: before.length - 1 })
    return { id: input.id }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})
