import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '#kernel/time/clock.ts'
import { giveTo, type Home, logsIn } from './home.ts'

/** What the server writes before its own log is open. */
export const startLog = (home: string) => join(logsIn(home), 'start.log')

/** The log as it stood before a start, so that the reason for a failed one can be found in what came after. */
export type ServerLog = { reason(): string }

// A weekday's file ends at midnight, so that six days later, on the same weekday, it is never written into again.
const keptFor = 6 * 24 * 3600 * 1000

/** Makes the folder, and removes what is a week old: the server itself empties a weekday's file only if it runs at midnight. */
export async function openServerLog(home: Home): Promise<ServerLog> {
  const folder = logsIn(home.path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await giveTo(home.runner, folder)
  await rm(startLog(home.path), { force: true })
  const now = Date.parse(systemClock.now())
  for (const path of logFiles(folder)) if (now - statSync(path).mtimeMs > keptFor) await rm(path)
  const sizes = new Map(logFiles(folder).map((path) => [path, statSync(path).size]))
  return {
    reason: () =>
      reasonIn(
        logFiles(folder)
          .map((path) => readFileSync(path).subarray(sizes.get(path) ?? 0))
          .join('\n'),
      ),
  }
}

const logFiles = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .map((name) => join(folder, name))

/** The last fatal line with the two before it, which often hold the cause; without time and process number. */
function reasonIn(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const fatal = lines.findLastIndex((line) => /FATAL|PANIC/.test(line))
  const last = fatal < 0 ? lines.length : fatal + 1
  return lines
    .slice(Math.max(0, last - 3), last)
    .map((line) => line.replace(/^[-\d]+ [:.\d]+ \w+ \[\d+\] /, ''))
    .join(' ')
}
