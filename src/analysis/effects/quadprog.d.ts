/** Goldfarb and Idnani's dual method. All arrays count from 1: position 0 is not used. */
declare module 'quadprog' {
  interface Solution {
    readonly solution: readonly number[]
    /** Empty when solved. */
    readonly message: string
  }
  /** Minimises ½ bᵀ D b − dᵀ b under Aᵀ b >= b0, the first `meq` of them equalities. Overwrites its arguments. */
  export function solveQP(Dmat: number[][], dvec: number[], Amat: number[][], bvec: number[], meq: number): Solution
}
