import { AnalysisInputError, requireAtMost, requireCount } from '../refusal.ts'

/** Farther ahead nothing here is worth computing. */
const farthest = 520

/** Points ahead: 1 to `most`. */
export function requireHorizon(horizon: number, most = farthest): void {
  requireCount('horizon', horizon)
  if (horizon < 1) throw new AnalysisInputError('out-of-range', { name: 'horizon', value: horizon })
  requireAtMost('horizon', horizon, most)
}

/** Points in one cycle: at least 2. */
export function requirePeriod(period: number): void {
  requireCount('period', period)
  if (period < 2) throw new AnalysisInputError('out-of-range', { name: 'period', value: period })
}
