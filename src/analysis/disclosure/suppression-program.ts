import type { Highs } from 'highs'
import type { Problem, ProtectionTest } from './protection.ts'
import type { Outcome } from './suppression-search.ts'

const mostRounds = 500
// A limit on work and not on time: the same question gets the same answer on any machine.
const mostNodes = 100_000

/**
 * The same choice for tables too large to search: a programme in whole numbers with one yes or no for each candidate, to which
 * the inequalities of every choice that failed are added until one protects. Ties are broken by the solver.
 */
export function solveProgram(highs: Highs, problem: Problem, test: ProtectionTest): Outcome {
  const costs = problem.candidates.map((cell) => problem.values[cell] ?? 0)
  // One cell more always weighs more than any sum of counts.
  const each = costs.reduce((sum, cost) => sum + cost, 1)
  const { modelStatus, variableType } = highs.constants
  return highs.withModel((model): Outcome => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, mip_max_nodes: mostNodes })
    costs.forEach((cost, index) => {
      model.addVar(0, 1)
      model.changeColCost(index, each + cost)
      model.changeColIntegrality(index, variableType.integer)
    })
    let added = 0
    for (let round = 0; round < mostRounds; round++) {
      for (; added < test.cuts.length; added++) {
        const cut = test.cuts[added]
        if (cut === undefined) break
        const indices = [...cut.weights.keys()].filter((index) => cut.weights[index] !== 0)
        const values = indices.map((index) => cut.weights[index] ?? 0)
        model.addRow(cut.least, highs.infinity, { indices, values })
      }
      model.run()
      const status = model.getModelStatus()
      if (status === modelStatus.infeasible) return 'none'
      if (status !== modelStatus.optimal) return 'not-solved'
      const taken = model.getSolution().colValue
      const choice = [...taken.keys()].filter((index) => (taken[index] ?? 0) > 0.5)
      const protects = test.protects(choice)
      if (protects === true) return choice
      if (protects !== false) return protects
    }
    return 'not-solved'
  })
}
