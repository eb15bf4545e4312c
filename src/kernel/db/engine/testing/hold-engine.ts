/**
 * Starts the engine of a data folder and holds it: `node hold-engine.ts '{"dataDir":…}'`. SIGTERM and SIGINT stop it in
 * order, SIGUSR2 ends the process without stopping it.
 * Prints one JSON object per line: `{"notice"}` as they come, then `{"engine"}` or `{"problem"}`.
 */
import { z } from 'zod'
import { EngineProblem } from '../engine.problem.ts'
import { startEngine } from '../engine.ts'

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const { binDir, dataDir } = z
  .object({ dataDir: z.string(), binDir: z.string().optional() })
  .parse(JSON.parse(process.argv[2] ?? ''))

try {
  const engine = await startEngine({ dataDir, ...(binDir ? { binDir } : {}), log: (notice) => print({ notice }) })
  const idle = setInterval(() => {}, 60_000)
  process.once('SIGUSR2', () => process.exit(3))
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      await engine.stop()
      clearInterval(idle)
    })
  const { password: _, ...connection } = engine.connection
  print({ engine: { connection, version: engine.version, adopted: engine.adopted } })
} catch (error) {
  if (!(error instanceof EngineProblem)) throw error
  print({ problem: { code: error.code, params: error.params } })
}
