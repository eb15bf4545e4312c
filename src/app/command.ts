import type { ParseArgsOptionsConfig } from 'node:util'
import type { Bilingual, Language, TextParams } from '#kernel/i18n/texts.ts'
import type { DatabasePlace } from './database.ts'
import type { Installation } from './installation.ts'

/** 0 done, 1 refused or failed, 2 wrong use. */
export type ExitCode = 0 | 1 | 2

/** Wrong use of a command: answered with its help and exit code 2. */
export class UsageError extends Error {
  readonly text: Bilingual
  constructor(text: Bilingual) {
    super(text.en)
    this.name = 'UsageError'
    this.text = text
  }
}

export type CommandContext = {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]
  readonly json: boolean
  readonly language: Language
  readonly dataDir: string
  /** A line for a person; silent with --json. */
  say(text: Bilingual, params?: TextParams): void
  /** A coded text on stderr, also with --json: what an operator must not miss. */
  complain(code: string, params?: TextParams): void
  /** The command's result as one JSON line; only with --json. */
  result(value: unknown): void
  /** Where the installation is. */
  readonly place: DatabasePlace
  open(): Promise<Installation>
}

export type Command = {
  /** `init`, `import observations` */
  readonly name: string
  readonly summary: Bilingual
  /** Positional arguments and options as they are written, one line each, with what they mean. */
  readonly usage: string
  readonly details: readonly { readonly term: string; readonly text: Bilingual }[]
  readonly options: ParseArgsOptionsConfig
  readonly run: (context: CommandContext) => Promise<ExitCode>
}

export const textOption = (context: CommandContext, name: string): string | undefined => {
  const value = context.values[name]
  return typeof value === 'string' ? value : undefined
}

export function requiredOption(context: CommandContext, name: string): string {
  const value = textOption(context, name)
  if (value === undefined) throw new UsageError({ sv: `--${name} saknas.`, en: `--${name} is missing.` })
  return value
}

/** Opens the data folder, does the work, and closes whatever happens. */
export async function withInstallation<T>(
  context: CommandContext,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const installation = await context.open()
  try {
    return await work(installation)
  } finally {
    await installation.close()
  }
}
