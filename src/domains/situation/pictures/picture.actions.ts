import { listAreas } from '#domains/areas/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { accept, Problem } from '#kernel/errors/problem.ts'
import { id, list, strict, version, wholeNumber } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { freeText, requiredFreeText } from '#kernel/privacy/free-text.ts'
import { deliverPicture } from '../delivery/distribution-deliver.actions.ts'
import { saveLevel } from '../levels/level.store.ts'
import { canDecide, canMakePictures } from './picture.policy.ts'
import { addPicture, getPicture, listEditions, publishPicture, savePicture, takeIntoPicture } from './picture.store.ts'
import {
  checkCorrect,
  checkOpen,
  checkPublish,
  NewPicture,
  type Picture,
  PictureView,
  periodOf,
  pictureWords,
  submit,
  takeBack,
  weekOfPicture,
} from './picture.ts'
import type { PictureContent, Sentence } from './picture-content.ts'
import { composeNow, toSnapshot } from './picture-read.actions.ts'
import { say, sayAll } from './picture-say.ts'

const reference = (picture: Pick<Picture, 'id'>) => refer('situation.picture', picture.id)
const author = ({ actor, clock }: Context) => ({
  municipality: actor.municipality,
  accountId: actor.accountId,
  now: clock.now(),
})
const seen = strict({ id: id(), version: version() })
const target = ({ db }: Context, input: { id: number }) => getPicture(db, input.id)

type LevelInput = NewPicture['levels']
async function toLevels({ db }: Context, input: LevelInput, on: string): Promise<Picture['levels']> {
  const areas = new Set((await listAreas(db, { on })).flatMap(({ id, inPicture }) => (inPicture ? [id] : [])))
  if (input.some(({ area }) => !areas.has(area))) throw new Problem('rejected', 'levels.rejected.not-in-picture')
  return Object.fromEntries(
    input.map(({ area, level, reason }) => [String(area), { level, reason: reason === '' ? null : reason }]),
  )
}

/** A draft: of a week, which then follows what comes in until it is published; or of a longer period, with the levels it states. */
export const createPicture = action('pictures.create', {
  http: 'POST /pictures',
  input: NewPicture,
  allow: canMakePictures,
  run: async (context, input) => {
    const { db, clock, changed } = context
    const period = accept(periodOf(input, clock.today()))
    if (input.kind === 'weekly' && input.levels.length > 0)
      throw new Problem('rejected', 'pictures.rejected.weekly-levels')
    const areas = await listAreas(db, { on: period.to })
    if (!areas.some(({ inPicture }) => inPicture)) throw new Problem('rejected', 'pictures.rejected.no-areas')
    if ((await listEditions(db, input.kind, period.from)).length > 0)
      throw new Problem('rejected', 'pictures.rejected.exists')
    const picture = await addPicture(db, author(context), {
      ...period,
      kind: input.kind,
      edition: 1,
      correctsId: null,
      correctionNote: null,
      summary: null,
      areaNotes: {},
      levels: await toLevels(context, input.levels, period.to),
      classification: 'internal',
    })
    changed(reference(picture), null, picture)
    return picture
  },
  audit: 'write',
  output: PictureView,
})

/** Writes the words of an open picture. A text that is the suggested one, or empty, leaves the suggestion in force. */
export const writePicture = action('pictures.write', {
  http: 'POST /pictures/:id/words',
  input: strict({ id: id(), version: version(), ...pictureWords }),
  target,
  allow: canMakePictures,
  run: async (context, input, picture) => {
    accept(checkOpen(picture) ?? picture)
    const { content } = await composeNow(context, picture)
    const areaNotes = { ...picture.areaNotes }
    for (const { area, text } of input.notes) {
      const own = text !== '' && !isSuggested(text, suggestedNote(content, area))
      if (own) areaNotes[String(area)] = text
      else delete areaNotes[String(area)]
    }
    const saved = await savePicture(context.db, {
      ...picture,
      version: input.version,
      summary: ownSummary(input.summary, content.week?.summary ?? []),
      areaNotes,
      classification: input.classification,
    })
    context.changed(reference(picture), picture, saved)
    return saved
  },
  audit: 'write',
  output: PictureView,
})

