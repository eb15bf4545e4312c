import { z } from 'zod'
import { need } from '../answer.schemas.ts'
import { AnalysisInputError } from '../refusal.ts'
import { neighboursWithin } from './distance-neighbours.ts'
import { cellNeighbours } from './hexagons.ts'
import { type Neighbours, toNeighbours } from './neighbours.ts'

export const numbers = z.array(z.number()).readonly()
export const perPlace = z.array(z.number().nullable()).readonly()
/** The first random numbers; the same seed gives the same answer. */
export const seed = z.int().default(1)

/** How the places lie to each other, told in one of three ways. */
export const placesInput = {
  /** H3 cells of one resolution: those that touch are neighbours. */
  cells: z.array(z.string()).optional(),
  /** For each place those it borders on (a single one may stand without brackets); the first place is `firstIndex`. */
  neighbours: z.array(z.union([z.int(), z.array(z.int())])).optional(),
  firstIndex: z.union([z.literal(0), z.literal(1)]).default(1),
  /** Middles in metres, with the largest distance between neighbours. */
  coords: z.array(z.tuple([z.number(), z.number()])).nullish(),
  within: z.number().optional(),
}

interface PlacesInput {
  readonly cells?: readonly string[] | undefined
  readonly neighbours?: readonly (number | readonly number[])[] | undefined
  readonly firstIndex: 0 | 1
  readonly coords?: readonly (readonly [number, number])[] | null | undefined
  readonly within?: number | undefined
}

export function placesOf({ cells, neighbours, firstIndex, coords, within }: PlacesInput): Neighbours {
  const told = [cells, neighbours, within].filter((way) => way !== undefined).length
  if (told !== 1)
    throw new AnalysisInputError('wrong-length', { name: 'one of cells, neighbours, within', length: told })
  if (cells !== undefined) return cellNeighbours(cells)
  if (within !== undefined) return neighboursWithin(toPoints(coords ?? []), within)
  return toNeighbours((neighbours ?? []).map((list) => [list].flat().map((place) => place - firstIndex)))
}

export const toPoints = (points: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
})

export const refusal = z.strictObject({
  kind: z.literal('refused'),
  reason: z.string(),
  needed: z.number(),
  had: z.number(),
})
export const answer = {
  n: z.int(),
  warnings: z.array(z.string()).readonly(),
  needs: z.array(need).readonly(),
}
export const drawn = { seed: z.int(), draws: z.int() }
