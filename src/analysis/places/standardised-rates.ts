import { at } from '../linear-algebra.ts'
import { AnalysisInputError, requireCount, requirePositive } from '../refusal.ts'
import { sumOf } from './map-values.ts'

/**
 * Rates as deviations from the common rate, each divided by what chance and real differences would make of a population of
 * its size, so that small places do not dominate a map of Moran's I (Assunção & Reis 1999).
 * @param counts events; @param populations positive. Errors: AnalysisInputError.
 */
export function standardisedRates(counts: Float64Array, populations: Float64Array): Float64Array {
  if (counts.length !== populations.length) {
    throw new AnalysisInputError('wrong-length', { name: 'n', length: populations.length, expected: counts.length })
  }
  for (const count of counts) requireCount('x', count)
  for (const population of populations) requirePositive('n', population)
  const people = sumOf(populations)
  const common = sumOf(counts) / people
  if (common === 0) return new Float64Array(counts.length)
  const spread = sumOf(
    counts.map((count, place) => at(populations, place) * (count / at(populations, place) - common) ** 2),
  )
  const between = spread / people - common / (people / counts.length)
  return counts.map((count, place) => {
    const population = at(populations, place)
    const chance = common / population
    const variance = between + chance > 0 ? between + chance : chance
    return (count / population - common) / Math.sqrt(variance)
  })
}
