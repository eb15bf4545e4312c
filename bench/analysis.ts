// The statistics against R and Python: each of ours and its peers in processes of their own, on the same data, in turn, again and again. Without
// R the figures that were measured once on another machine stand in, and it says so. bench/install-peers.sh installs the peers.
// Usage: node bench/analysis.ts [rounds] [case ...]
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { on } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { RandomStream } from '#analysis/random.ts'

interface Case {
  readonly name: string
  readonly what: string
  /** How near our number must be to the peer's, as a share of it: that both computed the same. */
  readonly tolerance?: number
  /** Most seconds of processor time, and least times faster than R. */
  readonly target: { readonly seconds?: number; readonly ratio?: number }
  /** R's seconds on another machine, and what they were for where it was not quite the same. */
  readonly recorded?: { readonly seconds: number; readonly for?: string }
  readonly python?: true
  readonly input: (stream: RandomStream) => unknown
}

const rows = (length: number, row: () => unknown) => Array.from({ length }, row)
const grid = (stream: RandomStream) => ({ side: 100, x: rows(10_000, () => stream.negativeBinomial(2, 2)) })
const history = (stream: RandomStream, weeks: number, areas: number) =>
  rows(weeks, () => rows(areas, () => stream.negativeBinomial(3, 5)))

const cases: readonly Case[] = [
  {
    name: 'detect',
    what: 'eb_detect, 1,000 areas × 260 weeks, window of 1 week',
    target: { seconds: 0.1 },
    recorded: { seconds: 0.041 },
    input: (stream) => ({ y: history(stream, 263, 1000) }),
  },
  {
    name: 'week',
    what: 'all detection of a week: 40 areas × 30 categories × 5 years, 3 windows, one family; in a worker',
    target: { seconds: 0.25 },
    input: (stream) => ({ areas: 40, categories: rows(30, () => history(stream, 275, 40)) }),
  },
  {
    name: 'farrington',
    what: 'Farrington flexible, 100 series of 320 weeks, the last week',
    tolerance: 1e-3,
    target: { ratio: 20 },
    recorded: { seconds: 1.55 },
    input: (stream) => ({ y: rows(100, () => rows(320, () => stream.poisson(4))) }),
  },
  {
    name: 'audit',
    what: 'disclosure audit of a page of 200 cells and their sums',
    target: { seconds: 2 },
    input: (stream) => ({ counts: rows(20, () => rows(10, () => stream.negativeBinomial(4, 1))) }),
  },
  {
    name: 'gi-star',
    what: 'Gi* with 999 random maps of 10,000 cells',
    tolerance: 1e-9,
    target: { seconds: 5 },
    recorded: { seconds: 17, for: '999 times Gi* without the random maps' },
    input: grid,
  },
  {
    name: 'local-moran',
    what: 'local Moran, 999 conditional permutations of 10,000 cells',
    tolerance: 1e-9,
    target: { ratio: 5 },
    recorded: { seconds: 5.3 },
    input: grid,
  },
  {
    name: 'knox',
    what: 'Knox, 999 permutations of 10,000 events (close: 200 m, 14 days; 5 × 5 km, one year)',
    tolerance: 0,
    target: { seconds: 1, ratio: 10 },
    recorded: { seconds: 13.8, for: '99 permutations of 3,000 events' },
    python: true,
    input: (stream) => ({
      x: rows(10_000, () => stream.below(5000)),
      y: rows(10_000, () => stream.below(5000)),
      t: rows(10_000, () => stream.below(365)),
      epsS: 200,
      epsT: 14,
      draws: 999,
    }),
  },
]

interface Run {
  readonly seconds: number
  readonly processor: number
  readonly check: number
}

interface Side {
  readonly name: string
  readonly run: () => Promise<Run>
  /** Highest resident memory, in MB. */
  readonly peak: () => number
  readonly end: () => void
}

