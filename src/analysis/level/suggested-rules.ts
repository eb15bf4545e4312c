import type { Curve, RuleSet } from './rule-set.ts'

/** A rule set to begin with: a convention, to be tried against people's own judgement before it is relied on. */
export const suggestedRules: RuleSet = {
  indicators: [
    // Upper mid-p of the four-week window: half as likely as not gives 0, one in a thousand 4; −log10(2 p) · 4/2.7 between.
    {
      id: 'volume',
      weight: 0.25,
      curve: {
        scale: 'log10',
        knots: [
          { at: 0.5 * 10 ** -2.7, points: 4 },
          { at: 0.5, points: 0 },
        ],
      },
    },
    // Smoothed ratios to the whole.
    { id: 'harm', weight: 0.25, curve: rising(0.8, 2.5) },
    { id: 'rate', weight: 0.2, curve: rising(0.8, 2.5) },
    // Confirmed rise per year as a share; 0 when it is not confirmed.
    { id: 'trend', weight: 0.15, curve: rising(0, 0.5) },
    // Certain difference of shares to the whole.
    { id: 'perception', weight: 0.15, curve: rising(-0.05, 0.15) },
  ],
  cuts: [1, 1.75, 2.5, 3.25],
  minimumCoverage: 0.6,
  hysteresis: { upMargin: 0, downMargin: 0.25, upPeriods: 2, downPeriods: 4, jump: 2 },
  floors: [],
  caps: [{ id: 'perception', mostSteps: 1 }],
}

function rising(none: number, full: number): Curve {
  return {
    scale: 'linear',
    knots: [
      { at: none, points: 0 },
      { at: full, points: 4 },
    ],
  }
}
