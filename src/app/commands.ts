import type { Command } from './command.ts'
import { analyseCommand } from './commands/analyse.command.ts'
import { backupCommand } from './commands/backup.command.ts'
import { demoCommand } from './commands/demo.command.ts'
import { doctorCommand } from './commands/doctor.command.ts'
import { importAreasCommand } from './commands/import-areas.command.ts'
import { importCategoriesCommand } from './commands/import-categories.command.ts'
import { importInboxCommand } from './commands/import-inbox.command.ts'
import { importObservationsCommand } from './commands/import-observations.command.ts'
import { initCommand } from './commands/init.command.ts'
import { privacyScanCommand } from './commands/privacy-scan.command.ts'
import { reportWeeklyCommand } from './commands/report-weekly.command.ts'
import { restoreCommand } from './commands/restore.command.ts'
import { serveCommand } from './commands/serve.command.ts'
import { userInviteCommand } from './commands/user-invite.command.ts'
import { userUnlockCommand } from './commands/user-unlock.command.ts'

/** THE list of commands. */
export const commands: readonly Command[] = [
  initCommand,
  serveCommand,
  demoCommand,
  userInviteCommand,
  userUnlockCommand,
  importAreasCommand,
  importCategoriesCommand,
  importObservationsCommand,
  importInboxCommand,
  reportWeeklyCommand,
  privacyScanCommand,
  analyseCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
]
