import type { MapArea } from '../figure.ts'
import type { Level } from '../level-colours.ts'

type Position = [number, number]
type SampleArea = { readonly code: string; readonly name: string; readonly level: Level | null }

/** Twelve made-up areas of a made-up municipality; no place on earth has these borders. */
const sampleAreas: readonly SampleArea[] = [
  { code: 'A01', name: 'Björkudden', level: 1 },
  { code: 'A02', name: 'Norra Kvarnbacken', level: 2 },
  { code: 'A03', name: 'Lillskog', level: 3 },
  { code: 'A04', name: 'Ås', level: 1 },
  { code: 'A05', name: 'Sjövik', level: 4 },
  { code: 'A06', name: 'Centrum', level: 5 },
  { code: 'A07', name: 'Hagen', level: 3 },
  { code: 'A08', name: 'Östra Industriområdet', level: 2 },
  { code: 'A09', name: 'Tallbacken', level: 1 },
  { code: 'A10', name: 'Stationen', level: 4 },
  { code: 'A11', name: 'Rönninge gård', level: null },
  { code: 'A12', name: 'Söderängen', level: 2 },
]

const columns = [0, 1.5, 2.1, 3.6, 4.6]
const rows = [0, 1.2, 1.75, 3]

/** A steady wobble: the same two places always get the same one, so that neighbours share their border. */
const wobble = (x: number, y: number, size: number): number => Math.sin(x * 12.9 + y * 78.2) * size

const corner = (column: number, row: number): Position => {
  const [x, y] = [columns[column] ?? 0, rows[row] ?? 0]
  return [x + wobble(x, y, 0.12), y + wobble(y + 5, x, 0.1)]
}

/** A border from corner to corner in eight uneven steps; drawn the same from both sides. */
function border(from: Position, to: Position): Position[] {
  const isForward = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1])
  const [start, end] = isForward ? [from, to] : [to, from]
  const points = Array.from({ length: 8 }, (_, step): Position => {
    const [x, y] = [start[0] + ((end[0] - start[0]) * step) / 8, start[1] + ((end[1] - start[1]) * step) / 8]
    return step === 0 ? [x, y] : [x + wobble(x, y, 0.05), y + wobble(y, x, 0.05)]
  })
  const whole = [...points, end]
  return (isForward ? whole : whole.reverse()).slice(0, -1)
}

const onEarth = ([x, y]: Position): Position => [
  Number((14.2 + x * 0.05).toFixed(5)),
  Number((60.1 - y * 0.025).toFixed(5)),
]

function cell(column: number, row: number): Position[] {
  const corners = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)]
  const ring = corners.flatMap((from, at) => border(from, corners[(at + 1) % 4] ?? from)).map(onEarth)
  return [...ring, ring[0] ?? [0, 0]]
}

const island: Position[] = (
  [
    [4.85, 2.2],
    [5.05, 2.25],
    [5.1, 2.5],
    [4.9, 2.55],
    [4.85, 2.2],
  ] satisfies Position[]
).map(onEarth)

/** The areas with borders; the last one has an island of its own. */
export const sampleMapAreas = (): MapArea[] =>
  sampleAreas.map((area, at) => ({
    ...area,
    polygons: [[cell(at % 4, Math.floor(at / 4))], ...(area.code === 'A12' ? [[island]] : [])],
  }))
