import { RandomStream } from '../../random.ts'
import type { LongPanel } from '../difference-in-differences.ts'
import type { PanelInput } from '../panel.ts'

/** The value itself, when it is no refusal. */
export function answered<T extends object>(result: T): Exclude<T, { readonly kind: 'refused' }> {
  if ('kind' in result && result.kind === 'refused') throw new Error(`refused: ${JSON.stringify(result)}`)
  return result as Exclude<T, { readonly kind: 'refused' }>
}

export const constantRows = (counts: readonly number[], periods: number): readonly (readonly number[])[] =>
  counts.map((count) => Array.from({ length: periods }, () => count))

export interface PanelLaw {
  readonly seed: number
  readonly areas: number
  readonly periods: number
  readonly mean: number
  /** Variance over mean; 1 is Poisson. */
  readonly phi: number
  /** Factor on area 1 in the second half. */
  readonly effect: number
}

/** Areas of unequal size with a common wave and a common fall of 15 % in the second half. */
export function drawPanel({ seed, areas, periods, mean, phi, effect }: PanelLaw): readonly (readonly number[])[] {
  const draws = new RandomStream(seed)
  return Array.from({ length: areas }, (_, area) => {
    const own = (mean * draws.gamma(8)) / 8
    return Array.from({ length: periods }, (_, period) => {
      const isAfter = period >= periods / 2
      const factor = isAfter ? 0.85 * (area === 0 ? effect : 1) : 1
      const expected = own * Math.exp(0.2 * Math.sin((2 * Math.PI * period) / 12)) * factor
      return draws.negativeBinomial(expected, phi > 1 ? expected / (phi - 1) : null)
    })
  })
}

/** The same panel as one row per area and period. */
export const longFrom = ({ Y, treated, post }: PanelInput): LongPanel => ({
  y: Y.flatMap((row) => row.map((count) => count ?? 0)),
  area: Y.flatMap((row, area) => row.map(() => area + 1)),
  t: Y.flatMap((row) => row.map((_, period) => period + 1)),
  treated,
  postFrom: post[0],
})
