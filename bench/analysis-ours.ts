// Our side of bench/analysis.ts: node bench/analysis-ours.ts CASE FILE. Reads and prepares, says "ready", then runs once for every line on
// standard input and answers with one line: seconds, processor seconds, a number that shows that the same was computed.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { auditCells } from '#analysis/disclosure/audit.ts'
import { withSums } from '#analysis/disclosure/cells.ts'
import { toPublicCount } from '#analysis/disclosure/rounding.ts'
import { ebDetect, type Predictive } from '#analysis/early-warning/early-warning.ts'
import { judgeWeek } from '#analysis/early-warning/family.ts'
import { farrington } from '#analysis/early-warning/farrington.ts'
import { giStar } from '#analysis/places/gi-star.ts'
import { hotSpots } from '#analysis/places/hot-spots.ts'
import { knox } from '#analysis/places/knox.ts'
import { localMoran } from '#analysis/places/local-moran.ts'
import { type Neighbours, toNeighbours } from '#analysis/places/neighbours.ts'

const [name = '', path = ''] = process.argv.slice(2)
const input = JSON.parse(readFileSync(path, 'utf8'))
const plan = { seed: 1, draws: 999 }

function answered<T extends { readonly kind: string }>(answer: T): Exclude<T, { readonly kind: 'refused' }> {
  if (answer.kind === 'refused') throw new Error(`${name} refused: ${JSON.stringify(answer)}`)
  return answer as Exclude<T, { readonly kind: 'refused' }>
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function queen(side: number): Neighbours {
  const near = (place: number) => [place - 1, place, place + 1].filter((other) => other >= 0 && other < side)
  return toNeighbours(
    Array.from({ length: side * side }, (_, place) =>
      near(Math.floor(place / side))
        .flatMap((row) => near(place % side).map((column) => row * side + column))
        .filter((other) => other !== place),
    ),
  )
}

/** All series of a week in all windows, then one family of them, as for the weekly picture. */
function detectWeek(categories: readonly Float64Array[], areas: number): number {
  const windows = [1, 4, 12] as const
  const latest = (categories[0]?.length ?? 0) / areas - 1
  const detected = categories.flatMap((counts, category) =>
    windows.flatMap((window) => {
      const found = answered(ebDetect({ weeks: latest + 1, areas, counts, latest, window }))
      return found.areas.map((area, at) => {
        const own: Predictive | null = area.kind === 'tested' ? area.predictive : null
        const tested = area.kind === 'tested' && own ? { ...own, observed: area.evaluation.observed } : null
        return { category: `${category}`, window, area: `${at}`, tested }
      })
    }),
  )
  const tree = Object.fromEntries(categories.map((_, category) => [category, null]))
  return judgeWeek({ tree, series: detected, wholes: [] }).n
}

const prepare: Readonly<Record<string, () => () => number | Promise<number>>> = {
  detect: () => {
    const counts = Float64Array.from(input.y.flat())
    const [weeks, areas] = [input.y.length, input.y[0].length]
    return () => answered(ebDetect({ weeks, areas, counts, latest: weeks - 1, window: 1 })).areas.length
  },
  week: () => {
    const categories = input.categories.map((rows: number[][]) => Float64Array.from(rows.flat()))
    return () => detectWeek(categories, input.areas)
  },
  farrington: () => {
    const series: Float64Array[] = input.y.map((row: number[]) => Float64Array.from(row))
    return () => sumOf(series.map((counts) => answered(farrington({ counts })).upper))
  },
  audit: () => {
    const { values, relations } = withSums(input.counts)
    const cells = values.map((value, cell) => ({ id: `${cell}`, shown: toPublicCount(value).range }))
    const named = relations.map(({ total, parts }) => ({ total: `${total}`, parts: parts.map(String) }))
    return async () => answered(await auditCells({ cells, relations: named })).n
  },
  'gi-star': () => {
    const [counts, neighbours] = [Float64Array.from(input.x), queen(input.side)]
    return () => {
      answered(hotSpots({ counts, neighbours, exposure: null, statistic: 'gi-star', ...plan }))
      return sumOf(answered(giStar(counts, neighbours)).z.map((z) => Math.abs(z ?? 0)))
    }
  },
  'local-moran': () => {
    const [values, neighbours] = [Float64Array.from(input.x), queen(input.side)]
    return () =>
      sumOf(answered(localMoran({ values, neighbours, ...plan })).places.map((place) => Math.abs(place?.I ?? 0)))
  },
  knox: () => {
    const events = input.x.map((x: number, event: number) => ({ x, y: input.y[event], t: input.t[event] }))
    return () => answered(knox({ events, epsS: input.epsS, epsT: input.epsT }, plan)).observed
  },
}

const prepared = prepare[name]
if (prepared === undefined) throw new Error(`no case ${name}`)

/** There and back, as the product would ask for it. */
function inWorker(): () => Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { argv: [name, path] })
  worker.unref()
  return () =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve).once('error', reject)
      worker.postMessage('run')
    })
}

if (isMainThread) {
  const run = name === 'week' ? inWorker() : prepared()
  console.log('ready')
  for await (const _line of createInterface({ input: process.stdin })) {
    const [begun, used] = [performance.now(), process.cpuUsage()]
    const check = await run()
    const { user, system } = process.cpuUsage(used)
    console.log(`${(performance.now() - begun) / 1e3} ${(user + system) / 1e6} ${check}`)
  }
} else {
  const run = prepared()
  parentPort?.on('message', async () => parentPort?.postMessage(await run()))
}
