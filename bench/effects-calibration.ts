// How often each method says "effect" (p < 0.05) when nothing was done, and how often it finds a reduction that is there: 12 months
// before and 12 after, one treated area and six others, a common fall of 15 %. Seeded; prints a Markdown table.
// Run: node bench/effects-calibration.ts [rounds]
import { normalTwoSided } from '#analysis/distributions/continuous.ts'
import { toModel } from '#analysis/effects/difference-in-differences.ts'
import { robustRatio } from '#analysis/effects/robust-ratio.ts'
import { RandomStream } from '#analysis/random.ts'
import { fitCounts } from '#analysis/regression/count-regression.ts'
import { clusterCovariance } from '#analysis/regression/robust-covariance.ts'

const rounds = Number(process.argv[2] ?? 400)
const areas = 7
const months = 24
const half = months / 2
const spans = { pre: [1, half], post: [half + 1, months] } as const
/** Where displaced events go; left out in the column "without the neighbour". */
const neighbour = 1

interface Course {
  readonly label: string
  readonly mean: number
  /** Variance over mean. */
  readonly phi: number
  /** Correlation of neighbouring months in each area's own course. */
  readonly rho: number
  /** The area with the most events for its size is treated, not the first. */
  readonly worstFirst: boolean
}

interface Truth {
  /** Share of the treated area's events that the measure prevents. */
  readonly reduction: number
  /** Share of the prevented events that move to the neighbour. */
  readonly displaced: number
}

type Panel = readonly Float64Array[]
type Judgement = { readonly p: number; readonly logRatio: number }

/** Without a single event in the treated area there is nothing to find. */
const nothing: Judgement = { p: 1, logRatio: 0 }

const steady = { rho: 0, worstFirst: false }
const courses: readonly Course[] = [
  { ...steady, label: '1 a month, pure chance', mean: 1, phi: 1 },
  { ...steady, label: '4 a month, variance doubled', mean: 4, phi: 2 },
  { ...steady, label: '15 a month, pure chance', mean: 15, phi: 1 },
  { ...steady, label: '15 a month, variance doubled', mean: 15, phi: 2 },
  { label: '15 a month, variance doubled, months alike', mean: 15, phi: 2, rho: 0.5, worstFirst: false },
  { label: '15 a month, variance doubled, worst area treated', mean: 15, phi: 2, rho: 0, worstFirst: true },
]
const truths: readonly Truth[] = [
  { reduction: 0, displaced: 0 },
  { reduction: 0.2, displaced: 0 },
  { reduction: 0.2, displaced: 0.5 },
  { reduction: 0.4, displaced: 0 },
  { reduction: 0.4, displaced: 0.5 },
]

const methods: Readonly<Record<string, (panel: Panel) => Judgement>> = {
  'robust RIRR': robust,
  'without the neighbour': (panel) => robust(panel.filter((_, area) => area !== neighbour)),
  'Poisson RIRR': plain,
  'DiD, cluster': didCluster,
  'before-after': beforeAfter,
}

const names = Object.keys(methods)
console.log(`| course | reduction | displaced | ${names.join(' | ')} | typical ratio | without the neighbour |`)
console.log(`|---|---|---|${names.map(() => '---|').join('')}---|---|`)
for (const [index, course] of courses.entries()) {
  for (const truth of truths) console.log(row(course, truth, index))
}

function row(course: Course, truth: Truth, index: number): string {
  const found = new Map(names.map((name) => [name, 0]))
  const sums = new Map(names.map((name) => [name, 0]))
  for (let round = 0; round < rounds; round++) {
    // The same stream for every truth: what differs between rows of a course is the measure alone.
    const panel = drawPanel(course, truth, new RandomStream(index + 1, round))
    for (const [name, judge] of Object.entries(methods)) {
      const { p, logRatio } = judge(panel)
      sums.set(name, (sums.get(name) ?? 0) + logRatio)
      if (p < 0.05 && (truth.reduction === 0 || logRatio < 0)) found.set(name, (found.get(name) ?? 0) + 1)
    }
  }
  const share = names.map((name) => ((found.get(name) ?? 0) / rounds).toFixed(2))
  const typical = names.slice(0, 2).map((name) => Math.exp((sums.get(name) ?? 0) / rounds).toFixed(2))
  const percent = (value: number) => `${Math.round(100 * value)} %`
  return `| ${[course.label, percent(truth.reduction), percent(truth.displaced), ...share, ...typical].join(' | ')} |`
}

