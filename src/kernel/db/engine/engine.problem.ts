/** Why the database server cannot be used. The text key is `engine.<code>`; the texts say what to do. */
export type EngineProblemCode =
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'binaries-unusable'
  | 'no-permission'
  | 'root-refused'
  | 'user-without-name'
  | 'folder-closed'
  | 'data-dir-in-use'
  | 'data-dir-newer'
  | 'data-dir-older'
  | 'database-moved-away'
  | 'owner-password-missing'
  | 'initialisation-failed'
  | 'start-failed'
  | 'stop-failed'

export type EngineParams = Readonly<Record<string, string | number>>

export class EngineProblem extends Error {
  readonly code: EngineProblemCode
  readonly params: EngineParams

  constructor(code: EngineProblemCode, params: EngineParams, cause?: unknown) {
    super(`${code}: ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause })
    this.name = 'EngineProblem'
    this.code = code
    this.params = params
  }
}

/** What the launcher did that an operator may want to know. The text key is `engine.<code>`. */
export type EngineNoticeCode =
  | 'initialising'
  | 'interrupted-initialisation-removed'
  | 'started'
  | 'adopted'
  | 'orphan-stopped'
  | 'orphan-processes-ended'
  | 'still-starting'
  | 'stopped-at-once'
  | 'runs-as-user'
  | 'database-kept-elsewhere'
  | 'socket-kept-elsewhere'
  | 'binaries-copied'

export type EngineNotice = { readonly code: EngineNoticeCode; readonly params: EngineParams }
export type EngineLog = (notice: EngineNotice) => void

/** The system's own error code (`EACCES`, `ENOENT` …), if the error carries one. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
