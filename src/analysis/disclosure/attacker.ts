import loadHighs, { type Highs, type ModelData } from 'highs'

/** One cell is the sum of others; indices into the list of cells. */
export interface Relation {
  readonly total: number
  readonly parts: readonly number[]
}

/** Whole numbers, both ends included. */
export interface Range {
  readonly low: number
  readonly high: number
}

type Solver = ReturnType<Highs['createModel']>
/** No table fits the ranges and sums; or the solver gave up. */
export type Unsolved = 'contradictory' | 'not-solved'
type SolvedFor = 'least' | 'most'

// The solver is a program of 3.5 MB: compiled once, on the first question.
let loading: Promise<Highs> | undefined
const loadSolver = () => (loading ??= loadHighs())

/** Numbers nearer than this to a whole number are taken for it; the solver's own tolerance is a tenth of it. */
const nearlyWhole = 1e-6

/** Work, not time, is limited: the same question gets the same answer on any machine. */
const mostNodes = 100_000

/**
 * A reader who knows the range of every cell and all sums, and works out what each cell can be. Holds memory of the solver:
 * made with `withAttacker`, which frees it.
 */
export class Attacker {
  readonly #highs: Highs
  readonly #model: Solver
  readonly #cells: number
  readonly #known: Range[]
  readonly #seen: { readonly least: Float64Array; readonly most: Float64Array }
  #hasMetWhole = false
  #values: Float64Array
  #duals: Float64Array

