import { at } from '../linear-algebra.ts'
import { AnalysisInputError } from '../refusal.ts'

/** Every category's parent, null at the top. */
export type CategoryTree = Readonly<Record<string, string | null>>

/**
 * Throws AnalysisInputError when a category is not in the tree, the tree is circular, or two of the categories lie one under
 * the other: their events would be tested twice.
 */
export function requireDisjoint(tree: CategoryTree, categories: readonly string[]): void {
  const tested = new Set(categories)
  for (const category of tested) {
    for (const ancestor of ancestorsOf(tree, category)) {
      if (tested.has(ancestor)) throw new AnalysisInputError('nested-series', { name: category, value: ancestor })
    }
  }
}

/**
 * The series of every category that has others under it, as the sum of its leaves; NaN where any leaf is missing.
 * `leaves` gives all leaves' counts, equally long. Errors: a leaf of the tree without counts, counts of a parent, unequal lengths.
 */
export function sumLeaves(
  tree: CategoryTree,
  leaves: Readonly<Record<string, Float64Array>>,
): Readonly<Record<string, Float64Array>> {
  const parents = new Set(Object.values(tree))
  const sums: Record<string, Float64Array> = {}
  for (const category of Object.keys(leaves)) {
    if (parents.has(category)) throw new AnalysisInputError('nested-series', { name: 'leaves', value: category })
    ancestorsOf(tree, category)
  }
  for (const category of Object.keys(tree)) {
    if (parents.has(category)) continue
    const counts = leaves[category]
    if (counts === undefined) throw new AnalysisInputError('unknown-series', { name: 'leaves', value: category })
    for (const ancestor of ancestorsOf(tree, category)) {
      const sum = sums[ancestor] ?? new Float64Array(counts.length)
      if (sum.length !== counts.length) {
        throw new AnalysisInputError('wrong-length', { name: category, value: counts.length })
      }
      for (let cell = 0; cell < sum.length; cell++) sum[cell] = at(sum, cell) + at(counts, cell)
      sums[ancestor] = sum
    }
  }
  return sums
}

function ancestorsOf(tree: CategoryTree, category: string): readonly string[] {
  const line = [category]
  for (;;) {
    const parent = tree[line.at(-1) ?? category]
    if (parent === undefined)
      throw new AnalysisInputError('unknown-series', { name: 'category', value: line.at(-1) ?? '' })
    if (parent === null) return line.slice(1)
    if (line.includes(parent)) throw new AnalysisInputError('circular-series', { name: 'category', value: parent })
    line.push(parent)
  }
}
