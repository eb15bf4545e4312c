import { z } from 'zod'
import { poisson } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import { method } from '../method.ts'
import { AnalysisInputError } from '../refusal.ts'
import { answer, numbers, refusal } from './early-warning.schemas.ts'
import { benjaminiHochberg, judgeFamily } from './false-discovery.ts'
import { benjaminiYekutieli, discreteBenjaminiHochberg, holm, storey } from './false-discovery-variants.ts'

/** Either counts with their Poisson means, or p-values. */
const fdrInput = z.union([
  z.strictObject({
    y: z.array(z.number()),
    mu: z.array(z.number()),
    procedure: z.enum(['bh-mid-p', 'bh', 'by', 'holm', 'storey', 'heyse']).default('bh-mid-p'),
    lambda: z.number().default(0.5),
  }),
  z.strictObject({
    p: z.array(z.number()),
    procedure: z.enum(['bh', 'by', 'holm', 'storey']).default('bh'),
    lambda: z.number().default(0.5),
  }),
])

const fdrOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('false-discovery'),
    method: z.enum(['bh-mid-p', 'bh', 'by', 'holm', 'storey', 'heyse']),
    ...answer,
    p: numbers,
    q: numbers,
    /** Share of tests with nothing to find; null unless estimated. */
    pi0: z.number().nullable(),
    /** Of counts by their mid-p: what stands out and is large enough to matter. Null for the other procedures. */
    status: z
      .array(z.enum(['signal', 'watch', 'none']))
      .readonly()
      .nullable(),
  }),
  refusal,
])

type Input = z.output<typeof fdrInput>

/** p = P(Y >= y) and mid-p of each count. */
function tailsOf(y: readonly number[], mu: readonly number[]) {
  if (y.length !== mu.length) throw new AnalysisInputError('wrong-length', { name: 'mu', value: mu.length })
  const laws = mu.map(poisson)
  const p = Float64Array.from(laws, (law, i) => law.atLeast(y[i] ?? 0))
  const midP = Float64Array.from(laws, (law, i) => Math.max(0, at(p, i) - 0.5 * Math.exp(law.logPmf(y[i] ?? 0))))
  return { p, midP }
}

function adjust(procedure: Input['procedure'], p: Float64Array, input: Input) {
  if (procedure === 'by') return { q: benjaminiYekutieli(p), pi0: null }
  if (procedure === 'holm') return { q: holm(p), pi0: null }
  if (procedure === 'storey') return storey(p, input.lambda)
  if (procedure === 'heyse' && 'y' in input) {
    return { q: discreteBenjaminiHochberg(Float64Array.from(input.y), Float64Array.from(input.mu)), pi0: null }
  }
  return { q: benjaminiHochberg(p), pi0: null }
}

function statusOf(input: Input, midP: Float64Array) {
  if (!('y' in input) || input.procedure !== 'bh-mid-p') return null
  const tests = input.y.map((observed, i) => ({ midP: at(midP, i), observed, expected: input.mu[i] ?? 0 }))
  return judgeFamily(tests).verdicts.map((verdict) => verdict?.status ?? 'none')
}

export const falseDiscoveryMethod = method({
  name: 'fdr',
  input: fdrInput,
  output: fdrOutput,
  run: (input) => {
    const tails = 'y' in input ? tailsOf(input.y, input.mu) : null
    const own = tails === null ? Float64Array.from('p' in input ? input.p : []) : tails.p
    const p = tails !== null && input.procedure === 'bh-mid-p' ? tails.midP : own
    const adjusted = adjust(input.procedure, p, input)
    if ('kind' in adjusted && adjusted.kind === 'refused') return adjusted
    return {
      kind: 'false-discovery' as const,
      method: input.procedure,
      n: p.length,
      warnings: p.length === 0 ? ['empty-family'] : [],
      needs: [],
      p: [...p],
      q: [...adjusted.q],
      pi0: adjusted.pi0,
      status: statusOf(input, p),
    }
  },
  example: { y: [9, 4, 1, 2, 0], mu: [2, 1.5, 1.2, 2.4, 0.3] },
})
