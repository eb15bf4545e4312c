/** What this library answers instead of a number: a refusal when there is too little to go on, an error when the input is impossible. */

/** Too little for an honest answer: what was needed and what there was, in the unit that the reason names. */
export interface Refused<Reason extends string = string> {
  readonly kind: 'refused'
  readonly reason: Reason
  readonly needed: number
  readonly had: number
}

/** Too short a history; counted in observed periods. */
export type TooShort = Refused<'too-short'>

export const refused = <Reason extends string>(reason: Reason, needed: number, had: number): Refused<Reason> => ({
  kind: 'refused',
  reason,
  needed,
  had,
})

export const tooShort = (needed: number, had: number): TooShort => refused('too-short', needed, had)

/** What would make an answer that was given more certain. */
export interface Need {
  readonly code: string
  readonly needed: number
  readonly had: number
}

export const inputErrorCodes = [
  'wrong-length',
  'not-a-count',
  'not-finite',
  'out-of-range',
  'not-ascending',
  'duplicate',
  'duplicate-indicator',
  'unknown-indicator',
  'nested-series',
  'circular-series',
  'unknown-series',
  'duplicate-series',
  'duplicate-cell',
  'unknown-cell',
  'not-additive',
] as const
export type InputErrorCode = (typeof inputErrorCodes)[number]

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
