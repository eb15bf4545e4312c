import { z } from 'zod'
import { createLocator, listAreas } from '#domains/areas/index.ts'
import { isCurrent, listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { type Actor, signedIn } from '#kernel/auth/actor.ts'
import { accept, type Rejection, reject } from '#kernel/errors/problem.ts'
import { id, isoWeek, list, oneOf, optional, strict, version, wholeNumber } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { freeText } from '#kernel/privacy/free-text.ts'
import { addDays, weekOf } from '#kernel/time/week.ts'
import { listCategories } from './category.register.ts'
import { noteDelivery } from './delivery.store.ts'
import { duplicateDays, likelyDuplicates } from './duplicate.ts'
import {
  canCorrect,
  canListObservations,
  canReadObservation,
  canReadSecret,
  canReport,
  canTriage,
  visibleParties,
} from './observation.policy.ts'
import {
  addObservation,
  getObservation,
  getSecretNote,
  listMerged,
  listNearby,
  listObservations,
  type ObservationFilter,
  saveObservation,
  saveSecretNote,
} from './observation.store.ts'
import {
  bases,
  mergeInto,
  moveTo,
  type Observation,
  type ObservationInput,
  observationFields,
  observationStatuses,
  toMoment,
} from './observation.ts'
import { Choices, ObservationView } from './observation.view.ts'

const reference = (observationId: number) => refer('situation.observation', observationId)

/** What the forms offer: current categories and areas, and the parties one may report for. */
export const getChoices = action('observations.choices', {
  http: 'GET /observations/choices',
  input: z.object({}),
  allow: signedIn,
  run: async ({ db, actor, clock }) => {
    const today = clock.today()
    const categories = await listCategories(db)
    const areas = await listAreas(db, { on: today })
    const parties = await listParties(db)
    return {
      categories: categories.map((category) => ({ ...category, current: isCurrent(category, today) })),
      areas,
      parties: parties.map((party) => ({
        ...party,
        mine: canReport(actor, { partyId: party.id }).allowed && isCurrent(party, today),
      })),
    }
  },
  audit: 'none',
  output: Choices,
})

const localNow = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** The day and the time on the clock in Sweden, for filling in a form. */
export const getToday = action('observations.today', {
  http: 'GET /observations/today',
  input: z.object({}),
  allow: signedIn,
  run: async ({ clock }) => ({ day: clock.today(), now: localNow.format(new Date(clock.now())).replace(' ', 'T') }),
  audit: 'none',
  output: z.object({ day: z.string(), now: z.string() }),
})

type Located = Pick<Observation, 'areaId' | 'placeId'>

/** Resolves what was chosen on the form: the category must be in use on the day, and the area must be one that is counted. */
async function resolve({ db }: Context, input: ObservationInput, day: string): Promise<Located | Rejection> {
  const category = (await listCategories(db)).find((one) => one.id === input.category)
  if (!category) return reject('observations.rejected.category-unknown')
  if (!isCurrent(category, day))
    return reject('observations.rejected.category-ended', {
      code: category.code,
      ended: category.validTo ?? category.validFrom,
    })
  const locator = createLocator(await listAreas(db, { on: day }))
  const chosen = locator.find(input.place ?? input.area)
  if (!chosen) return reject('observations.rejected.area-unknown')
  const areaId = locator.countingArea(chosen.id)
  if (areaId === null) return reject('observations.rejected.area-not-counted', { name: chosen.name })
  return { areaId, placeId: chosen.kind === 'place' ? chosen.id : null }
}

export const reportObservation = action('observations.report', {
  http: 'POST /observations',
  input: strict({ party: id(), ...observationFields }),
  target: async (_context, input) => ({ partyId: input.party }),
  allow: canReport,
  run: async (context, { party, ...input }) => {
    const { db, actor, clock, changed } = context
    const { day, ...moment } = accept(toMoment(input.when, input.until, { now: clock.now(), today: clock.today() }))
    const located = accept(await resolve(context, input, day))
    const week = weekOf(day)
    const observation = await addObservation(
      db,
      { municipality: actor.municipality, accountId: actor.accountId, now: clock.now() },
      {
        ...moment,
        ...located,
        week,
        status: 'new',
        statusReason: null,
        mergedInto: null,
        categoryId: input.category,
        point: null,
        text: input.text,
        basis: input.basis,
        partyId: party,
        externalId: null,
        importId: null,
        madeUp: actor.demo,
      },
    )
    await noteDelivery(db, actor.municipality, {
      partyId: party,
      weeks: [week],
      nothingToReport: false,
      now: clock.now(),
    })
    changed(reference(observation.id), null, observation)
    return observation
  },
  audit: 'write',
  output: ObservationView,
})

/** A zero report is data: the party looked and there was nothing. */
export const reportNothing = action('observations.report-nothing', {
  http: 'POST /observations/nothing',
  input: strict({ party: id(), week: isoWeek() }),
  target: async (_context, input) => ({ partyId: input.party }),
  allow: canReport,
  run: async ({ db, actor, clock, changed }, input) => {
    await noteDelivery(db, actor.municipality, {
      partyId: input.party,
      weeks: [input.week],
      nothingToReport: true,
      now: clock.now(),
    })
    changed(refer('situation.delivery', `${input.party}-${input.week}`), null, { nothingToReport: true })
    return input
  },
  audit: 'write',
  output: z.object({ party: z.number(), week: z.string() }),
})

const wholeFilter = {
  from: optional(isoWeek()),
  to: optional(isoWeek()),
  area: optional(id()),
  category: optional(id()),
  party: optional(id()),
  status: optional(oneOf(observationStatuses)),
  basis: optional(oneOf(bases)),
  words: optional(z.string().max(100)),
  page: optional(wholeNumber(1, 100_000)),
  thisWeek: optional(oneOf(['yes'])),
}
const pageSize = 50

async function toFilter({ db, actor, clock }: Context, input: z.infer<typeof FilterInput>): Promise<ObservationFilter> {
  const categories = input.category === null ? [] : await listCategories(db)
  const current = input.thisWeek === null ? null : weekOf(clock.today())
  return {
    from: current ?? input.from,
    to: current ?? input.to,
    areaId: input.area,
    categoryIds:
      input.category === null
        ? null
        : categories
            .filter(({ id: one, parentId }) => one === input.category || parentId === input.category)
            .map((one) => one.id),
    partyIds: input.party === null ? null : [input.party],
    statuses: input.status === null ? null : [input.status],
    basis: input.basis,
    words: input.words,
    visibleParties: visibleParties(actor),
  }
}
const FilterInput = z.object(wholeFilter)

export const listObservationsAction = action('observations.list', {
  http: 'GET /observations',
  input: FilterInput,
  allow: canListObservations,
  run: async (context, input) => {
    const number = input.page ?? 1
    const { rows, total } = await listObservations(context.db, await toFilter(context, input), {
      size: pageSize,
      number,
    })
    return { rows, total, page: number, pages: Math.max(1, Math.ceil(total / pageSize)) }
  },
  audit: 'none',
  output: z.object({ rows: list(ObservationView), total: z.number(), page: z.number(), pages: z.number() }),
  can: (actor) => ({ report: canReport(actor), triage: canTriage(actor) }),
})

export const exportRowsLimit = 100_000

const ExportRow = z.object({
  id: z.number(),
  occurredFrom: z.string(),
  occurredTo: z.string().nullable(),
  week: z.string(),
  categoryCode: z.string(),
  category: z.object({ sv: z.string(), en: z.string() }),
  area: z.string(),
  place: z.string(),
  text: z.string(),
  basis: z.enum(bases),
  status: z.enum(observationStatuses),
  party: z.string(),
  externalId: z.string(),
  madeUp: z.boolean(),
})
export type ExportRow = z.infer<typeof ExportRow>

/** The filtered list as a whole with names instead of ids, for a file. */
export const exportObservations = action('observations.export', {
  http: 'GET /observations/export',
  input: FilterInput,
  allow: canListObservations,
  run: async (context, input) => {
    const { db, clock } = context
    const { rows, total } = await listObservations(db, await toFilter(context, input), {
      size: exportRowsLimit,
      number: 1,
    })
    if (total > exportRowsLimit)
      accept(reject('observations.rejected.export-too-large', { limit: exportRowsLimit, total }))
    const categories = new Map((await listCategories(db)).map((one) => [one.id, one]))
    const areas = new Map((await listAreas(db, { on: clock.today() })).map((one) => [one.id, one.name]))
    const parties = new Map((await listParties(db)).map((one) => [one.id, one.name]))
    return rows.map((row) => {
      const category = categories.get(row.categoryId)
      return {
        ...row,
        categoryCode: category?.code ?? '',
        category: { sv: category?.nameSv ?? '', en: category?.nameEn ?? '' },
        area: areas.get(row.areaId) ?? '',
        place: row.placeId === null ? '' : (areas.get(row.placeId) ?? ''),
        party: parties.get(row.partyId) ?? '',
        externalId: row.externalId ?? '',
      }
    })
  },
  audit: 'none',
  output: list(ExportRow),
})

const targetById = {
  target: ({ db }: Context, input: { id: number }) => getObservation(db, input.id),
  allow: canReadObservation,
}

export const getObservationAction = action('observations.get', {
  http: 'GET /observations/:id',
  input: strict({ id: id() }),
  ...targetById,
  run: async ({ db, actor }, _input, observation) => {
    const from = `${addDays(observation.occurredFrom.slice(0, 10), -duplicateDays)}T00:00:00Z`
    const to = `${addDays(observation.occurredFrom.slice(0, 10), duplicateDays)}T23:59:59Z`
    const nearby = await listNearby(db, observation, { from, to })
    const seen = nearby.filter((other) => canReadObservation(actor, other).allowed)
    return {
      observation,
      merged: await listMerged(db, observation.id),
      duplicates: likelyDuplicates(observation, seen, await listCategories(db)),
    }
  },
  audit: 'none',
  output: z.object({
    observation: ObservationView,
    merged: list(ObservationView),
    duplicates: list(z.object({ observation: ObservationView, reasons: list(z.string()), score: z.number() })),
  }),
  can: (actor, { observation }) => ({
    correct: canCorrect(actor, observation),
    triage: canTriage(actor),
    readSecret: canReadSecret(actor),
  }),
})

export const correctObservation = action('observations.correct', {
  http: 'POST /observations/:id',
  input: strict({ id: id(), version: version(), ...observationFields }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: canCorrect,
  run: async (context, { id: _id, version: seen, ...input }, observation) => {
    const { db, clock, changed } = context
    const { day, ...moment } = accept(toMoment(input.when, input.until, { now: clock.now(), today: clock.today() }))
    const located = accept(await resolve(context, input, day))
    const saved = await saveObservation(db, {
      ...observation,
      ...moment,
      ...located,
      version: seen,
      week: weekOf(day),
      categoryId: input.category,
      text: input.text,
      basis: input.basis,
    })
    changed(reference(observation.id), observation, saved)
    return saved
  },
  audit: 'write',
  output: ObservationView,
})

export const moveObservation = action('observations.move', {
  http: 'POST /observations/:id/status',
  input: strict({
    id: id(),
    version: version(),
    status: oneOf(['triaged', 'verified', 'dismissed']),
    reason: freeText(500),
  }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: (actor: Actor) => canTriage(actor),
  run: async ({ db, changed }, input, observation) => {
    const saved = await saveObservation(
      db,
      accept(moveTo({ ...observation, version: input.version }, input.status, input.reason)),
    )
    changed(reference(observation.id), observation, saved)
    return saved
  },
  audit: 'write',
  output: ObservationView,
})

/** Several at once from the list; those whose status does not allow it are told, the others are moved. */
export const triageMany = action('observations.triage-many', {
  http: 'POST /observations/triage',
  input: strict({
    ids: z.preprocess((value) => (value === undefined ? [] : [value].flat()), list(id()).max(200)),
    status: oneOf(['triaged', 'verified']),
  }),
  allow: canTriage,
  run: async ({ db, changed }, input) => {
    const outcome = { moved: 0, left: 0 }
    for (const one of input.ids) {
      const observation = await getObservation(db, one)
      const next = moveTo(observation, input.status, '')
      if ('rejected' in next) outcome.left += 1
      else {
        changed(reference(one), observation, await saveObservation(db, next))
        outcome.moved += 1
      }
    }
    return outcome
  },
  audit: 'write',
  output: z.object({ moved: z.number(), left: z.number() }),
})

export const mergeObservation = action('observations.merge', {
  http: 'POST /observations/:id/merge',
  input: strict({ id: id(), version: version(), into: id() }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: (actor: Actor) => canTriage(actor),
  run: async ({ db, changed }, input, observation) => {
    const kept = await getObservation(db, input.into)
    const saved = await saveObservation(db, accept(mergeInto({ ...observation, version: input.version }, kept)))
    changed(reference(observation.id), observation, saved)
    changed(reference(kept.id), { sources: 0 }, { sources: observation.id })
    return saved
  },
  audit: 'write',
  output: ObservationView,
})

export const readSecretNote = action('observations.read-secret', {
  http: 'GET /observations/:id/secret',
  input: strict({ id: id() }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: (actor: Actor) => canReadSecret(actor),
  run: async ({ db, read }, input) => {
    read(reference(input.id), 'secretNote')
    return { id: input.id, note: (await getSecretNote(db, input.id)) ?? '' }
  },
  audit: 'read-secret',
  output: z.object({ id: z.number(), note: z.string() }),
})

export const writeSecretNote = action('observations.write-secret', {
  http: 'POST /observations/:id/secret',
  input: strict({ id: id(), note: freeText(2000) }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: (actor: Actor) => canReadSecret(actor),
  run: async ({ db, changed }, input) => {
    await saveSecretNote(db, input.id, input.note === '' ? null : input.note)
    // That it was written is on record; what it said is not copied out of its field.
    changed(reference(input.id), { secretNote: null }, { secretNote: input.note === '' ? 'removed' : 'written' })
    return { id: input.id }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})
