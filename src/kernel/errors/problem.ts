/** A domain rule's "no", returned as a value by a pure rule. The code is a text key in Swedish and English. */
export type Rejection = { readonly rejected: true; readonly code: string; readonly params: Params }
export type Params = Readonly<Record<string, string | number>>

export const reject = (code: string, params: Params = {}): Rejection => ({ rejected: true, code, params })

export const isRejection = (value: unknown): value is Rejection =>
  typeof value === 'object' && value !== null && 'rejected' in value && value.rejected === true

export const problemKinds = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'rejected',
  'too-many',
  'unavailable',
  'bug',
] as const
export type ProblemKind = (typeof problemKinds)[number]

/** One thing wrong with one field; `path` is empty when the whole input is meant. */
export type FieldIssue = { readonly path: string; readonly code: string; readonly params: Params }

/** What stops a request. Thrown once, by the pipeline or a `get*`; only `kernel/http` knows which status it becomes. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly code: string
  readonly params: Params
  readonly issues: readonly FieldIssue[]

  constructor(
    kind: ProblemKind,
    code: string,
    details: { params?: Params; issues?: readonly FieldIssue[]; cause?: unknown } = {},
  ) {
    super(`${kind}: ${code}`, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'Problem'
    this.kind = kind
    this.code = code
    this.params = details.params ?? {}
    this.issues = details.issues ?? []
  }
}

export const notFound = () => new Problem('not-found', 'problem.not-found')
export const conflict = (params: Params = {}) => new Problem('conflict', 'problem.conflict', { params })
export const invalid = (issues: readonly FieldIssue[]) => new Problem('invalid', 'problem.invalid', { issues })

/** Lets a rule's answer through or throws its Rejection as a Problem. */
export function accept<T>(value: T | Rejection): T {
  if (isRejection(value)) throw new Problem('rejected', value.code, { params: value.params })
  return value
}
