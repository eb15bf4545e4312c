/**
 * Starts the engine of a data folder and holds it until SIGTERM or SIGINT: `node hold-engine.ts '{"dataDir":…}'`.
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
  const { password: _, ...connection } = engine.connection
  print({ engine: { connection, version: engine.version, adopted: engine.adopted } })
  const idle = setInterval(() => {}, 60_000)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      await engine.stop()
      clearInterval(idle)
    })
} catch (error) {
  if (!(error instanceof EngineProblem)) throw error
  print({ problem: { code: error.code, params: error.params } })
}
