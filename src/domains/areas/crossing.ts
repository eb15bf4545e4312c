import Flatbush from 'flatbush'
import { type Position, type Rings, withoutRepeats } from './geometry.ts'

/** A tenth of a millimetre: nearer than this counts as touching. */
const tolerance = 1e-9

type Segment = {
  readonly from: Position
  readonly to: Position
  readonly ring: number
  readonly at: number
  readonly count: number
}

function segmentsOf(rings: Rings): readonly Segment[] {
  return rings.flatMap((closed, ring) => {
    const positions = withoutRepeats(closed)
    const count = positions.length - 1
    return positions.slice(1).map((to, at) => ({ from: positions[at] ?? to, to, ring, at, count }))
  })
}

/** How far `point` lies to the left of the line, in degrees; negative to the right. */
function sideOf({ from, to }: Segment, point: Position): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const distance = (dx * (point[1] - from[1]) - dy * (point[0] - from[0])) / Math.hypot(dx, dy)
  return Math.abs(distance) < tolerance ? 0 : distance
}

/** Whether a point on the segment's line lies between its ends, ends included. */
function spans({ from, to }: Segment, point: Position): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const along = (point[0] - from[0]) * dx + (point[1] - from[1]) * dy
  return along >= 0 && along <= dx * dx + dy * dy
}

/** Where two segments cross, each strictly on both sides of the other. */
function properCrossing(a: Segment, b: Segment): Position | null {
  const [bFrom, bTo] = [sideOf(a, b.from), sideOf(a, b.to)]
  if (bFrom * bTo >= 0 || sideOf(b, a.from) * sideOf(b, a.to) >= 0) return null
  const share = bFrom / (bFrom - bTo)
  return [b.from[0] + share * (b.to[0] - b.from[0]), b.from[1] + share * (b.to[1] - b.from[1])]
}

const touching = (a: Segment, b: Segment): Position | null =>
  [b.from, b.to].find((end) => sideOf(a, end) === 0 && spans(a, end)) ??
  [a.from, a.to].find((end) => sideOf(b, end) === 0 && spans(b, end)) ??
  null

/** Two segments that follow each other meet anyway; what is wrong is turning straight back. */
function turningBack(a: Segment, b: Segment): Position | null {
  const [before, after] = (a.at + 1) % a.count === b.at ? [a, b] : [b, a]
  if (sideOf(before, after.to) !== 0) return null
  const [dx, dy] = [before.to[0] - before.from[0], before.to[1] - before.from[1]]
  return (after.to[0] - after.from[0]) * dx + (after.to[1] - after.from[1]) * dy < 0 ? after.from : null
}

function areNeighbours(a: Segment, b: Segment): boolean {
  return a.ring === b.ring && ((a.at + 1) % a.count === b.at || (b.at + 1) % b.count === a.at)
}

function meeting(a: Segment, b: Segment): Position | null {
  if (areNeighbours(a, b)) return turningBack(a, b)
  // A hole may touch its outline at a point (OGC 06-103r4, 6.1.11); a ring may not touch itself.
  return properCrossing(a, b) ?? (a.ring === b.ring ? touching(a, b) : null)
}

/**
 * The first place where a polygon's boundary crosses or touches itself, null when it is simple. Segments are looked up in a
 * spatial index: comparing all pairs takes seconds for a ring of a few thousand points.
 */
export function findCrossing(rings: Rings): Position | null {
  const segments = segmentsOf(rings)
  if (segments.length === 0) return null
  const index = new Flatbush(segments.length)
  for (const { from, to } of segments)
    index.add(Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1]))
  index.finish()
  for (const [at, segment] of segments.entries()) {
    const { from, to } = segment
    const near = index.search(
      Math.min(from[0], to[0]) - tolerance,
      Math.min(from[1], to[1]) - tolerance,
      Math.max(from[0], to[0]) + tolerance,
      Math.max(from[1], to[1]) + tolerance,
      (other) => other > at,
    )
    for (const other of near.toSorted((a, b) => a - b)) {
      const found = meeting(segment, segments[other] as Segment)
      if (found) return found
    }
  }
  return null
}
