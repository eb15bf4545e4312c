/** What may be logged of an error: its kind and where it came from, never its message, which may quote what somebody wrote. */
export type Trace = {
  readonly name: string
  /** the system's or the database's own code, such as `ECONNREFUSED` or `23514` */
  readonly code?: string
  readonly constraint?: string
  readonly at: readonly string[]
  readonly cause?: Trace
}

const deepest = 4

export function traceOf(error: unknown, depth = 0): Trace {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  const lines = (error.stack ?? '').split('\n')
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    at: lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim().slice(3)),
    ...(error.cause !== undefined && depth < deepest ? { cause: traceOf(error.cause, depth + 1) } : {}),
  }
}
