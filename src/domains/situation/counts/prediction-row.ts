import type { Prediction } from './expectation.ts'

/**
 * A prediction as it is kept: [mean, size, low, high, rare, weeks, phi, coverage], a refusal as [reason, needed, had]. Thousands of
 * them are read for every week that somebody looks at.
 */
export type PredictionRow =
  | readonly [number, number | null, number, number, number, number, number, number]
  | readonly ['too-short' | 'not-covered', number, number]

export const toPredictionRow = (prediction: Prediction): PredictionRow =>
  prediction.kind === 'refused'
    ? [prediction.reason, prediction.needed, prediction.had]
    : [
        prediction.mean,
        prediction.size,
        prediction.low,
        prediction.high,
        prediction.rare,
        prediction.weeks,
        prediction.phi,
        prediction.coverage,
      ]

export function fromPredictionRow(row: PredictionRow): Prediction {
  if (row.length === 3) {
    const [reason, needed, had] = row
    return { kind: 'refused', reason, needed, had }
  }
  const [mean, size, low, high, rare, weeks, phi, coverage] = row
  return { kind: 'predicted', mean, size, low, high, rare, weeks, phi, coverage }
}
