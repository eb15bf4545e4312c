import { useCodes } from './codes.tsx'
import { fieldId } from './field.tsx'
import { ErrorSummary, Notice } from './notice.tsx'

type Issue = {
  readonly path: string
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}
type PostedForm = {
  readonly values: Readonly<Record<string, unknown>>
  readonly issues: readonly Issue[]
  readonly problem: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null
}
export type Posted = {
  /** What was written in the field, else what is stored. */
  value(name: string, stored?: string | number | null): string | undefined
  error(name: string): string | undefined
  /** The problem as a whole, null when the form has not been sent or was fine. */
  readonly problem: string | null
  /** Every field's error, for the summary on top. */
  readonly errors: readonly { readonly name: string; readonly message: string; readonly fieldId?: string }[]
}

const lookUp = (values: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    values,
  )

/** A form that came back: its values and errors by field name (`observations.0.category`), in the reader's language. */
export function usePosted(form: PostedForm): Posted {
  const code = useCodes()
  const errors = form.issues.map((issue) => ({
    name: issue.path,
    message: code(issue.code, issue.params),
    fieldId: fieldId(issue.path),
  }))
  const sent = form.problem !== null
  return {
    value: (name, stored) => {
      const written = lookUp(form.values, name.split('.'))
      if (typeof written === 'string') return written
      if (sent || stored === null || stored === undefined) return undefined
      return String(stored)
    },
    error: (name) => errors.find((error) => error.name === name)?.message,
    problem: form.problem ? code(form.problem.code, form.problem.params) : null,
    errors,
  }
}

/** What went wrong with the form as a whole, and the list of fields to mend; nothing when there is nothing to say. */
export function FormProblem({ posted }: { posted: Posted }) {
  if (posted.problem === null) return null
  return posted.errors.length > 0 ? (
    <ErrorSummary errors={posted.errors} />
  ) : (
    <Notice tone="error">{posted.problem}</Notice>
  )
}
