import type { Command } from './command.ts'
import { importAreasCommand } from './commands/import-areas.command.ts'
import { importCategoriesCommand } from './commands/import-categories.command.ts'
import { initCommand } from './commands/init.command.ts'
import { privacyScanCommand } from './commands/privacy-scan.command.ts'
import { serveCommand } from './commands/serve.command.ts'

/** THE list of commands. */
export const commands: readonly Command[] = [
  initCommand,
  serveCommand,
  importAreasCommand,
  importCategoriesCommand,
  privacyScanCommand,
]