  constructor(highs: Highs, ranges: readonly Range[], relations: readonly Relation[]) {
    this.#highs = highs
    this.#cells = ranges.length
    this.#known = [...ranges]
    this.#seen = {
      least: new Float64Array(ranges.length).fill(Number.POSITIVE_INFINITY),
      most: new Float64Array(ranges.length).fill(Number.NEGATIVE_INFINITY),
    }
    this.#values = new Float64Array(ranges.length)
    this.#duals = new Float64Array(ranges.length)
    this.#model = highs.createModel(toModel(highs, ranges, relations))
    // Each question differs from the one before in two costs: starting from the last answer beats solving anew.
    this.#model.options.set({
      output_flag: false,
      presolve: 'off',
      mip_rel_gap: 0,
      mip_abs_gap: 0.5,
      mip_max_nodes: mostNodes,
    })
  }

  /** From now on the cell's range is this. */
  know(cell: number, range: Range): void {
    this.#known[cell] = range
    this.#model.changeColBounds(cell, range.low, range.high)
    this.#seen.least.fill(Number.POSITIVE_INFINITY)
    this.#seen.most.fill(Number.NEGATIVE_INFINITY)
    this.#hasMetWhole = false
  }

  /**
   * What the cell can be at least and at most. Counts are whole, so an end is moved inwards to a whole number. Where the table
   * that attains it has fractions (three-way tables, geographies that cross), no whole table need reach it: then whole tables are
   * tried, which takes far longer, unless the question `isSettled` by those already met (it is `surely` between them) and by the
   * range with fractions, which is never too narrow.
   */
  rangeOf(cell: number, isSettled: (surely: Range, atMost: Range) => boolean = () => false): Range | Unsolved {
    const least = this.#end(cell, 'least')
    if (typeof least === 'string') return least
    const most = this.#end(cell, 'most')
    if (typeof most === 'string') return most
    const range = { low: Math.max(0, Math.ceil(least.bound - nearlyWhole)), high: Math.floor(most.bound + nearlyWhole) }
    if ((least.isWhole && most.isWhole) || isSettled(this.#seenOf(cell), range)) return range
    this.#meetWholeTables()
    if (isSettled(this.#seenOf(cell), range)) return range
    const low = least.isWhole ? range.low : this.#wholeEnd(cell, 'least')
    if (typeof low === 'string') return low
    const high = most.isWhole ? range.high : this.#wholeEnd(cell, 'most')
    return typeof high === 'string' ? high : { low, high }
  }

  /**
   * The least or most that the cell can be, fractions allowed. `duals` of the cells then hold the reduced costs of minimising the
   * cell, or minus the cell, and `values` a table that attains it.
   */
  solve(cell: number, solvedFor: SolvedFor): number | Unsolved {
    const { optimal, infeasible } = this.#highs.constants.modelStatus
    this.#model.changeColCost(cell, solvedFor === 'least' ? 1 : -1)
    this.#model.run()
    const status = this.#model.getModelStatus()
    const { colValue, colDual } = this.#model.getSolution()
    this.#model.changeColCost(cell, 0)
    if (status !== optimal) return status === infeasible ? 'contradictory' : 'not-solved'
    this.#values = colValue
    this.#duals = colDual
    return colValue[cell] ?? 'not-solved'
  }

  get values(): Float64Array {
    return this.#values
  }

  get duals(): Float64Array {
    return this.#duals
  }

  dispose(): void {
    this.#model.dispose()
  }

  #seenOf(cell: number): Range {
    return { low: this.#seen.least[cell] ?? 0, high: this.#seen.most[cell] ?? 0 }
  }

  #end(cell: number, solvedFor: SolvedFor): { readonly bound: number; readonly isWhole: boolean } | Unsolved {
    const known = solvedFor === 'least' ? this.#known[cell]?.low : this.#known[cell]?.high
    // A whole table met on the way has the cell at the end of its range: it cannot go further, there is nothing to solve.
    if (known !== undefined && this.#seen[solvedFor][cell] === known) return { bound: known, isWhole: true }
    const bound = this.solve(cell, solvedFor)
    if (typeof bound === 'string') return bound
    const isWhole = this.#values.every(isNearlyWhole)
    if (isWhole) this.#remember()
    return { bound, isWhole }
  }

  /** A few whole tables far from each other, met once: they settle most cells at the price of two. */
  #meetWholeTables(): void {
    if (this.#hasMetWhole) return
    this.#hasMetWhole = true
    const every = { kind: 'range', from: 0, to: this.#cells - 1 } as const
    const costs = new Float64Array(this.#cells)
    this.#inWholeNumbers(() => {
      for (const direction of [1, -1, 2, -2]) {
        // Scattered signs, so that the cells of one sum pull against each other.
        for (let cell = 0; cell < this.#cells; cell++) {
          const isUp = Math.imul(cell + 1, 0x9e3779b1 * Math.abs(direction)) >>> 31 === 1
          costs[cell] = isUp ? Math.sign(direction) : -Math.sign(direction)
        }
        this.#model.changeColsCost(every, costs)
        this.#model.run()
        if (this.#model.getModelStatus() !== this.#highs.constants.modelStatus.optimal) continue
        this.#values = this.#model.getSolution().colValue
        this.#remember()
      }
    })
    this.#model.changeColsCost(every, costs.fill(0))
  }

  #wholeEnd(cell: number, solvedFor: SolvedFor): number | Unsolved {
    const end = this.#inWholeNumbers(() => this.solve(cell, solvedFor))
    if (typeof end === 'string') return end
    this.#remember()
    return Math.round(end)
  }

  #inWholeNumbers<T>(solve: () => T): T {
    const every = { kind: 'range', from: 0, to: this.#cells - 1 } as const
    const { integer, continuous } = this.#highs.constants.variableType
    this.#model.changeColsIntegrality(every, new Int32Array(this.#cells).fill(integer))
    const answer = solve()
    this.#model.changeColsIntegrality(every, new Int32Array(this.#cells).fill(continuous))
    return answer
  }

  #remember(): void {
    const { least, most } = this.#seen
    for (let cell = 0; cell < this.#cells; cell++) {
      const value = Math.round(this.#values[cell] ?? 0)
      if (value < (least[cell] ?? 0)) least[cell] = value
      if (value > (most[cell] ?? 0)) most[cell] = value
    }
  }
}

/** Frees the solver's memory whatever happens. */
export async function withAttacker<T>(
  ranges: readonly Range[],
  relations: readonly Relation[],
  use: (attacker: Attacker, highs: Highs) => T,
): Promise<T> {
  const highs = await loadSolver()
  const attacker = new Attacker(highs, ranges, relations)
  try {
    return use(attacker, highs)
  } finally {
    attacker.dispose()
  }
}

const isNearlyWhole = (value: number) => Math.abs(value - Math.round(value)) < nearlyWhole

/** A column for each cell, a row for each relation: the parts less the total are 0. */
function toModel(highs: Highs, ranges: readonly Range[], relations: readonly Relation[]): ModelData {
  const entries = relations.reduce((sum, { parts }) => sum + parts.length + 1, 0)
  const starts = new Int32Array(relations.length + 1)
  const indices = new Int32Array(entries)
  const values = new Float64Array(entries)
  let at = 0
  relations.forEach(({ total, parts }, row) => {
    for (const part of parts) {
      indices[at] = part
      values[at++] = 1
    }
    indices[at] = total
    values[at++] = -1
    starts[row + 1] = at
  })
  return {
    numCols: ranges.length,
    numRows: relations.length,
    sense: highs.constants.objectiveSense.minimize,
    colCost: new Float64Array(ranges.length),
    colLower: Float64Array.from(ranges, ({ low }) => low),
    colUpper: Float64Array.from(ranges, ({ high }) => high),
    rowLower: new Float64Array(relations.length),
    rowUpper: new Float64Array(relations.length),
    matrix: { format: 'csr', numRows: relations.length, numCols: ranges.length, starts, indices, values },
  }
}
