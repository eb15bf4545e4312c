import { z } from 'zod'
import { type Area, createLocator, listAllAreas, listAreas, listDivisions, reassign } from '#domains/areas/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { anyOf } from '#kernel/auth/actor.ts'
import { list, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { listStandings, type Move, moveStandings, type Standing } from './observation-reassign.store.ts'

const canReassign = anyOf('coordinator', 'owner')

type Plan = {
  readonly main: { readonly id: number; readonly name: string } | null
  readonly moves: readonly Move[]
  /** what has no counterpart in the main division */
  readonly left: readonly Standing[]
  readonly nameOf: (areaId: number) => string
}

/** Where the observations of other divisions belong in the main one: by their point, else by the code of their place or area. */
async function plan({ db, clock }: Context): Promise<Plan> {
  const divisions = await listDivisions(db)
  const main = divisions.find((division) => division.main) ?? null
  const others = (
    await Promise.all(divisions.filter((one) => !one.main).map((division) => listAllAreas(db, division.id)))
  ).flat()
  const current = await listAreas(db, { on: clock.today() })
  const [from, to] = [createLocator(others), createLocator(current)]
  const names = new Map([...others, ...current].map(({ id, name }) => [id, name]))
  const pointOf = ({ lon, lat, placeId }: Standing): readonly [number, number] | null =>
    lon !== null && lat !== null ? [lon, lat] : pointOfPlace(placeId === null ? undefined : from.find(placeId))
  const decided = (
    await listStandings(
      db,
      others.map(({ id }) => id),
    )
  ).map((standing) => {
    const point = pointOf(standing)
    const found =
      (point && reassign(from, to, [...point], standing.areaId)) ??
      (standing.placeId === null ? null : reassign(from, to, null, standing.placeId)) ??
      reassign(from, to, null, standing.areaId)
    const toArea = found === null ? null : to.countingArea(found.areaId)
    return { standing, to: found === null || toArea === null ? null : { toArea, toPlace: found.placeId } }
  })
  return {
    main,
    moves: decided.flatMap(({ standing, to: goal }) => (goal ? [{ ...standing, ...goal }] : [])),
    left: decided.flatMap(({ standing, to: goal }) => (goal ? [] : [standing])),
    nameOf: (areaId) => names.get(areaId) ?? String(areaId),
  }
}

const pointOfPlace = (place: Area | undefined): readonly [number, number] | null => {
  if (place?.geometry?.type !== 'Point') return null
  const [lon, lat] = place.geometry.coordinates
  return lon === undefined || lat === undefined ? null : [lon, lat]
}

const total = (standings: readonly Standing[]): number => standings.reduce((sum, { n }) => sum + n, 0)

const Line = z.object({ from: z.string(), to: z.string().nullable(), n: z.number() })

/** What moving the observations to the main division would do, line by line; nothing is changed. */
export const previewReassignment = action('observations.preview-reassignment', {
  http: 'GET /observations/reassign',
  input: strict({}),
  allow: canReassign,
  run: async (context) => {
    const { main, moves, left, nameOf } = await plan(context)
    const lines = new Map<string, { from: string; to: string | null; n: number }>()
    for (const standing of [...moves, ...left]) {
      const to = 'toArea' in standing ? nameOf((standing as Move).toArea) : null
      const from = nameOf(standing.areaId)
      const key = `${from}\n${to ?? ''}`
      lines.set(key, { from, to, n: (lines.get(key)?.n ?? 0) + standing.n })
    }
    return { division: main?.name ?? null, lines: [...lines.values()], moving: total(moves), left: total(left) }
  },
  audit: 'none',
  output: z.object({ division: z.string().nullable(), lines: list(Line), moving: z.number(), left: z.number() }),
})

/** Moves every observation of another division into the main one; what has no counterpart there stays where it is. */
export const reassignObservations = action('observations.reassign', {
  http: 'POST /observations/reassign',
  input: strict({}),
  allow: canReassign,
  run: async (context) => {
    const { main, moves, left } = await plan(context)
    const moved = await moveStandings(context.db, moves)
    if (main && moved > 0)
      context.changed(refer('areas.division', main.id), null, {
        observationsMoved: moved,
        observationsLeft: total(left),
      })
    return { moved, left: total(left) }
  },
  audit: 'write',
  output: z.object({ moved: z.number(), left: z.number() }),
})
