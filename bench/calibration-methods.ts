// The methods for comparison, each as a question about one series: is its last week an alarm at this chance of a false one?
import { ears } from '#analysis/early-warning/ears.ts'
import { ewma } from '#analysis/early-warning/ewma.ts'
import { farrington } from '#analysis/early-warning/farrington.ts'
import { exactUChart } from '#analysis/early-warning/u-chart.ts'

type Comparison = (counts: Float64Array, alpha: number) => boolean

const earsOf =
  (method: 'C1' | 'C2' | 'C3'): Comparison =>
  (counts, alpha) => {
    const chart = ears({ counts: counts.slice(-20), method, alpha })
    return chart.kind === 'chart' && chart.alarm.at(-1) === true
  }

/** Mean and variance over mean of the weeks before the last twelve. */
function history(counts: Float64Array): { mean: number; phi: number } {
  const past = counts.slice(0, -12)
  const mean = past.reduce((sum, count) => sum + count, 0) / past.length
  const variance = past.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (past.length - 1)
  return { mean, phi: mean > 0 ? Math.max(1, variance / mean) : 1 }
}

export const comparisons: Readonly<Record<string, Comparison>> = {
  Farrington: (counts, alpha) => {
    const tested = farrington({ counts, alpha })
    return tested.kind === 'tested' && tested.alarm === true
  },
  'EARS C1': earsOf('C1'),
  'EARS C2': earsOf('C2'),
  'EARS C3': earsOf('C3'),
  'u-chart, exact': (counts, alpha) => {
    const chart = exactUChart({ counts, exposure: new Float64Array(counts.length).fill(1), alpha: 2 * alpha })
    return chart.kind === 'chart' && (counts.at(-1) ?? 0) > (chart.upper.at(-1) ?? Number.POSITIVE_INFINITY)
  },
  EWMA: (counts) => {
    const { mean, phi } = history(counts)
    return mean > 0 && ewma({ counts: counts.slice(-52), mean, phi }).alarm.at(-1) === true
  },
}
