import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, isoDate, list, oneOf, optional, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canReadAreas, canWriteAreas } from './area.policy.ts'
import { addAreas, getArea, listAreas, listFacts, saveArea } from './area.store.ts'
import { Area, AreaFacts, areaFields, areaKinds, checkArea, toFamily } from './area.ts'
import { getDivision, listDivisions, lockDivision } from './division.store.ts'
import { Division, pickDivision } from './division.ts'
import { checkKind, drawingFields, readDrawing } from './drawing.ts'
import { recordOf } from './outline-mark.ts'
import { listPopulation, savePopulation } from './population.store.ts'
import { AreaRow, latestByArea, Population, populationFields } from './population.ts'

const thisArea = (areaId: number) => refer('areas.area', areaId)

/** The areas of a division (the main one's unless another is asked for) on a day, each with its latest number of inhabitants. */
export const listAreasAction = action('areas.list', {
  http: 'GET /areas',
  input: strict({ division: optional(id()), on: optional(isoDate()), kind: optional(oneOf(areaKinds)) }),
  allow: canReadAreas,
  run: async ({ db, clock }, input) => {
    const divisions = await listDivisions(db)
    const division = pickDivision(divisions, input.division)
    const on = input.on ?? clock.today()
    if (!division) return { division, divisions, on, areas: [] }
    const areas = await listAreas(db, { on, division: division.id })
    const latest = latestByArea(await listPopulation(db, { division: division.id }))
    const wanted = areas.filter(({ kind }) => input.kind === null || kind === input.kind)
    return {
      division,
      divisions,
      on,
      areas: wanted.map((area) => ({ ...area, population: latest.get(area.id) ?? null })),
    }
  },
  audit: 'none',
  output: z.object({ division: Division.nullable(), divisions: list(Division), on: z.string(), areas: list(AreaRow) }),
  can: (actor) => ({ change: canWriteAreas(actor) }),
})

/** A division's areas on a day with every year's inhabitants, for taking along as a file. */
export const exportAreas = action('areas.export', {
  http: 'GET /areas/export',
  input: strict({ division: optional(id()), on: optional(isoDate()), kind: optional(oneOf(areaKinds)) }),
  allow: canReadAreas,
  run: async ({ db, clock }, input) => {
    const division = pickDivision(await listDivisions(db), input.division)
    if (!division) return { division, areas: [], population: [] }
    const areas = await listAreas(db, { on: input.on ?? clock.today(), division: division.id })
    const wanted = areas.filter(({ kind }) => input.kind === null || kind === input.kind)
    return { division, areas: wanted, population: await listPopulation(db, { division: division.id }) }
  },
  audit: 'none',
  output: z.object({ division: Division.nullable(), areas: list(Area), population: list(Population) }),
})

/** What a form needs for choosing where an area stands. */
export const areaChoices = action('areas.choices', {
  http: 'GET /areas/choices',
  input: strict({ division: optional(id()) }),
  allow: canReadAreas,
  run: async ({ db }, input) => {
    const division = pickDivision(await listDivisions(db), input.division)
    return { division, areas: division ? await listFacts(db, division.id) : [] }
  },
  audit: 'none',
  output: z.object({ division: Division.nullable(), areas: list(AreaFacts) }),
  can: (actor) => ({ change: canWriteAreas(actor) }),
})

export const getAreaAction = action('areas.get', {
  http: 'GET /areas/:id',
  input: strict({ id: id() }),
  target: ({ db }, input) => getArea(db, input.id),
  allow: canReadAreas,
  run: async ({ db, clock }, _input, area) => ({
    area,
    division: await getDivision(db, area.divisionId),
    divisionAreas: await listFacts(db, area.divisionId),
    population: await listPopulation(db, { area: area.id }),
    today: clock.today(),
  }),
  audit: 'none',
  output: z.object({
    area: Area,
    division: Division,
    divisionAreas: list(AreaFacts),
    population: list(Population),
    today: z.string(),
  }),
  can: (actor) => ({ change: canWriteAreas(actor) }),
})

