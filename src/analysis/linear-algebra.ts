/** Indexed read that never hands back `undefined`. Kept to one array type, and short, so that it is inlined in hot loops. */
export function at(values: Float64Array, index: number): number {
  return values[index] ?? outside(values, index)
}

function outside(values: Float64Array, index: number): never {
  throw new RangeError(`index ${index} outside 0..${values.length - 1}`)
}

/**
 * Inverse of a symmetric positive definite matrix by Cholesky.
 * @param matrix order x order, row-major; only the lower triangle is read.
 * @returns the full inverse, row-major, or `null` when the matrix is numerically not positive definite.
 */
export function invertPositiveDefinite(matrix: Float64Array, order: number): Float64Array | null {
  const lower = choleskyFactor(matrix, order)
  if (lower === null) return null
  const inverse = new Float64Array(order * order)
  for (let column = 0; column < order; column++) solveUnitVector(lower, column, inverse)
  return inverse
}

/** Relative size below which a pivot counts as zero. */
const singularPivot = 1e-13

function choleskyFactor(matrix: Float64Array, order: number): Float64Array | null {
  const lower = new Float64Array(order * order)
  for (let row = 0; row < order; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = at(matrix, row * order + column)
      for (let k = 0; k < column; k++) rest -= at(lower, row * order + k) * at(lower, column * order + k)
      if (row !== column) {
        lower[row * order + column] = rest / at(lower, column * order + column)
        continue
      }
      if (!(rest > singularPivot * at(matrix, row * order + row))) return null
      lower[row * order + row] = Math.sqrt(rest)
    }
  }
  return lower
}

/** Solves L Lᵀ x = e_column and writes x into that column of `inverse`. */
function solveUnitVector(lower: Float64Array, column: number, inverse: Float64Array): void {
  const order = Math.sqrt(lower.length)
  for (let row = 0; row < order; row++) {
    let rest = row === column ? 1 : 0
    for (let k = 0; k < row; k++) rest -= at(lower, row * order + k) * at(inverse, k * order + column)
    inverse[row * order + column] = rest / at(lower, row * order + row)
  }
  for (let row = order - 1; row >= 0; row--) {
    let rest = at(inverse, row * order + column)
    for (let k = row + 1; k < order; k++) rest -= at(lower, k * order + row) * at(inverse, k * order + column)
    inverse[row * order + column] = rest / at(lower, row * order + row)
  }
}
