import { AnalysisInputError, requirePositive } from '../refusal.ts'

/** Points as a piecewise linear function of a measured value; flat before the first and after the last knot. */
export interface Curve {
  /** log10 interpolates on the logarithm of the value, which suits probabilities; its knots must be positive. */
  readonly scale: 'linear' | 'log10'
  /** Ascending in `at`. */
  readonly knots: readonly Knot[]
}

export interface Knot {
  readonly at: number
  /** 0 or more. */
  readonly points: number
}

export interface Indicator {
  readonly id: string
  readonly weight: number
  readonly curve: Curve
}

export interface Hysteresis {
  /** How far above the next cut-off a score must be to count as above it. */
  readonly upMargin: number
  /** How far below the cut-off of the present level a score must be to count as below it. */
  readonly downMargin: number
  /** Consecutive periods above before a rise, and below before a fall. */
  readonly upPeriods: number
  readonly downPeriods: number
  /** A raw level this many steps above raises one step at once. */
  readonly jump: number
  /** Where a rise after `upPeriods` leads: to the next level, or at once to the raw level of the last period. Default one-step. */
  readonly afterRun?: 'one-step' | 'raw-level'
}

/** An indicator that may lift the raw level at most so many steps above what the others give, and not at all when they give no points. */
export interface Cap {
  readonly id: string
  readonly mostSteps: number
}

/** At least so many of something in the period, and the level is at least so high. */
export interface Floor {
  readonly id: string
  readonly atLeast: number
  readonly minimumLevel: number
}

/** The whole rule as data. Cut-offs c1 < c2 < … give the levels 1 to cuts.length + 1. */
export interface RuleSet {
  readonly indicators: readonly Indicator[]
  readonly cuts: readonly number[]
  /** Least share (0 to 1) of the total weight that must be present for a score. */
  readonly minimumCoverage: number
  readonly hysteresis: Hysteresis
  readonly floors: readonly Floor[]
  readonly caps?: readonly Cap[]
}

/** Throws AnalysisInputError when the rule set cannot be followed; for use before an edited one is stored. */
export function requireRuleSet(ruleSet: RuleSet): void {
  const { indicators, cuts, minimumCoverage, hysteresis, floors, caps = [] } = ruleSet
  requireFilled('indicators', indicators)
  requireFilled('cuts', cuts)
  requireAscending('cuts', cuts)
  requireUnique(indicators)
  for (const { id, weight, curve } of indicators) {
    requirePositive(`weight of ${id}`, weight)
    requireCurve(id, curve)
  }
  requireWithin('minimumCoverage', minimumCoverage, [0, 1])
  requireWithin('upMargin', hysteresis.upMargin, [0, Number.MAX_VALUE])
  requireWithin('downMargin', hysteresis.downMargin, [0, Number.MAX_VALUE])
  requireWhole('upPeriods', hysteresis.upPeriods, [1, Number.MAX_SAFE_INTEGER])
  requireWhole('downPeriods', hysteresis.downPeriods, [1, Number.MAX_SAFE_INTEGER])
  requireWhole('jump', hysteresis.jump, [2, Number.MAX_SAFE_INTEGER])
  for (const { id, atLeast, minimumLevel } of floors) {
    requirePositive(`floor ${id}`, atLeast)
    requireWhole(`minimumLevel of ${id}`, minimumLevel, [1, cuts.length + 1])
  }
  for (const { id, mostSteps } of caps) {
    if (!indicators.some((indicator) => indicator.id === id))
      throw new AnalysisInputError('unknown-indicator', { name: id })
    requireWhole(`mostSteps of ${id}`, mostSteps, [0, cuts.length])
  }
}

/** Points of a value on a curve. */
export function pointsAt(curve: Curve, value: number): number {
  const position = curve.scale === 'log10' ? Math.log10 : (x: number) => x
  let before: Knot | undefined
  for (const knot of curve.knots) {
    if (value <= knot.at) {
      if (before === undefined || value === knot.at) return knot.points
      const share = (position(value) - position(before.at)) / (position(knot.at) - position(before.at))
      return before.points + share * (knot.points - before.points)
    }
    before = knot
  }
  return before?.points ?? 0
}

function requireCurve(id: string, { scale, knots }: Curve): void {
  requireFilled(`curve of ${id}`, knots)
  const positions = knots.map((knot) => knot.at)
  requireAscending(`curve of ${id}`, positions)
  if (scale === 'log10') for (const position of positions) requirePositive(`curve of ${id}`, position)
  for (const { points } of knots) requireWithin(`points of ${id}`, points, [0, Number.MAX_VALUE])
}

function requireFilled(name: string, list: readonly unknown[]): void {
  if (list.length === 0) throw new AnalysisInputError('wrong-length', { name, value: 0 })
}

function requireAscending(name: string, values: readonly number[]): void {
  let previous = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name, value: String(value) })
    if (value <= previous) throw new AnalysisInputError('not-ascending', { name, value })
    previous = value
  }
}

function requireUnique(indicators: readonly Indicator[]): void {
  const seen = new Set<string>()
  for (const { id } of indicators) {
    if (seen.has(id)) throw new AnalysisInputError('duplicate-indicator', { name: id })
    seen.add(id)
  }
}

type Range = readonly [least: number, most: number]

function requireWithin(name: string, value: number, [least, most]: Range): void {
  if (!(value >= least && value <= most)) throw new AnalysisInputError('out-of-range', { name, value: String(value) })
}

function requireWhole(name: string, value: number, range: Range): void {
  requireWithin(name, value, range)
  if (!Number.isInteger(value)) throw new AnalysisInputError('not-a-count', { name, value })
}