/** An area's outline among those that have levels today, for drawing where it lies. */
export const getSurroundings = action('areas.surroundings', {
  http: 'GET /areas/:id/surroundings',
  input: strict({ id: id() }),
  target: ({ db }, input) => getArea(db, input.id),
  allow: canReadAreas,
  run: async ({ db, clock }, _input, area) => {
    const others = await listAreas(db, { on: clock.today(), division: area.divisionId })
    return [...others.filter((other) => other.inPicture && other.id !== area.id), area]
  },
  audit: 'none',
  output: list(Area.pick({ id: true, code: true, name: true, geometry: true })),
})

/** Locks the division's tree and checks the area in it; what is returned may be stored. */
async function fitIntoTree({ db }: Context, area: Area): Promise<Area> {
  await lockDivision(db, area.divisionId)
  const refused = checkArea(area, toFamily(await listFacts(db, area.divisionId)))
  return refused ? accept<Area>(refused) : area
}

export const createArea = action('areas.create', {
  http: 'POST /areas',
  input: strict({ division: optional(id()), ...areaFields, ...drawingFields }),
  allow: canWriteAreas,
  run: async (context, { division: wanted, outline, lat, lon, ...fields }) => {
    const { db, actor, changed } = context
    const division = pickDivision(await listDivisions(db), wanted)
    if (!division) return accept(reject('areas.rejected.no-division'))
    const geometry = accept(readDrawing({ outline, lat, lon }, fields.kind))
    const area = await fitIntoTree(context, { ...fields, id: 0, version: 1, divisionId: division.id, geometry })
    const [added] = await addAreas(db, actor.municipality, [area])
    if (added) changed(thisArea(added.id), null, recordOf(added))
    return added
  },
  audit: 'write',
  output: Area,
})

export const changeAreaAction = action('areas.change', {
  http: 'POST /areas/:id',
  input: strict({ id: id(), version: version(), ...areaFields }),
  target: ({ db }, input) => getArea(db, input.id),
  allow: canWriteAreas,
  run: async (context, { id: _id, version: seen, ...fields }, area) => {
    const refused = checkKind(area.geometry, fields.kind)
    if (refused) accept(refused)
    const saved = await saveArea(context.db, await fitIntoTree(context, { ...area, ...fields, version: seen }))
    context.changed(thisArea(area.id), recordOf(area), recordOf(saved))
    return saved
  },
  audit: 'write',
  output: Area,
})

/** Gives an area another outline, or a place another point. */
export const drawArea = action('areas.draw', {
  http: 'POST /areas/:id/outline',
  input: strict({ id: id(), version: version(), ...drawingFields }),
  target: ({ db }, input) => getArea(db, input.id),
  allow: canWriteAreas,
  run: async ({ db, changed }, input, area) => {
    const geometry = accept(readDrawing(input, area.kind))
    if (geometry === null) return accept(reject('areas.rejected.nothing-drawn'))
    const saved = await saveArea(db, { ...area, geometry, version: input.version })
    changed(thisArea(area.id), recordOf(area), recordOf(saved))
    return saved
  },
  audit: 'write',
  output: Area,
})

/** Adds a year's number of inhabitants, or corrects it. */
export const setPopulation = action('areas.set-population', {
  http: 'POST /areas/:id/population',
  input: strict({ id: id(), ...populationFields }),
  target: ({ db }, input) => getArea(db, input.id),
  allow: canWriteAreas,
  run: async ({ db, actor, changed }, { year, count }, area) => {
    const before = (await listPopulation(db, { area: area.id })).find((one) => one.year === year)
    await savePopulation(db, actor.municipality, [{ areaId: area.id, year, count }])
    changed(thisArea(area.id), before ? { population: { [year]: before.count } } : {}, {
      population: { [year]: count },
    })
    return { areaId: area.id, year, count }
  },
  audit: 'write',
  output: Population,
})

export const areaHistory = historyAction('areas.area', canReadAreas)
