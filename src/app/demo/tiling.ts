/**
 * Polygons that fit together exactly: every corner is computed once from the three sites that meet there, so two neighbours
 * share the same numbers and a union of cells has neither gaps nor overlaps.
 */
export type Position = readonly [lon: number, lat: number]
/** Counter-clockwise and open: the first position is not repeated. */
export type Ring = readonly Position[]
type Point = readonly [x: number, y: number]
type Corner = { readonly at: Point; readonly across: number }

const decimals = 1e6
const outside = -1
/** A degree of longitude is this much shorter than one of latitude at 59.22 degrees north. */
const lonScale = Math.cos((59.22 * Math.PI) / 180)
const box: readonly Point[] = [
  [-1e3, -1e3],
  [1e3, -1e3],
  [1e3, 1e3],
  [-1e3, 1e3],
]

const toPlane = ([lon, lat]: Position): Point => [lon * lonScale, lat]
const toPosition = ([x, y]: Point): Position => [
  Math.round((x / lonScale) * decimals) / decimals,
  Math.round(y * decimals) / decimals,
]

/**
 * Voronoi cells of the first `wanted` sites; the sites after them only give the outer cells a border.
 * Throws RangeError when a wanted cell is not closed in by other sites.
 */
export function voronoiCells(sites: readonly Position[], wanted: number): readonly Ring[] {
  const points = sites.map(toPlane)
  return points.slice(0, wanted).map((_, index) => cellOf(points, index))
}

function cellOf(points: readonly Point[], index: number): Ring {
  let corners: readonly Corner[] = box.map((at) => ({ at, across: outside }))
  for (const other of points.keys()) if (other !== index) corners = cut(corners, points, [index, other])
  const ring = corners.map((corner, at) => {
    const before = corners.at(at - 1)?.across ?? outside
    if (before === outside || corner.across === outside) throw new RangeError(`cell ${index} is not closed`)
    return toPosition(circumcentre(points, [index, before, corner.across]))
  })
  return ring.filter((position, at) => !isSame(position, ring.at(at - 1)))
}

/** Keeps the part of a convex cell that lies nearer to `own` than to `other`. Each corner knows which site its next side faces. */
function cut(corners: readonly Corner[], points: readonly Point[], [own, other]: readonly [number, number]): Corner[] {
  const [here, there] = [pointAt(points, own), pointAt(points, other)]
  const side = ([x, y]: Point): number =>
    (there[0] - here[0]) * (x - (here[0] + there[0]) / 2) + (there[1] - here[1]) * (y - (here[1] + there[1]) / 2)
  return corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner
    const [from, to] = [side(corner.at), side(next.at)]
    const crossing = (): Point => {
      const share = from / (from - to)
      return [corner.at[0] + share * (next.at[0] - corner.at[0]), corner.at[1] + share * (next.at[1] - corner.at[1])]
    }
    if (from <= 0 && to <= 0) return [corner]
    if (from <= 0) return [corner, { at: crossing(), across: other }]
    return to < 0 ? [{ at: crossing(), across: corner.across }] : []
  })
}

/** The corner where three cells meet. The sites are sorted first so that all three cells get the same floating-point result. */
function circumcentre(points: readonly Point[], sites: readonly [number, number, number]): Point {
  const [a, b, c] = sites.toSorted((left, right) => left - right).map((site) => pointAt(points, site)) as [
    Point,
    Point,
    Point,
  ]
  const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]]
  const twice = 2 * (bx * cy - by * cx)
  const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy]
  return [a[0] + (cy * bb - by * cc) / twice, a[1] + (bx * cc - cx * bb) / twice]
}

function pointAt(points: readonly Point[], index: number): Point {
  const point = points[index]
  if (!point) throw new RangeError(`no site ${index}`)
  return point
}

const isSame = (one: Position, other: Position | undefined): boolean => one[0] === other?.[0] && one[1] === other[1]

/** The outline of cells that lie together. Throws RangeError when they do not, or when they enclose a hole. */
export function outlineOf(rings: readonly Ring[]): Ring {
  const sides = new Map<string, readonly [Position, Position]>()
  for (const ring of rings)
    for (const [index, from] of ring.entries()) {
      const to = ring[(index + 1) % ring.length] ?? from
      if (!sides.delete(`${to}>${from}`)) sides.set(`${from}>${to}`, [from, to])
    }
  const next = new Map([...sides.values()].map(([from, to]) => [String(from), to]))
  const start = next.values().next().value
  const outline: Position[] = []
  for (let at = start; at && outline.length < sides.size; at = next.get(String(at))) outline.push(at)
  const closed = start && isSame(start, next.get(String(outline.at(-1))))
  if (!closed || next.size !== sides.size || new Set(outline.map(String)).size !== sides.size)
    throw new RangeError('the cells do not form one polygon')
  return outline
}