/** The treated area first, its neighbour next. */
function drawPanel(course: Course, truth: Truth, draws: RandomStream): Panel {
  const sizes = Array.from({ length: areas }, () => (course.mean * draws.gamma(8)) / 8)
  const panel = sizes.map((size) => drawArea(size, course, draws))
  if (course.worstFirst) putWorstFirst(panel, sizes)
  const [treated, next] = [panel[0], panel[neighbour]]
  if (treated === undefined || next === undefined) throw new Error('no areas')
  for (let month = half; month < months; month++) {
    for (let event = treated[month] ?? 0; event > 0; event--) {
      const isPrevented = draws.uniform() < truth.reduction
      const isMoved = draws.uniform() < truth.displaced
      if (!isPrevented) continue
      treated[month] = (treated[month] ?? 0) - 1
      if (isMoved) next[month] = (next[month] ?? 0) + 1
    }
  }
  return panel
}

function drawArea(size: number, { phi, rho }: Course, draws: RandomStream): Float64Array {
  let state = draws.normal()
  return Float64Array.from({ length: months }, (_, month) => {
    state = rho * state + Math.sqrt(1 - rho * rho) * draws.normal()
    const own = rho > 0 ? 0.25 * state : 0
    const mean = size * Math.exp(0.2 * Math.sin((2 * Math.PI * (month + 1)) / 12) + own) * (month >= half ? 0.85 : 1)
    return draws.negativeBinomial(mean, phi > 1 ? mean / (phi - 1) : null)
  })
}

function putWorstFirst(panel: Float64Array[], sizes: readonly number[]): void {
  const excess = panel.map(
    (counts, area) => counts.slice(0, half).reduce((sum, count) => sum + count, 0) / (sizes[area] ?? 1),
  )
  const [worst] = panel.splice(excess.indexOf(Math.max(...excess)), 1)
  if (worst !== undefined) panel.unshift(worst)
}

function asInput(panel: Panel) {
  return { Y: panel.map((counts) => [...counts]), treated: [1], ...spans }
}

function robust(panel: Panel): Judgement {
  const result = robustRatio(asInput(panel))
  return result.kind === 'refused' ? nothing : result
}

function plain(panel: Panel): Judgement {
  const result = robustRatio(asInput(panel))
  if (result.kind === 'refused') return nothing
  const { logRatio, variance } = result
  return { p: normalTwoSided(logRatio / Math.sqrt(variance)), logRatio }
}

function didCluster(panel: Panel): Judgement {
  const rows = panel.flatMap((counts, area) =>
    [...counts].map((count, month) => ({ count, area: area + 1, month: month + 1 })),
  )
  const model = toModel({
    y: rows.map(({ count }) => count),
    area: rows.map(({ area }) => area),
    t: rows.map(({ month }) => month),
    treated: [1],
    postFrom: half + 1,
  })
  if ('kind' in model) return nothing
  const fit = fitCounts(model.data)
  if (fit.kind === 'refused') return nothing
  const own = model.data.columns ** 2 - 1
  const logRatio = fit.coefficients[model.data.columns - 1] ?? 0
  const variance = clusterCovariance(model.data, fit, model.clusters)[own] ?? 0
  return { p: normalTwoSided(logRatio / Math.sqrt(variance)), logRatio }
}

function beforeAfter(panel: Panel): Judgement {
  const counts = panel[0] ?? new Float64Array(months)
  const sum = (from: number, to: number) => counts.slice(from, to).reduce((total, count) => total + count, 0.5)
  const [before, after] = [sum(0, half), sum(half, months)]
  const logRatio = Math.log(after / before)
  return { p: normalTwoSided(logRatio / Math.sqrt(1 / before + 1 / after)), logRatio }
}