async function startSide(name: string, command: readonly string[]): Promise<Side> {
  const [program = '', ...args] = command
  const child: ChildProcess = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw new Error(`${name} has no pipes`)
  const lines = on(createInterface({ input: stdout }), 'line', { close: ['close'] })
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${name} ended`)
    return String(value[0])
  }
  if ((await next()) !== 'ready') throw new Error(`${name} is not ready`)
  return {
    name,
    run: async () => {
      stdin.write('run\n')
      const [seconds = 0, processor = 0, check = 0] = (await next()).split(' ').map(Number)
      return { seconds, processor, check }
    },
    peak: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    end: () => stdin.end(),
  }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const short = (value: number) => value.toPrecision(value >= 100 ? 3 : 2)

const bench = (file: string) => new URL(file, import.meta.url).pathname
const hasPackages = (program: string, code: string) =>
  spawnSync(program, ['-e', code], { stdio: 'ignore' }).status === 0
const hasR = hasPackages('Rscript', 'for (p in c("surveillance", "spdep", "jsonlite", "Matrix")) loadNamespace(p)')
const hasPython = spawnSync('/usr/bin/python3', ['-c', 'import numpy, scipy'], { stdio: 'ignore' }).status === 0

/** Prints the case's lines of the table. True when its targets are met. */
async function measure(one: Case, file: string, rounds: number): Promise<boolean> {
  const sides = [await startSide('ours', [process.execPath, bench('analysis-ours.ts'), one.name, file])]
  if (hasR && one.tolerance !== undefined)
    sides.push(await startSide('R', ['Rscript', bench('analysis-peers.R'), one.name, file]))
  if (hasPython && one.python)
    sides.push(await startSide('Python', ['/usr/bin/python3', bench('analysis_peers.py'), one.name, file]))
  const first = await Promise.all(sides.map((side) => side.run()))
  for (const [at, { check }] of first.entries())
    if (at > 0 && !(Math.abs(check - (first[0]?.check ?? 0)) <= (one.tolerance ?? 0) * Math.abs(check)))
      throw new Error(`${one.name}: ${sides[at]?.name} computed ${check}, we ${first[0]?.check}`)
  const measured = sides.map((): Run[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [at, side] of sides.entries()) measured[at]?.push(await side.run())
  const [own = [], ...others] = measured
  const seconds = median(own.map((run) => run.processor))
  console.log(`\n${one.what}`)
  const ratios = others.map((runs, at) => {
    const inPairs = (of: (run: Run) => number) => runs.map((run, round) => of(run) / of(own[round] ?? run))
    const [wall, processor] = [inPairs((run) => run.seconds), inPairs((run) => run.processor)]
    return { name: sides[at + 1]?.name, wall: median(wall), processor: median(processor), all: processor }
  })
  for (const [at, runs] of measured.entries())
    console.log(
      `  ${sides[at]?.name?.padEnd(6)} ${short(median(runs.map((run) => run.processor)))} s processor, ${short(median(runs.map((run) => run.seconds)))} s wall, at most ${sides[at]?.peak().toFixed(0)} MB`,
    )
  for (const { name, wall, processor, all } of ratios)
    console.log(
      `  ${name} / ours: ${short(processor)} processor (${short(Math.min(...all))}-${short(Math.max(...all))}), ${short(wall)} wall`,
    )
  for (const side of sides) side.end()
  const againstR = ratios.find(({ name }) => name === 'R')?.processor
  if (one.recorded && againstR === undefined)
    console.log(
      `  R, measured before on another machine${one.recorded.for ? ` for ${one.recorded.for}` : ''}: ${one.recorded.seconds} s wall, ${short(one.recorded.seconds / seconds)} times ours`,
    )
  const ratio = againstR ?? (one.recorded ? one.recorded.seconds / seconds : 0)
  const isMet = seconds <= (one.target.seconds ?? Infinity) && ratio >= (one.target.ratio ?? 0)
  const wanted = [
    one.target.seconds && `at most ${one.target.seconds} s`,
    one.target.ratio && `${one.target.ratio} × R`,
  ]
  console.log(`  target ${wanted.filter(Boolean).join(' and ')}: ${isMet ? 'met' : 'NOT met'}`)
  return isMet
}

const [rounds = '5', ...chosen] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'))
console.log(
  `Node ${process.version}, ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}; ${rounds} rounds, medians. Times that count are processor time: the machine may be busy.`,
)
if (!hasR)
  console.log('R or its packages are not installed (bench/install-peers.sh): compared with figures measured before.')
try {
  for (const [index, one] of cases.entries()) {
    if (chosen.length > 0 && !chosen.includes(one.name)) continue
    const file = join(folder, `${one.name}.json`)
    writeFileSync(file, JSON.stringify(one.input(new RandomStream(4711, index))))
    if (!(await measure(one, file, Number(rounds)))) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
