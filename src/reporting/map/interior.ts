import { boxOf, type Point, type Rings, thinned } from './projection.ts'

/** Edges of a polygon as ax, ay, bx, by one after the other: these loops run a million times for one map. */
type Edges = Float64Array
export type Size = { readonly width: number; readonly height: number }

function edgesOf(rings: Rings): Edges {
  const flat = rings.flatMap((ring) =>
    ring.flatMap((point, at) => [...point, ...(ring[(at + 1) % ring.length] ?? point)]),
  )
  return Float64Array.from(flat)
}

const edge = (edges: Edges, at: number) => ({
  ax: edges[at] ?? 0,
  ay: edges[at + 1] ?? 0,
  bx: edges[at + 2] ?? 0,
  by: edges[at + 3] ?? 0,
})

/** Whether the point lies inside the outer ring and outside the holes (even-odd rule). */
export const contains = (rings: Rings, [x, y]: Point): boolean => isWithin(edgesOf(rings), x, y)

function isWithin(edges: Edges, x: number, y: number): boolean {
  let inside = false
  for (let at = 0; at < edges.length; at += 4) {
    const { ax, ay, bx, by } = edge(edges, at)
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** Square of the distance from a point to the nearest edge, with x weighed by `squeeze`. */
function clearance(edges: Edges, x: number, y: number, squeeze: number): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let at = 0; at < edges.length; at += 4) {
    const { ax, ay, bx, by } = edge(edges, at)
    const [dx, dy, px, py] = [(bx - ax) * squeeze, by - ay, (x - ax) * squeeze, y - ay]
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
    const [offX, offY] = [px - along * dx, py - along * dy]
    nearest = Math.min(nearest, offX * offX + offY * offY)
  }
  return nearest
}

/** Whether any edge touches the box around the point (Liang and Barsky 1984). */
function isCrossed(edges: Edges, x: number, y: number, size: Size): boolean {
  for (let at = 0; at < edges.length; at += 4) {
    const { ax, ay, bx, by } = edge(edges, at)
    const across = overlap(ax - x, bx - x, size.width / 2)
    const down = overlap(ay - y, by - y, size.height / 2)
    if (Math.max(across.enter, down.enter, 0) <= Math.min(across.leave, down.leave, 1)) return true
  }
  return false
}

/** Where on the way from `a` to `b`, as 0..1, the strip from -half to half is entered and left. */
function overlap(a: number, b: number, half: number): { enter: number; leave: number } {
  if (a === b) return Math.abs(a) <= half ? { enter: 0, leave: 1 } : { enter: 1, leave: 0 }
  const [one, other] = [(-half - a) / (b - a), (half - a) / (b - a)]
  return { enter: Math.min(one, other), leave: Math.max(one, other) }
}

/** Candidates across and down: finer finds hardly more room and takes longer. */
const cells = 14
const steps = Array.from({ length: cells }, (_, at) => (at + 0.5) / cells)
type Ranked = { readonly point: Point; readonly room: number }

/** Points inside the polygon, those with most room around them first. */
function ranked(rings: Rings, edges: Edges, squeeze: number): Ranked[] {
  const box = boxOf(rings[0] ?? [])
  return steps
    .flatMap((down) => steps.map((right): Point => [box.left + right * box.width, box.top + down * box.height]))
    .filter(([x, y]) => isWithin(edges, x, y))
    .map((point) => ({ point, room: clearance(edges, point[0], point[1], squeeze) }))
    .sort((a, b) => b.room - a.room)
}

/** The point of the polygon that lies farthest from its edges, or near it; always inside unless the polygon is a sliver. */
export const innermost = (rings: Rings): Point => ranked(rings, edgesOf(rings), 1)[0]?.point ?? rings[0]?.[0] ?? [0, 0]

/** Where a label of this size lies wholly inside the polygon, as far from its edges as can be; undefined when it does not fit. */
export function roomFor(rings: Rings, size: Size): Point | undefined {
  const box = boxOf(rings[0] ?? [])
  if (box.width < size.width || box.height < size.height) return undefined
  const edges = edgesOf(rings)
  return ranked(rings, edges, size.height / size.width).find(({ point: [x, y] }) => !isCrossed(edges, x, y, size))
    ?.point
}

/** Fine enough for a label, which keeps its own distance to the edges. */
const labelGrain = 2

/** The largest of an area's polygons by bounding box, where its label belongs, with no more detail than a label needs. */
export function largest(polygons: readonly Rings[]): Rings {
  const size = (rings: Rings) => {
    const box = boxOf(rings[0] ?? [])
    return box.width * box.height
  }
  const best = polygons.reduce((most, rings) => (size(rings) > size(most) ? rings : most), polygons[0] ?? [])
  return best.map((ring) => thinned(ring, labelGrain))
}
