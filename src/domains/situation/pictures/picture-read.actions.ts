import { z } from 'zod'
import { type Area, listAreas } from '#domains/areas/index.ts'
import { listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import { denied } from '#kernel/auth/actor.ts'
import { type Language, languages } from '#kernel/i18n/texts.ts'
import { classified } from '#kernel/model/field-class.ts'
import { id, isoWeek, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { weekOf } from '#kernel/time/week.ts'
import { assertComplete, type Report, reportSchema } from '#reporting/report.ts'
import { listActivities, listActivitiesDone, listActivitiesOfWeek } from '../activities/activity.store.ts'
import type { Activity } from '../activities/activity.ts'
import { lookedBackOn } from '../activities/activity-effect.ts'
import { canSeeDistribution } from '../delivery/distribution.policy.ts'
import { noteOpened } from '../delivery/distribution.store.ts'
import { canReadEvery } from '../observations/observation.policy.ts'
import { listStruck } from '../observations/observation.store.ts'
import {
  canDecide,
  canListPictures,
  canMakePictures,
  canReadDrafts,
  canReadPicture,
  isInsider,
} from './picture.policy.ts'
import { getPicture, getSnapshot, listEditions, listPictures } from './picture.store.ts'
import {
  isOpen,
  latestCompleteWeek,
  type Picture,
  type PictureVersion,
  PictureView,
  pictureKinds,
  pictureVersions,
  weekOfPicture,
} from './picture.ts'
import { listAmendments } from './picture-amend.store.ts'
import { type ComposedWeek, composePicture, editionChanges } from './picture-compose.ts'
import { eventRule, PictureContent, SeriousEvent } from './picture-content.ts'
import { eventsOf, markEventTexts, replaceEventTexts } from './picture-event-texts.ts'
import { pictureJson } from './picture-json.ts'
import { readNotices } from './picture-notice.actions.ts'
import { noteNoticesOpened } from './picture-notice.store.ts'
import { NoticeView } from './picture-notice.ts'
import { outlinesOf } from './picture-outline.ts'
import { pictureReport, requiredSections } from './picture-report.ts'
import { readLevelWords, readWeek } from './picture-week.actions.ts'

export type PictureNow = {
  readonly content: PictureContent
  /** null in other kinds than weekly */
  readonly week: ComposedWeek | null
  readonly areas: readonly Area[]
}

/** An open picture as it would be published now. */
export async function composeNow(context: Context, picture: Picture): Promise<PictureNow> {
  const { db, actor, clock } = context
  const week = picture.kind === 'weekly' ? await readWeek(context, weekOfPicture(picture), () => true) : null
  const areas = (await listAreas(db, { on: picture.to })).filter(({ inPicture }) => inPicture)
  const content = composePicture({
    picture,
    municipality: { code: actor.municipality, name: actor.municipalityName },
    levelWords: await readLevelWords(context),
    week: week?.content ?? null,
    areas,
    activities: await activitiesOf(context, picture),
    done: picture.kind === 'weekly' ? await doneBefore(context, weekOfPicture(picture)) : [],
    parties: new Map((await listParties(db)).map(({ id, name }) => [id, name])),
    asOf: clock.now(),
    madeUp: actor.demo,
  })
  return { content: await withCorrection(context, picture, content), week, areas }
}

async function activitiesOf({ db }: Context, picture: Picture): Promise<readonly Activity[]> {
  if (picture.kind === 'weekly') return listActivitiesOfWeek(db, weekOfPicture(picture))
  const [first, last] = [weekOf(picture.from), weekOf(picture.to)]
  const all = await listActivities(db)
  return all.filter(({ agreedWeek, closedWeek }) => agreedWeek <= last && (closedWeek === null || closedWeek >= first))
}

async function doneBefore({ db }: Context, week: string): Promise<readonly Activity[]> {
  const { from, to } = lookedBackOn(week)
  return listActivitiesDone(db, from, to)
}

async function withCorrection({ db }: Context, picture: Picture, content: PictureContent): Promise<PictureContent> {
  if (picture.correctsId === null || content.correction === null) return content
  const before = await readFrozen(db, picture.correctsId)
  return { ...content, correction: { ...content.correction, changes: editionChanges(before.content, content) } }
}

/** What is stored when a picture is published. `format` tells later versions how to read it. */
const inLanguages = z.object({ sv: z.unknown(), en: z.unknown() })
export const Snapshot = z.object({
  format: z.literal(1),
  content: PictureContent,
  reports: z.object({ internal: inLanguages, shareable: inLanguages }),
  /** when words were struck from it, the only thing that is ever changed in it */
  amendments: z.array(z.object({ at: z.string() })).default([]),
})
export type Snapshot = z.infer<typeof Snapshot>

/** An open picture with its documents, checked to be whole. */
export function toSnapshot({ content, areas }: Pick<PictureNow, 'content' | 'areas'>): Snapshot {
  const outlines = outlinesOf(areas)
  const report = (language: Language, version: PictureVersion): Report => {
    const made = pictureReport(content, { language, version, outlines })
    assertComplete(made, requiredSections[content.kind])
    return made
  }
  const both = (version: PictureVersion) => ({ sv: report('sv', version), en: report('en', version) })
  return { format: 1, amendments: [], content, reports: { internal: both('internal'), shareable: both('shareable') } }
}

type Frozen = Snapshot & { readonly intact: boolean }
async function readFrozen(db: Context['db'], picture: number): Promise<Frozen> {
  const { snapshot, intact } = await getSnapshot(db, picture)
  return { ...(await withoutStruck(db, Snapshot.parse(snapshot))), intact }
}

/** A frozen picture is kept as it was, but what has been struck from an event's text since is shown to nobody. */
async function withoutStruck(db: Context['db'], snapshot: Snapshot): Promise<Snapshot> {
  const events = eventsOf(snapshot.content).filter(({ text }) => text !== null)
  return replaceEventTexts(
    snapshot,
    await listStruck(
      db,
      events.map(({ id: event }) => event),
    ),
  )
}

/** The document with what was written about single events marked, so that it goes no further than its class. */
const marked = (report: unknown, content: PictureContent): Report => markEventTexts(report as Report, content)

/** The receipt of whoever was handed the picture: that she opened its page. Not when it is seen through another role's eyes. */
async function noteRead({ db, actor, clock }: Context, picture: Picture): Promise<void> {
  if (isOpen(picture) || actor.accountId === null || actor.limit !== null) return
  const by = { accountId: actor.accountId, now: clock.now() }
  await noteOpened(db, picture.id, by)
  await noteNoticesOpened(db, picture.id, by)
}

/** The shareable version of a published picture, for whoever is handed it without an account. */
export async function readFrozenReport(db: Context['db'], picture: number, language: Language): Promise<Report> {
  const { content, reports } = await readFrozen(db, picture)
  return marked(reports.shareable[language], content)
}

export const listPicturesAction = action('pictures.list', {
  http: 'GET /pictures',
  input: strict({ kind: optional(oneOf(pictureKinds)), week: optional(isoWeek()) }),
  allow: canListPictures,
  run: async ({ db, actor, clock }, { kind, week }) => {
    const pictures = (await listPictures(db)).filter(
      (picture) =>
        (canReadDrafts(actor) || !isOpen(picture)) &&
        (kind === null || picture.kind === kind) &&
        (week === null || (picture.kind === 'weekly' && weekOfPicture(picture) === week)),
    )
    return {
      pictures: pictures,
      latestWeek: latestCompleteWeek(clock.today()),
    }
  },
  audit: 'none',
  output: z.object({ pictures: z.array(PictureView), latestWeek: z.string() }),
  can: (actor) => ({ make: canMakePictures(actor), seeDelivery: canSeeDistribution(actor) }),
})

const Named = z.object({ id: z.number(), name: z.string() })
const PictureAnswer = z.object({
  picture: PictureView,
  /** null for those who read the shareable version only */
  content: PictureContent.nullable(),
  /** whether a published picture is still what was published; true for an open one */
  intact: z.boolean(),
  /** words struck from it after it was published, with its check sums */
  amendments: z.array(z.object({ at: z.string(), sha256Before: z.string(), sha256After: z.string() })),
  editions: z.array(PictureView),
  /** the document, in the version that the actor may read */
  report: reportSchema,
  /** what no longer holds of a published one */
  notices: z.array(NoticeView),
  /** areas and parties that an activity may concern */
  choices: z.object({ areas: z.array(Named), parties: z.array(Named) }),
  /** the period lies behind us, so that it may be published */
  over: z.boolean(),
})

export const getPictureAction = action('pictures.get', {
  http: 'GET /pictures/:id',
  input: strict({ id: id(), lang: optional(oneOf(languages)) }),
  target: ({ db }, input) => getPicture(db, input.id),
  allow: canReadPicture,
  run: async (context, { lang }, picture) => {
    const { content, reports, intact } = isOpen(picture)
      ? { ...toSnapshot(await composeNow(context, picture)), intact: true }
      : await readFrozen(context.db, picture.id)
    await noteRead(context, picture)
    const inside = isInsider(context.actor)
    const editions = await listEditions(context.db, picture.kind, picture.from)
    const areas = (await listAreas(context.db, { on: picture.to })).filter(({ inPicture }) => inPicture)
    return {
      picture: picture,
      content: inside ? content : null,
      intact,
      amendments: [...(await listAmendments(context.db, picture.id))],
      editions: editions.filter((edition) => canReadDrafts(context.actor) || !isOpen(edition)),
      report: marked(reports[inside ? 'internal' : 'shareable'][lang ?? context.actor.language], content),
      notices: isOpen(picture) ? [] : await readNotices(context, picture),
      choices: {
        areas: areas.map(({ id: areaId, name }) => ({ id: areaId, name })),
        parties: (await listParties(context.db)).map(({ id: partyId, name }) => ({ id: partyId, name })),
      },
      over: picture.kind !== 'weekly' || picture.to < context.clock.today(),
    }
  },
  audit: 'none',
  output: PictureAnswer,
  can: (actor) => ({
    write: canMakePictures(actor),
    decide: canDecide(actor),
    readEvery: canReadEvery(actor),
    seeDelivery: canSeeDistribution(actor),
  }),
})

const PictureReport = z.object({
  picture: PictureView,
  report: reportSchema,
  version: oneOf(pictureVersions),
  intact: z.boolean(),
})

/** A picture as a document, from which every format is drawn. A published one is what was frozen, word for word. */
export const getPictureReport = action('pictures.report', {
  http: 'GET /pictures/:id/report',
  input: strict({ id: id(), lang: optional(oneOf(languages)), version: optional(oneOf(pictureVersions)) }),
  target: async ({ db, actor }, input) => ({
    picture: await getPicture(db, input.id),
    version: input.version ?? (isInsider(actor) ? ('internal' as const) : ('shareable' as const)),
  }),
  allow: (actor, { picture, version }) =>
    version === 'internal' && !isInsider(actor) ? denied('pictures.denied.internal') : canReadPicture(actor, picture),
  run: async (context, { lang }, { picture, version }) => {
    const frozen = isOpen(picture)
      ? { ...toSnapshot(await composeNow(context, picture)), intact: true }
      : await readFrozen(context.db, picture.id)
    const report = frozen.reports[version][lang ?? context.actor.language]
    return {
      picture: picture,
      report: marked(report, frozen.content),
      version,
      intact: frozen.intact,
    }
  },
  audit: 'none',
  output: PictureReport,
})

const { id: _id, categoryId: _categoryId, ...eventFields } = SeriousEvent.shape
const EventJson = classified(z.object({ category: z.string(), name: z.string(), ...eventFields }), eventRule)

/** The figures behind a picture as plain data, for other programs. */
export const getPictureJson = action('pictures.json', {
  http: 'GET /pictures/:id/json',
  input: strict({ id: id(), lang: optional(oneOf(languages)) }),
  target: ({ db }, input) => getPicture(db, input.id),
  allow: (actor, picture) => (isInsider(actor) ? canReadPicture(actor, picture) : denied('pictures.denied.internal')),
  run: async (context, { lang }, picture) => {
    const { content, amendments } = isOpen(picture)
      ? { ...(await composeNow(context, picture)), amendments: [] }
      : await readFrozen(context.db, picture.id)
    return { ...pictureJson(picture, content, lang ?? context.actor.language), amendments }
  },
  audit: 'none',
  output: z.looseObject({
    kind: oneOf(pictureKinds),
    areas: z.array(z.looseObject({ serious: z.array(EventJson).optional() })),
  }),
})

/** Who did what when; the words themselves stand in the picture, in the version that the reader may have. */
export const pictureHistory = historyAction('situation.picture', canListPictures, {
  hiddenFields: ['summary', 'areaNotes', 'levels', 'correctionNote'],
})
