import { at } from '../linear-algebra.ts'
import { RandomStream } from '../random.ts'
import { type Need, type Refused, refused, requireCount, requirePositive } from '../refusal.ts'
import { logRatioOf } from './four-counts.ts'
import { fourCounts, type Panel, type PanelInput, type PanelRefusal, toPanel } from './panel.ts'

export interface Randomisation {
  readonly kind: 'randomisation'
  readonly method: 'placement-all' | 'placement-drawn'
  /** Share of all placements whose ln RIRR is at least as far from 0. */
  readonly value: number
  /** Areas. */
  readonly n: number
  readonly warnings: readonly ('cannot-reach-5-percent' | 'missing-periods')[]
  readonly needs: readonly Need[]
  readonly logRatio: number
  /** Ways to choose as many treated areas. */
  readonly placements: number
  /** The smallest value that there could be. */
  readonly smallest: number
  /** ln RIRR of every placement that was tried. */
  readonly placebo: readonly number[]
  /** Null where all placements were tried. */
  readonly seed: number | null
  readonly draws: number | null
}

export interface DrawOptions {
  readonly seed?: number
  readonly draws?: number
  /** Up to how many placements all are tried. */
  readonly most?: number
}

const slack = 1e-12

/**
 * Randomisation inference: had other areas been treated, how often would the difference have been as large? With all
 * placements in the order of `combinations`, else drawn. Cannot be below 1 over the number of placements. Errors: AnalysisInputError.
 */
export function randomisationTest(
  input: PanelInput,
  { seed = 1, draws = 9999, most = 10_000 }: DrawOptions = {},
): Randomisation | PanelRefusal | Refused<'no-events' | 'one-placement-only'> {
  requireCount('seed', seed)
  requireCount('draws', draws)
  requirePositive('draws', draws)
  requireCount('most', most)
  const panel = toPanel(input)
  if ('kind' in panel) return panel
  const treated = panel.areas - panel.controls.length
  const placements = ways(panel.areas, treated)
  if (placements < 2) return refused('one-placement-only', 2, placements)
  const own = fourCounts(panel)
  if (own.T0 + own.T1 + own.C0 + own.C1 === 0) return refused('no-events', 1, 0)
  const { logRatio } = logRatioOf(own)
  const all = placements <= most
  const placebo = all ? everyPlacement(panel, treated) : drawnPlacements(panel, { treated, seed, draws })
  const asFar = placebo.filter((other) => Math.abs(other) >= Math.abs(logRatio) - slack).length
  const smallest = all ? 1 / placements : 1 / (draws + 1)
  return {
    kind: 'randomisation',
    method: all ? 'placement-all' : 'placement-drawn',
    value: all ? asFar / placements : (asFar + 1) / (draws + 1),
    n: panel.areas,
    warnings: [
      ...(placements < 20 ? (['cannot-reach-5-percent'] as const) : []),
      ...(panel.dropped > 0 ? (['missing-periods'] as const) : []),
    ],
    needs: placements < 20 ? [{ code: 'placements', needed: 20, had: placements }] : [],
    logRatio,
    placements,
    smallest,
    placebo,
    seed: all ? null : seed,
    draws: all ? null : draws,
  }
}

/** Binomial coefficient, exact far beyond the number of placements that are ever tried. */
function ways(areas: number, treated: number): number {
  let product = 1
  for (let k = 1; k <= treated; k++) product = Math.round((product * (areas - treated + k)) / k)
  return product
}

/** ln RIRR when the treated areas have these sums; the others are the control areas. */
type Judge = (T0: number, T1: number) => number

function judgeOf({ before, after }: Panel): Judge {
  const all0 = before.reduce((sum, count) => sum + count, 0)
  const all1 = after.reduce((sum, count) => sum + count, 0)
  return (T0, T1) => logRatioOf({ T0, T1, C0: all0 - T0, C1: all1 - T1 }).logRatio
}

/** In lexicographic order of the treated areas' positions. */
function everyPlacement(panel: Panel, treated: number): readonly number[] {
  const judge = judgeOf(panel)
  const chosen = Array.from({ length: treated }, (_, position) => position)
  const results: number[] = []
  for (;;) {
    let [T0, T1] = [0, 0]
    for (const area of chosen) {
      T0 += at(panel.before, area)
      T1 += at(panel.after, area)
    }
    results.push(judge(T0, T1))
    let last = treated - 1
    while (last >= 0 && chosen[last] === panel.areas - treated + last) last -= 1
    if (last < 0) return results
    const next = (chosen[last] ?? 0) + 1
    for (let position = last; position < treated; position++) chosen[position] = next + position - last
  }
}

function drawnPlacements(
  panel: Panel,
  { treated, seed, draws }: { treated: number; seed: number; draws: number },
): readonly number[] {
  const judge = judgeOf(panel)
  return Array.from({ length: draws }, (_, draw) => {
    const stream = new RandomStream(seed, draw)
    let [T0, T1] = [0, 0]
    for (let left = treated, area = 0; left > 0; area++) {
      if (stream.uniform() * (panel.areas - area) >= left) continue
      T0 += at(panel.before, area)
      T1 += at(panel.after, area)
      left -= 1
    }
    return judge(T0, T1)
  })
}
