import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { accept } from '#kernel/errors/problem.ts'
import { id, list, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canReadAreas, canWriteAreas } from './area.policy.ts'
import { addDivision, getDivision, listDivisions, saveDivision } from './division.store.ts'
import { changeDivision, Division, DivisionInput, divisionFields, makeMain } from './division.ts'

const thisDivision = (divisionId: number) => refer('areas.division', divisionId)

export const listDivisionsAction = action('areas.list-divisions', {
  http: 'GET /divisions',
  input: strict({}),
  allow: canReadAreas,
  run: ({ db }) => listDivisions(db),
  audit: 'none',
  output: list(Division),
  can: (actor) => ({ change: canWriteAreas(actor) }),
})

export const getDivisionAction = action('areas.get-division', {
  http: 'GET /divisions/:id',
  input: strict({ id: id() }),
  target: ({ db }, input) => getDivision(db, input.id),
  allow: canReadAreas,
  run: async (_context, _input, division) => division,
  audit: 'none',
  output: Division,
  can: (actor) => ({ change: canWriteAreas(actor) }),
})

/** The first division is the main one. */
export const createDivision = action('areas.create-division', {
  http: 'POST /divisions',
  input: DivisionInput,
  allow: canWriteAreas,
  run: async ({ db, actor, changed }, input) => {
    const isFirst = (await listDivisions(db)).length === 0
    const checked = accept(changeDivision({ ...input, id: 0, version: 1, main: isFirst }, input))
    const division = await addDivision(db, actor.municipality, checked)
    changed(thisDivision(division.id), null, division)
    return division
  },
  audit: 'write',
  output: Division,
})

export const changeDivisionAction = action('areas.change-division', {
  http: 'POST /divisions/:id',
  input: strict({ id: id(), version: version(), ...divisionFields }),
  target: ({ db }, input) => getDivision(db, input.id),
  allow: canWriteAreas,
  run: async ({ db, changed }, { id: _id, version: seen, ...input }, division) => {
    const saved = await saveDivision(db, accept(changeDivision({ ...division, version: seen }, input)))
    changed(thisDivision(division.id), division, saved)
    return saved
  },
  audit: 'write',
  output: Division,
})

/**
 * Makes a division the one in which levels are set. What has been observed is counted anew in it by the situation domain,
 * which owns the observations.
 */
export const setMainDivision = action('areas.set-main-division', {
  http: 'POST /divisions/:id/main',
  input: strict({ id: id(), version: version() }),
  target: ({ db }, input) => getDivision(db, input.id),
  allow: canWriteAreas,
  run: async ({ db, changed }, input, division) => {
    const next = accept(makeMain({ ...division, version: input.version }))
    const former = (await listDivisions(db)).find((one) => one.main && one.id !== division.id)
    const saved = await saveDivision(db, next)
    if (former) changed(thisDivision(former.id), { main: true }, { main: false })
    changed(thisDivision(division.id), division, saved)
    return { division: saved, former: former?.id ?? null }
  },
  audit: 'write',
  output: z.object({ division: Division, former: z.number().nullable() }),
})
