import { z } from 'zod'
import { listAreas } from '#domains/areas/index.ts'
import { listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { collator } from '#kernel/i18n/format.ts'
import { classified, type FieldRule } from '#kernel/model/field-class.ts'
import { id, isoWeek, list, oneOf, optional, strict, wholeNumber } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { weekOf } from '#kernel/time/week.ts'
import { listCategories } from '../categories/category.register.ts'
import { nameOf } from '../categories/category.ts'
import { canListObservations, canReadSecret, canReport, canTriage, visibleReach } from './observation.policy.ts'
import {
  getObservation,
  listObservations,
  type ObservationFilter,
  type ObservationOrder,
  saveObservation,
} from './observation.store.ts'
import {
  assessments,
  bases,
  moveTo,
  type Observation,
  observationOrders,
  observationRule,
  observationStatuses,
  visibilities,
} from './observation.ts'
import { ObservationView } from './observation.view.ts'

export const filterFields = {
  from: optional(isoWeek()),
  to: optional(isoWeek()),
  area: optional(id()),
  category: optional(id()),
  party: optional(id()),
  status: optional(oneOf(observationStatuses)),
  basis: optional(oneOf(bases)),
  rumours: optional(oneOf(['yes'])),
  words: optional(z.string().max(100)),
}
const wholeFilter = {
  ...filterFields,
  page: optional(wholeNumber(1, 100_000)),
  sort: optional(oneOf(observationOrders)),
  direction: optional(oneOf(['ascending', 'descending'])),
}
const pageSize = 50

type Filter = z.infer<ReturnType<typeof strict<typeof filterFields>>>

export async function toFilter({ db, actor }: Context, input: Filter): Promise<ObservationFilter> {
  const categories = input.category === null ? [] : await listCategories(db)
  return {
    from: input.from,
    to: input.to,
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
    rumours: input.rumours !== null,
    words: input.words,
    inRestricted: canReadSecret(actor).allowed,
    visible: visibleReach(actor),
  }
}
const FilterInput = z.object(wholeFilter)

/** Names are put in the order of the actor's language; later first unless something else is asked for. */
async function toOrder({ db, actor, clock }: Context, input: z.infer<typeof FilterInput>): Promise<ObservationOrder> {
  const { compare } = collator(actor.language)
  const named = (entries: readonly { readonly id: number; readonly name: string }[]) =>
    entries.toSorted((a, b) => compare(a.name, b.name)).map((entry) => entry.id)
  const by = input.sort ?? 'when'
  const descending = (input.direction ?? (by === 'when' ? 'descending' : 'ascending')) === 'descending'
  switch (by) {
    case 'when':
      return { by, descending }
    case 'category': {
      const categories = await listCategories(db)
      return {
        by,
        ranked: named(categories.map((one) => ({ id: one.id, name: nameOf(one, actor.language) }))),
        descending,
      }
    }
    case 'area':
      return { by, ranked: named(await listAreas(db, { on: clock.today() })), descending }
    case 'party':
      return { by, ranked: named(await listParties(db)), descending }
    case 'status':
      return { by, descending }
    default:
      return by satisfies never
  }
}

export const listObservationsAction = action('observations.list', {
  http: 'GET /observations',
  input: FilterInput,
  allow: canListObservations,
  run: async (context, input) => {
    const number = input.page ?? 1
    const { rows, total } = await listObservations(context.db, await toFilter(context, input), {
      size: pageSize,
      number,
      order: await toOrder(context, input),
    })
    const week = weekOf(context.clock.today())
    return { rows, total, page: number, pages: Math.max(1, Math.ceil(total / pageSize)), week }
  },
  audit: 'none',
  output: z.object({
    rows: list(ObservationView),
    total: z.number(),
    page: z.number(),
    pages: z.number(),
    week: z.string(),
  }),
  can: (actor) => ({ report: canReport(actor), triage: canTriage(actor) }),
})

export const exportRowsLimit = 100_000

/** As the observation's own, with names instead of ids. */
const { classes, ...observationRest } = observationRule
type Exported = Observation & Record<'secretNote' | 'category' | 'categoryCode' | 'area' | 'place' | 'party', unknown>
const exportRule: FieldRule<Exported> = {
  ...observationRest,
  classes: { ...classes, category: 'open', categoryCode: 'open', area: 'open', party: 'open', place: classes.placeId },
}
export const ExportRow = classified(
  z.object({
    id: z.number(),
    occurredFrom: z.string(),
    occurredTo: z.string().nullable(),
    week: z.string(),
    categoryCode: z.string(),
    category: z.object({ sv: z.string(), en: z.string() }),
    area: z.string(),
    areaId: z.number(),
    place: z.string().nullable(),
    text: z.string().nullable(),
    basis: z.enum(bases),
    assessment: z.enum(assessments).nullable(),
    status: z.enum(observationStatuses),
    party: z.string(),
    partyId: z.number(),
    externalId: z.string().nullable(),
    visibility: z.enum(visibilities),
    madeUp: z.boolean(),
  }),
  exportRule,
)
export type ExportRow = z.infer<typeof ExportRow>

/** Puts names beside the ids of an observation, fetched once. */
export async function createNaming({ db, clock }: Context) {
  const categories = new Map((await listCategories(db)).map((one) => [one.id, one]))
  const areas = new Map((await listAreas(db, { on: clock.today() })).map((one) => [one.id, one.name]))
  const parties = new Map((await listParties(db)).map((one) => [one.id, one.name]))
  return (row: Observation) => {
    const category = categories.get(row.categoryId)
    return {
      ...row,
      categoryCode: category?.code ?? '',
      category: { sv: category?.nameSv ?? '', en: category?.nameEn ?? '' },
      area: areas.get(row.areaId) ?? '',
      place: row.placeId === null ? null : (areas.get(row.placeId) ?? null),
      party: parties.get(row.partyId) ?? '',
    }
  }
}

/** The filtered list as a whole with names instead of ids, for a file. */
export const exportObservations = action('observations.export', {
  http: 'GET /observations/export',
  input: FilterInput,
  allow: canListObservations,
  run: async (context, input) => {
    const { db } = context
    const { rows, total } = await listObservations(db, await toFilter(context, input), {
      size: exportRowsLimit,
      number: 1,
      order: await toOrder(context, input),
    })
    if (total > exportRowsLimit)
      accept(reject('observations.rejected.export-too-large', { limit: exportRowsLimit, total }))
    return rows.map(await createNaming(context))
  },
  audit: 'none',
  output: list(ExportRow),
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
        changed(refer('situation.observation', one), observation, await saveObservation(db, next))
        outcome.moved += 1
      }
    }
    return outcome
  },
  audit: 'write',
  output: z.object({ moved: z.number(), left: z.number() }),
})
