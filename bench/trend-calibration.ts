// How often an arrow is drawn over twelve weeks, by how many events an area has in all: when nothing changes (a false arrow) and when
// the number rises or falls to a multiple of itself from the first week to the last. Three worlds: Poisson weeks, weeks that vary more
// than that (negative binomial, variance twice the mean), and weeks that hang together (a slow wave around the mean).
// Usage: node bench/trend-calibration.ts [draws] [seed]
import { mannKendall } from '#analysis/trend/trend.ts'

const draws = Number(process.argv[2] ?? 4000)
const seed = Number(process.argv[3] ?? 20260921)
const weeks = 12
const totals = [3, 6, 8, 10, 12, 16, 20, 24, 36, 60, 120]
const worlds = ['poisson', 'overdispersed', 'wave'] as const
type World = (typeof worlds)[number]

/** mulberry32 */
function uniforms(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
const next = uniforms(seed)
const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
function poisson(mean: number): number {
  let [n, left] = [0, Math.exp(-mean)]
  for (let product = next(); product > left; product *= next()) n += 1
  return n
}
/** Marsaglia and Tsang 2000; a shape under one is drawn one higher and brought down. */
function gamma(shape: number): number {
  if (shape < 1) return gamma(shape + 1) * next() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal()
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

function series(world: World, total: number, multiple: number): number[] {
  const shape = Array.from({ length: weeks }, (_, week) => multiple ** (week / (weeks - 1)))
  const sum = shape.reduce((all, one) => all + one, 0)
  let wave = normal() * 0.3
  return shape.map((one) => {
    const mean = (total * one) / sum
    wave = 0.7 * wave + normal() * 0.3 * Math.sqrt(1 - 0.49)
    if (world === 'overdispersed') return poisson(gamma(mean))
    return poisson(world === 'wave' ? mean * Math.exp(wave - 0.045) : mean)
  })
}

/** Share of draws with an arrow the way things go (or, when nothing does, any), and the wrong way. */
function arrows(world: World, total: number, multiple: number) {
  let [right, wrong] = [0, 0]
  for (let draw = 0; draw < draws; draw += 1) {
    const trend = mannKendall(series(world, total, multiple))
    if (trend.kind === 'refused' || trend.p > 0.05) continue
    if (multiple === 1 || trend.s > 0 === multiple > 1) right += 1
    else wrong += 1
  }
  const share = (n: number) => `${((100 * n) / draws).toFixed(1)} %`
  return { right: share(right), wrong: share(wrong) }
}

console.log(`${draws} draws of ${weeks} weeks, seed ${seed}`)
console.log(
  ['world', 'events in all', 'false arrow', 'doubles', 'trebles', 'halves', 'to a third', 'wrong way (halves)'].join(
    ' | ',
  ),
)
for (const world of worlds)
  for (const total of totals) {
    const [still, twice, thrice, half, third] = [1, 2, 3, 1 / 2, 1 / 3].map((one) => arrows(world, total, one))
    console.log(
      [world, total, still?.right, twice?.right, thrice?.right, half?.right, third?.right, half?.wrong].join(' | '),
    )
  }
