/** What this library answers instead of a number: a refusal when there is too little to go on, an error when the input is impossible. */

/** Too little history for an honest answer. `needed` and `had` count observed periods. */
export interface TooShort {
  readonly kind: 'too-short'
  readonly needed: number
  readonly had: number
}

export function tooShort(needed: number, had: number): TooShort {
  return { kind: 'too-short', needed, had }
}

export type InputErrorCode =
  | 'wrong-length'
  | 'not-a-count'
  | 'not-finite'
  | 'out-of-range'
  | 'not-ascending'
  | 'duplicate-indicator'
  | 'unknown-indicator'

/** The caller passed something no data can be. `params` names the argument and the offending value. */
export class AnalysisInputError extends Error {
  readonly code: InputErrorCode
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: InputErrorCode, params: Readonly<Record<string, string | number>>) {
    super(`${code}: ${JSON.stringify(params)}`)
    this.name = 'AnalysisInputError'
    this.code = code
    this.params = params
  }
}

export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new AnalysisInputError('not-a-count', { name, value: String(value) })
}

export function requirePositive(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name, value: String(value) })
  if (value <= 0) throw new AnalysisInputError('out-of-range', { name, value })
}

export function requireAtMost(name: string, value: number, most: number): void {
  if (!(value <= most)) throw new AnalysisInputError('out-of-range', { name, value: String(value), most })
}

/** A probability strictly between 0 and 1 (a quantile at 0 or 1 may be infinite). */
export function requireOpenUnit(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new AnalysisInputError('out-of-range', { name, value: String(value) })
}