const suggestedNote = ({ week }: PictureContent, area: number) =>
  week?.areas.find(({ id }) => id === area)?.suggestedNote ?? []
const isSuggested = (text: string, sentences: readonly Sentence[]): boolean =>
  text === sayAll('sv', sentences) || text === sayAll('en', sentences)

function ownSummary(written: readonly string[], suggested: readonly Sentence[]): string[] | null {
  const isTheSame = (['sv', 'en'] as const).some(
    (language) => written.join('\n') === suggested.map((sentence) => say(language, sentence)).join('\n'),
  )
  return written.length === 0 || isTheSame ? null : [...written]
}

/** The levels of a picture of a longer period; those of a week are set with `levels.set`. */
export const setPictureLevels = action('pictures.set-levels', {
  http: 'POST /pictures/:id/levels',
  input: strict({
    id: id(),
    version: version(),
    levels: list(strict({ area: id(), level: wholeNumber(1, 5), reason: freeText(500) })),
  }),
  target,
  allow: canDecide,
  run: async (context, input, picture) => {
    accept(checkOpen(picture) ?? picture)
    if (picture.kind === 'weekly') throw new Problem('rejected', 'pictures.rejected.weekly-levels')
    const levels = await toLevels(context, input.levels, picture.to)
    const saved = await savePicture(context.db, { ...picture, version: input.version, levels })
    context.changed(reference(picture), picture, saved)
    return saved
  },
  audit: 'write',
  output: PictureView,
})

export const submitPicture = action('pictures.submit', {
  http: 'POST /pictures/:id/submit',
  input: seen,
  target,
  allow: canMakePictures,
  run: async ({ db, changed }, input, picture) => {
    const saved = await savePicture(db, accept(submit({ ...picture, version: input.version })))
    changed(reference(picture), picture, saved)
    return saved
  },
  audit: 'write',
  output: PictureView,
})

export const takeBackPicture = action('pictures.take-back', {
  http: 'POST /pictures/:id/take-back',
  input: seen,
  target,
  allow: canMakePictures,
  run: async ({ db, changed }, input, picture) => {
    const saved = await savePicture(db, accept(takeBack({ ...picture, version: input.version })))
    changed(reference(picture), picture, saved)
    return saved
  },
  audit: 'write',
  output: PictureView,
})

/**
 * Freezes a picture: figures, rules, words and reports in both languages, with their check sum. The levels of all areas are
 * stored as they stand, and the week's observations become part of the picture.
 */
export const publishPictureAction = action('pictures.publish', {
  http: 'POST /pictures/:id/publish',
  input: seen,
  target,
  allow: canDecide,
  run: async (context, input, picture) => {
    const { db, actor, clock, changed } = context
    accept(checkPublish(picture, clock.today()) ?? picture)
    const { content, week, areas } = await composeNow(context, picture)
    for (const { stored } of week?.areas ?? []) await saveLevel(db, actor.municipality, stored)
    const published = { ...content, published: { at: clock.now(), by: actor.name } }
    const snapshot = toSnapshot({ content: published, areas })
    const saved = await publishPicture(db, author(context), { ...picture, version: input.version }, snapshot)
    const observations = week ? await takeIntoPicture(db, weekOfPicture(picture)) : 0
    await deliverPicture(context, saved)
    changed(reference(picture), picture, { ...saved, ...(week ? { observations } : {}) })
    return saved
  },
  audit: 'write',
  output: PictureView,
})

/** Begins a new edition of a published picture. The old one stands until the new one is published, and can be read after that. */
export const correctPicture = action('pictures.correct', {
  http: 'POST /pictures/:id/correct',
  input: strict({ id: id(), note: requiredFreeText(500) }),
  target,
  allow: canDecide,
  run: async (context, input, picture) => {
    const editions = await listEditions(context.db, picture.kind, picture.from)
    accept(checkCorrect(picture, editions) ?? picture)
    const draft = await addPicture(context.db, author(context), {
      ...picture,
      edition: picture.edition + 1,
      correctsId: picture.id,
      correctionNote: input.note,
    })
    context.changed(reference(draft), null, draft)
    return draft
  },
  audit: 'write',
  output: PictureView,
})
