import { AnalysisInputError, requireAtMost, requireCount } from '../refusal.ts'

/** Farther ahead nothing here is worth computing. */
const farthest = 520

/** Points ahead: 1 to `most`. */
export function requireHorizon(horizon: number, most = farthest): void {
  requireCount('horizon', horizon)
  if (horizon < 1) throw new AnalysisInputError('out-of-range', { name: 'horizon', value: horizon })
  requireAtMost('horizon', horizon, most)
}
