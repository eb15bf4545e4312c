import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EngineNoticeCode } from './engine.problem.ts'
import { startEngine } from './engine.ts'
import { remove, serverPid, temporaryFolder } from './testing/folders.ts'
import { startScript } from './testing/line-process.ts'
import { query } from './testing/query.ts'

let folder: string
beforeAll(() => {
  folder = temporaryFolder()
})
afterAll(() => remove(folder), 60_000)

const victims = ['app', 'server', 'both'] as const
const kills = 20
const rowsPerName = 3

/** A plain generator with a fixed seed (Numerical Recipes), so that every run kills after the same numbers of writes. */
function* writesBeforeKills(seed = 2023): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield 5 + (state % 120)
  }
}

async function writeAndKill(dataDir: string, run: number, writes: number): Promise<readonly string[]> {
  const writer = startScript('./write-rows.ts', { dataDir, run })
  await writer.until((line) => line.written === `${run}-${writes}`)
  const victim = victims[run % victims.length]
  if (victim !== 'app') process.kill(serverPid(dataDir), 'SIGKILL')
  await writer.end(victim === 'server' ? undefined : 'SIGKILL')
  return writer.lines.flatMap((line) => line.written ?? [])
}

/** Starts the folder normally and gives how many rows each name has. */
async function readBack(
  dataDir: string,
): Promise<{ rows: ReadonlyMap<string, number>; notices: readonly EngineNoticeCode[] }> {
  const notices: EngineNoticeCode[] = []
  const engine = await startEngine({ dataDir, log: ({ code }) => notices.push(code) })
  const rows = await query<{ name: string; n: number }>(
    engine,
    'select name, count(*)::int as n from written group by name',
  )
  await engine.stop()
  return { rows: new Map(rows.map((row) => [row.name, row.n])), notices }
}

test(`after ${kills} kills of the application, the server and both every acknowledged write is there, whole and once`, async () => {
  const dataDir = `${folder}/data`
  const writes = writesBeforeKills()
  const acknowledged: string[] = []
  let adopted = 0
  for (let run = 0; run < kills; run++) {
    acknowledged.push(...(await writeAndKill(dataDir, run, writes.next().value)))
    const { rows, notices } = await readBack(dataDir)
    if (notices.includes('adopted')) adopted++
    expect(acknowledged.filter((name) => rows.get(name) !== rowsPerName)).toEqual([])
    expect([...rows.values()].filter((n) => n !== rowsPerName)).toEqual([])
    // At most the one write of each run that was committed before its acknowledgement got out.
    expect(rows.size - acknowledged.length).toBeLessThanOrEqual(run + 1)
  }
  expect(acknowledged.length).toBeGreaterThan(kills * 5)
  expect(adopted).toBe(7)
}, 180_000)
