import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Line = z.object({
  notice: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).optional(),
  problem: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).optional(),
  engine: z
    .object({ version: z.string(), adopted: z.boolean(), connection: z.object({ host: z.string() }) })
    .optional(),
  written: z.string().optional(),
})
export type Line = z.infer<typeof Line>

export type Started = {
  readonly pid: number
  readonly lines: readonly Line[]
  readonly errors: () => string
  /** The first line that fits, already printed or still to come; throws when the process ends without one. */
  until(fits: (line: Line) => unknown): Promise<Line>
  /** Sends a signal, or only waits without one, and gives how the process ended: `0`, `SIGKILL`. */
  end(signal?: NodeJS.Signals): Promise<string>
}

export type How = {
  readonly prefix?: readonly string[]
  readonly env?: Record<string, string>
  readonly ownGroup?: boolean
}

/** Runs a script of this folder, which prints a JSON object per line. */
export function startScript(
  script: string,
  argument: object,
  { prefix = [], env = {}, ownGroup = false }: How = {},
): Started {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const [file = '', ...args] = [...prefix, process.execPath, path, JSON.stringify(argument)]
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: Line[] = []
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += String(data)
  })
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(Line.parse(JSON.parse(line))))
  let over = false
  const closed = once(reader, 'close').then(() => {
    over = true
  })
  const until = async (fits: (line: Line) => unknown): Promise<Line> => {
    for (;;) {
      const found = lines.find(fits)
      if (found) return found
      if (over) throw new Error(`${script} ended: ${errors} ${JSON.stringify(lines)}`)
      await Promise.race([once(reader, 'line'), closed])
    }
  }
  return { pid: child.pid ?? 0, lines, errors: () => errors, until, end: (signal) => end(child, signal) }
}

async function end(child: ChildProcess, signal?: NodeJS.Signals): Promise<string> {
  if (child.exitCode === null && child.signalCode === null) {
    if (signal) child.kill(signal)
    await once(child, 'close')
  }
  return String(child.signalCode ?? child.exitCode)
}
