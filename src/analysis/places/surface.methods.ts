import { z } from 'zod'
import { method } from '../method.ts'
import { bandwidths } from './bandwidths.ts'
import { hexagons } from './hexagons.ts'
import { kernelDensity, perSquareKilometreYear } from './kernel-density.ts'
import { answer, numbers, refusal, toPoints } from './map-schemas.methods.ts'

const planePoints = z.array(z.tuple([z.number(), z.number()]))
const planeWindow = z.tuple([z.number(), z.number(), z.number(), z.number()])
const kdeMethod = method({
  name: 'kde',
  input: z.strictObject({
    /** Metres, as the bandwidth. */
    points: planePoints,
    grid: z.strictObject({ x: z.array(z.number()), y: z.array(z.number()), order: z.literal('x fastest').optional() }),
    kernel: z.enum(['quartic', 'gaussian']).default('quartic'),
    bandwidth: z.number().default(300),
    /** xMin, xMax, yMin, yMax; without it there is no edge correction. */
    window: planeWindow.optional(),
    years: z.number().optional(),
  }),
  output: z.strictObject({
    ...answer,
    kind: z.literal('kernel-density'),
    method: z.enum(['kde-quartic', 'kde-gaussian', 'kde-quartic-edge-corrected', 'kde-gaussian-edge-corrected']),
    bandwidth: z.number(),
    density: numbers,
    perSquareKilometreYear: numbers.nullable(),
  }),
  run: ({ points, grid, kernel, bandwidth, window, years }) => {
    const axes = { x: Float64Array.from(grid.x), y: Float64Array.from(grid.y) }
    const found = kernelDensity({ points: toPoints(points), grid: axes, kernel, bandwidth, window: window ?? null })
    return {
      ...found,
      density: Array.from(found.density),
      perSquareKilometreYear: years === undefined ? null : Array.from(perSquareKilometreYear(found.density, years)),
    }
  },
  example: {
    points: [
      [120, 80],
      [150, 90],
      [400, 310],
    ],
    grid: { x: [100, 300, 500], y: [100, 300] },
    window: [0, 600, 0, 400],
    years: 2,
  },
})

const bandwidthsMethod = method({
  name: 'kde-bandwidths',
  input: z.strictObject({ points: planePoints, window: planeWindow }),
  output: z.union([
    z.strictObject({
      ...answer,
      kind: z.literal('bandwidths'),
      method: z.literal('bandwidth-rules'),
      scott: z.tuple([z.number(), z.number()]).readonly(),
      diggle: z.number(),
      ppl: z.number(),
      cvl: z.number(),
    }),
    refusal,
  ]),
  run: ({ points, window }) => bandwidths(toPoints(points), window),
  example: {
    points: Array.from({ length: 40 }, (_, index): [number, number] => [
      (index * 137) % 600,
      (index * index * 31) % 400,
    ]),
    window: [0, 600, 0, 400],
  },
})

const hexagonsMethod = method({
  name: 'hexagons',
  input: z.strictObject({
    /** lat and lng in degrees (WGS 84); null has no known place. */
    points: z.array(z.tuple([z.number(), z.number()]).nullable()),
    resolution: z.int().default(9),
    mask: z.array(z.string()).optional(),
  }),
  output: z.union([
    z.strictObject({
      ...answer,
      kind: z.literal('hexagons'),
      method: z.literal('h3-cells'),
      resolution: z.int(),
      cells: z.array(z.string()).readonly(),
      counts: z.array(z.int()).readonly(),
      area: numbers,
      missing: z.int(),
      outside: z.int(),
    }),
    refusal,
  ]),
  run: ({ points, resolution, mask }) =>
    hexagons({
      points: points.map((point) => (point === null ? null : { lat: point[0], lng: point[1] })),
      resolution,
      mask: mask ?? null,
    }),
  example: { points: [[59.3, 18], [59.3002, 18.0003], [59.31, 18.02], null], resolution: 8 },
})

export const surfaceMethods = [kdeMethod, bandwidthsMethod, hexagonsMethod]
