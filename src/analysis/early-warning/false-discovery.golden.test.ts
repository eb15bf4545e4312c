import { describe, expect, it } from 'vitest'
import { poisson } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import { type Comparison, checkTopic } from '../testing/golden.ts'
import { benjaminiHochberg } from './false-discovery.ts'
import { benjaminiYekutieli, discreteBenjaminiHochberg, holm, storey } from './false-discovery-variants.ts'

describe('the reference numbers', () => {
  it('hold for the false-discovery rate', () => {
    const counts = checkTopic<FdrGolden>('04_fdr', falseDiscoveryByHand, (c, golden) => {
      const p = Float64Array.from(golden.y, (y, i) => poisson(golden.mu[i] ?? Number.NaN).atLeast(y))
      const midP = p.map((own, i) => {
        const law = poisson(golden.mu[i] ?? Number.NaN)
        return own - 0.5 * Math.exp(law.logPmf(golden.y[i] ?? Number.NaN))
      })
      const heyse = discreteBenjaminiHochberg(Float64Array.from(golden.y), Float64Array.from(golden.mu))
      const adjusted = {
        BH: benjaminiHochberg(p),
        BY: benjaminiYekutieli(p),
        BHmid: benjaminiHochberg(midP),
        heyse,
      }
      compareAll(c, 'p', { got: p, expected: golden.p })
      compareAll(c, 'mid-p', { got: midP, expected: golden.midp })
      compareAll(c, 'Holm', { got: holm(p), expected: golden.holm })
      for (const [name, got] of Object.entries(adjusted)) {
        const key = name as keyof typeof adjusted
        compareAll(c, name, { got, expected: golden[key] })
        c.same(`${name} rejected`, got.filter((q) => q <= 0.1).length, golden.rejectedAt10pct[key])
      }
      const shrunk = storey(p)
      if (golden.storey === null || shrunk.kind === 'refused') {
        c.same('Storey refused', shrunk.kind === 'refused', golden.storey === null)
      } else {
        c.near('share of nulls', shrunk.pi0, golden.storey.pi0)
        compareAll(c, 'Storey q', { got: shrunk.q, expected: golden.storey.qvalue })
      }
    })
    if (counts.reference !== null) expect(counts.reference).toBeGreaterThan(50)
  })
})

interface FdrGolden {
  readonly y: readonly number[]
  readonly mu: readonly number[]
  readonly p: readonly number[]
  readonly midp: readonly number[]
  readonly BH: readonly number[]
  readonly BY: readonly number[]
  readonly holm: readonly number[]
  readonly BHmid: readonly number[]
  readonly heyse: readonly number[]
  readonly storey: { readonly pi0: number; readonly qvalue: readonly number[] } | null
  readonly rejectedAt10pct: Readonly<Record<'BH' | 'BY' | 'BHmid' | 'heyse', number>>
}

interface Compared {
  readonly got: Float64Array
  readonly expected: readonly number[]
}

function compareAll(c: Comparison, label: string, { got, expected }: Compared): void {
  c.same(`${label} length`, got.length, expected.length)
  // The reference leaves out counts rarer than 1e-14.
  const scale = label === 'heyse' ? 1e-6 : 0
  for (const [i, value] of expected.entries()) c.near(`${label} ${i}`, got[i], value, { scale })
}

function falseDiscoveryByHand(c: Comparison): void {
  const p = Float64Array.of(0.5, 0.01, 0.03, 0.02)
  compareAll(c, 'BH', { got: benjaminiHochberg(p), expected: [0.5, 0.04, 0.04, 0.04] })
  // 1 + 1/2 + 1/3 + 1/4 = 25/12.
  compareAll(c, 'BY', { got: benjaminiYekutieli(p), expected: [1, 1 / 12, 1 / 12, 1 / 12] })
  compareAll(c, 'Holm', { got: holm(p), expected: [0.5, 0.04, 0.06, 0.06] })
  const half = storey(Float64Array.of(0.01, 0.02, 0.03, 0.6))
  if (half.kind === 'refused') throw new Error('one p above a half was refused')
  c.near('one of four above a half: half are null', half.pi0, 0.5)
  c.near('Storey', half.q[0], 0.5 * 0.04)
  // A single count: its own p is attained and nothing is gained.
  const alone = discreteBenjaminiHochberg(Float64Array.of(2), Float64Array.of(1))
  c.near('Heyse alone', at(alone, 0), poisson(1).atLeast(2))
  // The largest p of the second that does not exceed the first's is that of one event.
  const both = discreteBenjaminiHochberg(Float64Array.of(4, 0), Float64Array.of(1, 0.01))
  c.near('Heyse with a rare one', at(both, 0), poisson(1).atLeast(4) + poisson(0.01).atLeast(1))
}
