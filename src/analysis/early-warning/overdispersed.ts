import { type CountLaw, negativeBinomial, poisson } from '../distributions/distributions.ts'
import { requireBetween } from './chart.ts'

/** More than this is an error in the data: these are methods for small counts. */
export const largestPhi = 1e9

/** The law of counts with variance phi x mean: negative binomial, Poisson when phi is 1. Errors: AnalysisInputError. */
export function overdispersed(mean: number, phi: number): CountLaw {
  requireBetween('phi', phi, [1, largestPhi])
  return phi > 1 ? negativeBinomial(mean, mean / (phi - 1)) : poisson(mean)
}
