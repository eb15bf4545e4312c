import { at } from '../linear-algebra.ts'

/** Points 0, 1, 2, … with a value each; `trust` weighs them (null: all alike). */
export interface LoessSeries {
  readonly values: Float64Array
  readonly length: number
  readonly trust: Float64Array | null
}

export interface LoessWindow {
  /** Points in the window, odd. */
  readonly span: number
  /** 0 is a local mean, 1 a local line. */
  readonly degree: 0 | 1
  /** The smooth is computed at every so many points and drawn straight between them. */
  readonly jump: number
}

/** Writes the loess smooth of a series (tricube weights) into `into`; `weights` is room for at least `length` numbers. */
export function loess(
  series: LoessSeries,
  { span, degree, jump }: LoessWindow,
  { into, weights }: { readonly into: Float64Array; readonly weights: Float64Array },
): void {
  const { values, length } = series
  if (length < 2) {
    into[0] = at(values, 0)
    return
  }
  const step = Math.min(jump, length - 1)
  const half = (span + 1) >> 1
  const smoothAt = (point: number) => {
    const left = span >= length ? 0 : Math.min(Math.max(0, point - half + 1), length - span)
    const right = Math.min(length, left + span) - 1
    into[point] = loessAt(series, { point, left, right, span, degree }, weights) ?? at(values, point)
  }
  for (let point = 0; point < length; point += step) smoothAt(point)
  if (step === 1) return
  const last = Math.floor((length - 1) / step) * step
  for (let point = 0; point < last; point += step) drawLine(into, point, point + step)
  if (last === length - 1) return
  // The last stretch is shorter, and its end is smoothed in the window of the stretch before.
  const left = span >= length ? 0 : Math.min(Math.max(0, last - half + 1), length - span)
  const right = Math.min(length, left + span) - 1
  into[length - 1] =
    loessAt(series, { point: length - 1, left, right, span, degree }, weights) ?? at(values, length - 1)
  drawLine(into, last, length - 1)
}

function drawLine(values: Float64Array, from: number, to: number): void {
  const slope = (at(values, to) - at(values, from)) / (to - from)
  for (let point = from + 1; point < to; point++) values[point] = at(values, from) + slope * (point - from)
}

interface LocalFit {
  /** May lie one step outside the points. */
  readonly point: number
  readonly left: number
  readonly right: number
  readonly span: number
  readonly degree: 0 | 1
}

/** Local fit at one point from the points left..right; null when none of them has weight. */
export function loessAt({ values, length, trust }: LoessSeries, fit: LocalFit, weights: Float64Array): number | null {
  const { point, left, right, span, degree } = fit
  const widening = span > length ? (span - length) >> 1 : 0
  const reach = Math.max(point - left, right - point) + widening
  let total = 0
  for (let index = left; index <= right; index++) {
    const weight = tricube(Math.abs(index - point), reach) * (trust === null ? 1 : at(trust, index))
    weights[index] = weight
    total += weight
  }
  if (total <= 0) return null
  let centre = 0
  for (let index = left; index <= right; index++) {
    weights[index] = at(weights, index) / total
    centre += at(weights, index) * index
  }
  const slope = degree === 0 || reach <= 0 ? 0 : slopeFactor(weights, { centre, fit, length })
  let sum = 0
  for (let index = left; index <= right; index++) {
    sum += at(weights, index) * (1 + slope * (index - centre)) * at(values, index)
  }
  return sum
}

/** Nearer than this share of the reach counts fully, farther than its opposite not at all. */
const edge = 0.001

function tricube(distance: number, reach: number): number {
  if (distance > (1 - edge) * reach) return 0
  return distance <= edge * reach ? 1 : (1 - (distance / reach) ** 3) ** 3
}

function slopeFactor(
  weights: Float64Array,
  { centre, fit, length }: { readonly centre: number; readonly fit: LocalFit; readonly length: number },
): number {
  let square = 0
  for (let index = fit.left; index <= fit.right; index++) square += at(weights, index) * (index - centre) ** 2
  return Math.sqrt(square) > edge * (length - 1) ? (fit.point - centre) / square : 0
}
