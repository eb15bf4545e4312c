import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, isoWeek, list, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { addWeeks, weekOf } from '#kernel/time/week.ts'
import { listCategories } from '../categories/category.register.ts'
import { canTriage } from '../observations/observation.policy.ts'
import { getObservation, listObservations } from '../observations/observation.store.ts'
import { countsInPicture, observationStatuses } from '../observations/observation.ts'
import { ObservationView } from '../observations/observation.view.ts'
import { createNaming, ExportRow } from '../observations/observation-list.actions.ts'
import { listApart, listSaidApart, removeApart, setApart } from './duplicate.store.ts'
import { type DuplicatePair, duplicatePairs } from './duplicate.ts'

const reference = (observationId: number) => refer('situation.observation', observationId)
/** So many are compared at most: with more, the weeks or the area are to be narrowed. */
const mostCompared = 20_000
const usualWeeks = 4
const shownApart = 20
const shownPairs = 50

const filter = { from: optional(isoWeek()), to: optional(isoWeek()), area: optional(id()) }
type Asked = z.infer<ReturnType<typeof strict<typeof filter>>>

/** Pairs of some weeks, usually the latest four, that may be one event. */
export async function findPairs({ db, clock }: Context, { from, to, area }: Asked) {
  const last = to ?? weekOf(clock.today())
  const first = from ?? addWeeks(last, 1 - usualWeeks)
  const { rows, total } = await listObservations(
    db,
    {
      // One that lies in the last days before the first week may be the same as one in it.
      from: addWeeks(first, -1),
      to: last,
      areaId: area,
      categoryIds: null,
      partyIds: null,
      statuses: observationStatuses.filter(countsInPicture),
      basis: null,
      rumours: false,
      words: null,
      inRestricted: true,
      visible: null,
    },
    { size: mostCompared, number: 1, order: { by: 'when', descending: true } },
  )
  const found = { from: first, to: last, area, tooMany: total > mostCompared ? total : null }
  if (found.tooMany !== null) return { ...found, pairs: [] }
  const pairs = duplicatePairs(rows, { categories: await listCategories(db), apart: await listApart(db) })
  return { ...found, pairs: pairs.filter((pair) => isWithin(pair, first)) }
}

const isWithin = ({ first, second }: DuplicatePair, from: string): boolean => first.week >= from || second.week >= from

const Pair = z.object({
  first: ObservationView,
  second: ObservationView,
  reasons: list(z.string()),
  score: z.number(),
})

/** Pairs of the chosen weeks that may be one event, likeliest first, and what has been found to be two lately. */
export const listDuplicates = action('duplicates.list', {
  http: 'GET /duplicates',
  input: strict(filter),
  allow: (actor) => canTriage(actor),
  run: async (context, asked) => {
    const { pairs, ...found } = await findPairs(context, asked)
    return {
      ...found,
      pairs: pairs.slice(0, shownPairs),
      total: pairs.length,
      apart: [...(await listSaidApart(context.db, shownApart))],
      most: mostCompared,
      week: weekOf(context.clock.today()),
    }
  },
  audit: 'none',
  output: z.object({
    from: z.string(),
    to: z.string(),
    area: z.number().nullable(),
    week: z.string(),
    /** how many there were to compare, when those were too many */
    tooMany: z.number().nullable(),
    most: z.number(),
    /** the likeliest */
    pairs: list(Pair),
    total: z.number(),
    apart: list(z.object({ first: z.number(), second: z.number(), saidBy: z.string(), saidAt: z.string() })),
  }),
})

const PairRow = z.object({ first: ExportRow, second: ExportRow, reasons: list(z.string()), score: z.number() })
export type PairRow = z.infer<typeof PairRow>

/** All of them with names instead of ids, for a file. */
export const exportDuplicates = action('duplicates.export', {
  http: 'GET /duplicates/export',
  input: strict(filter),
  allow: (actor) => canTriage(actor),
  run: async (context, asked) => {
    const { pairs, tooMany } = await findPairs(context, asked)
    if (tooMany !== null) accept(reject('duplicates.too-many', { n: tooMany, most: mostCompared }))
    const named = await createNaming(context)
    return pairs.map(({ first, second, ...why }) => ({ ...why, first: named(first), second: named(second) }))
  },
  audit: 'none',
  output: list(PairRow),
})

const pair = { first: id(), second: id() }

/** Two that are alike are two events all the same: they are not shown as likely again. */
export const setNotDuplicate = action('duplicates.set-apart', {
  http: 'POST /duplicates/apart',
  input: strict(pair),
  allow: (actor) => canTriage(actor),
  run: async ({ db, actor, clock, changed }, { first, second }) => {
    for (const one of [first, second]) await getObservation(db, one)
    if (first === second) accept(reject('observations.rejected.merge-self'))
    const said = { first, second, saidBy: actor.name, saidAt: clock.now() }
    if (await setApart(db, actor.municipality, said))
      changed(reference(first), { notSameAs: null }, { notSameAs: second })
    return { first, second }
  },
  audit: 'write',
  output: z.object({ first: z.number(), second: z.number() }),
})

/** Takes that back: they may be shown as likely again. */
export const unsetNotDuplicate = action('duplicates.unset-apart', {
  http: 'POST /duplicates/apart/undo',
  input: strict(pair),
  allow: (actor) => canTriage(actor),
  run: async ({ db, changed }, { first, second }) => {
    if (await removeApart(db, { first, second })) changed(reference(first), { notSameAs: second }, { notSameAs: null })
    return { first, second }
  },
  audit: 'write',
  output: z.object({ first: z.number(), second: z.number() }),
})
