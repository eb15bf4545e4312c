import { AnalysisInputError, requireAtMost, requireCount } from '../refusal.ts'
import { binomialLogPmf } from './log-pmf.ts'

/** `drawn` are taken without putting back from `marked` and `unmarked`; the count is of the marked among them. */
export interface Urn {
  readonly marked: number
  readonly unmarked: number
  readonly drawn: number
}

/** ln P(Y = y); a count that the urn cannot give is an error. Errors: AnalysisInputError. */
export function hypergeometricLogPmf(y: number, urn: Urn): number {
  requireUrn(urn)
  requireCount('y', y)
  requireAtMost('y', y, mostOf(urn))
  if (y < fewestOf(urn)) throw new AnalysisInputError('out-of-range', { name: 'y', value: y, least: fewestOf(urn) })
  return logPmf(y, urn)
}

/** P(Y >= y), computed directly on the side where it is small. Errors: AnalysisInputError. */
export function hypergeometricAtLeast(y: number, urn: Urn): number {
  requireUrn(urn)
  requireCount('y', y)
  if (y <= fewestOf(urn)) return 1
  if (y > mostOf(urn)) return 0
  return y > meanOf(urn) ? upperSum(y, urn) : 1 - lowerSum(y - 1, urn)
}

/** P(Y <= y). Errors: AnalysisInputError. */
export function hypergeometricAtMost(y: number, urn: Urn): number {
  requireUrn(urn)
  requireCount('y', y)
  if (y < fewestOf(urn)) return 0
  if (y >= mostOf(urn)) return 1
  return y < meanOf(urn) ? lowerSum(y, urn) : 1 - upperSum(y + 1, urn)
}

const fewestOf = ({ unmarked, drawn }: Urn) => Math.max(0, drawn - unmarked)
const mostOf = ({ marked, drawn }: Urn) => Math.min(marked, drawn)
const meanOf = ({ marked, unmarked, drawn }: Urn) => (drawn * marked) / (marked + unmarked)

function requireUrn({ marked, unmarked, drawn }: Urn): void {
  requireCount('marked', marked)
  requireCount('unmarked', unmarked)
  requireCount('drawn', drawn)
  requireAtMost('drawn', drawn, marked + unmarked)
}

/** A quotient of binomial probabilities with one chance for all three, so that no factorial is ever large (Loader 2000). */
function logPmf(y: number, { marked, unmarked, drawn }: Urn): number {
  const total = marked + unmarked
  if (drawn === 0 || drawn === total) return 0
  const chance = drawn / total
  return (
    binomialLogPmf(y, marked, chance) +
    binomialLogPmf(drawn - y, unmarked, chance) -
    binomialLogPmf(drawn, total, chance)
  )
}

/** P(Y = y + 1) / P(Y = y). */
const ratio = (y: number, { marked, unmarked, drawn }: Urn) =>
  ((marked - y) / (y + 1)) * ((drawn - y) / (unmarked - drawn + y + 1))

/** Terms smaller than this share of the sum no longer change it. */
const negligible = 1e-17

/** P(Y >= y) for y above the mean, where the terms only fall. */
function upperSum(y: number, urn: Urn): number {
  let term = 1
  let sum = 1
  for (let next = y; next < mostOf(urn) && term > negligible * sum; next++) {
    term *= ratio(next, urn)
    sum += term
  }
  return Math.exp(logPmf(y, urn)) * sum
}

/** P(Y <= y) for y below the mean. */
function lowerSum(y: number, urn: Urn): number {
  let term = 1
  let sum = 1
  for (let next = y; next > fewestOf(urn) && term > negligible * sum; next--) {
    term /= ratio(next - 1, urn)
    sum += term
  }
  return Math.exp(logPmf(y, urn)) * sum
}
