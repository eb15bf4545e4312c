// Does the early warning keep its promise at the sizes it is made for? False alarms per area and week at a promised 1 %,
// sensitivity and delay for bursts, and what the family of a week shows, over made-up municipalities whose truth is known.
// Prints Markdown. Usage: node bench/calibration.ts [--repetitions 20] [--seed 1] [--only bursts|worlds|seasons|family|methods]
import { parseArgs } from 'node:util'
import { type EbInput, ebDetect, type WindowWeeks } from '#analysis/early-warning/early-warning.ts'
import { type AreaSeries, judgeWeek, type WholeSeries } from '#analysis/early-warning/family.ts'
import { RandomStream } from '#analysis/random.ts'
import { comparisons } from './calibration-methods.ts'
import { type Drawn, drawCount, drawShocks, drawWorld, schoolBreaks, type World } from './calibration-worlds.ts'

const { values: choices } = parseArgs({
  options: {
    repetitions: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const repetitions = Number(choices.repetitions)
const seed = Number(choices.seed)
const windows: readonly WindowWeeks[] = [1, 4, 12]
const promised = 0.01
const burstWeeks = 4
const quietTests = 8
const plain: World = { areas: 40, weeks: 300, mean: 1, season: 0.3 }
const percent = (share: number) => (100 * share).toFixed(2)
const decimals = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '–')

type Extras = Partial<Pick<EbInput, 'seasons' | 'dispersion' | 'reweight' | 'calendar' | 'exposure'>>

interface Rate {
  alarms: number
  tests: number
}

/** Mid-p of every tested area in the window that ends with `latest`; null where it was not tested. */
function midPs(
  drawn: Drawn,
  latest: number,
  extras: Extras & { readonly window: WindowWeeks },
): readonly (number | null)[] {
  const detection = ebDetect({ ...drawn, latest, ...extras })
  if (detection.kind === 'refused') throw new Error('a made-up series was refused')
  return detection.areas.map((area) => (area.kind === 'tested' ? area.evaluation.midP : null))
}

function addQuiet(
  rate: Rate,
  drawn: Drawn,
  extras: Extras & { readonly window: WindowWeeks },
  only?: (area: number) => boolean,
) {
  for (let test = 0; test < quietTests; test++) {
    const latest = drawn.weeks - 1 - 6 * test
    for (const [area, midP] of midPs(drawn, latest, extras).entries()) {
      if (midP === null || (only !== undefined && !only(area))) continue
      rate.tests += 1
      if (midP < promised) rate.alarms += 1
    }
  }
}

/** Extra events in every fourth area during the last four weeks. */
function addEvents(drawn: Drawn, world: World, { ratio, stream }: { ratio: number; stream: RandomStream }): Drawn {
  const start = drawn.weeks - burstWeeks
  const counts = new Float64Array(drawn.counts)
  for (let cell = start * drawn.areas; cell < counts.length; cell++) {
    if ((cell % drawn.areas) % 4 !== 0) continue
    counts[cell] = (counts[cell] ?? 0) + drawCount(world, stream, (ratio - 1) * (drawn.truth[cell] ?? 0))
  }
  return { ...drawn, counts }
}

/** When, if ever, each of the lifted areas first alarms. */
function addBurst(
  found: number[],
  drawn: Drawn,
  world: World,
  options: { window: WindowWeeks; ratio: number; stream: RandomStream },
) {
  const start = drawn.weeks - burstWeeks
  const lifted = addEvents(drawn, world, options)
  const first = new Map<number, number>()
  for (let week = 0; week < burstWeeks; week++) {
    for (const [area, midP] of midPs(lifted, start + week, { window: options.window }).entries()) {
      if (area % 4 === 0 && midP !== null && midP < promised && !first.has(area)) first.set(area, week + 1)
    }
  }
  for (let area = 0; area < drawn.areas; area += 4) found.push(first.get(area) ?? Number.POSITIVE_INFINITY)
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function bursts(): void {
  console.info('\n## Bursts of four weeks, promised 1 % (mid-p), 40 areas, season ±30 %, 260 base weeks\n')
  console.info('| mean | counts | window | false alarms % | x2 found | weeks | x3 found | weeks | x5 found | weeks |')
  console.info('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  const kinds = [
    ['Poisson', {}],
    ['overdispersed 2', { phi: 2 }],
    ['30 % zeros', { zeros: 0.3 }],
  ] as const
  for (const mean of [0.1, 0.3, 1, 3, 10, 20]) {
    for (const [name, kind] of kinds) {
      const world: World = { ...plain, mean, ...kind }
      for (const window of windows) {
        const rate: Rate = { alarms: 0, tests: 0 }
        const found = new Map([2, 3, 5].map((ratio) => [ratio, [] as number[]]))
        for (let repetition = 0; repetition < repetitions; repetition++) {
          const stream = new RandomStream(seed, repetition)
          const drawn = drawWorld(world, stream)
          addQuiet(rate, drawn, { window })
          for (const [ratio, weeks] of found) addBurst(weeks, drawn, world, { window, ratio, stream })
        }
        const cells = [...found.values()].flatMap((weeks) => {
          const hits = weeks.filter((week) => week <= burstWeeks)
          return [(hits.length / weeks.length).toFixed(2), decimals(meanOf(hits))]
        })
        console.info(`| ${[mean, name, window, percent(rate.alarms / rate.tests), ...cells].join(' | ')} |`)
      }
    }
  }
}

function quietRow(
  name: string,
  world: World,
  prepare: (drawn: Drawn, stream: RandomStream) => Drawn & Extras,
  only?: (area: number) => boolean,
) {
  const rates = windows.map((window) => {
    const rate: Rate = { alarms: 0, tests: 0 }
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const stream = new RandomStream(seed, repetition)
      const { seasons, dispersion, reweight, calendar, exposure, ...drawn } = prepare(drawWorld(world, stream), stream)
      const extras: Extras = {
        ...(seasons && { seasons }),
        ...(dispersion && { dispersion }),
        ...(reweight !== undefined && { reweight }),
        ...(calendar && { calendar }),
        ...(exposure && { exposure }),
      }
      addQuiet(rate, drawn, { ...extras, window }, only)
    }
    return percent(rate.alarms / rate.tests)
  })
  console.info(`| ${[name, world.mean, ...rates].join(' | ')} |`)
}

const asDrawn = (drawn: Drawn) => drawn

/** A second party that carries 40 % of the events is silent in every eighth week, the newest among them. */
function silence(drawn: Drawn, stream: RandomStream): { counts: Float64Array; exposure: Float64Array } {
  const exposure = new Float64Array(drawn.counts.length).fill(1)
  const counts = drawn.counts.map((count, cell) => {
    const week = Math.floor(cell / drawn.areas)
    if ((drawn.weeks - 1 - week) % 8 !== 0) return count
    exposure[cell] = 0.6
    let kept = 0
    for (let event = 0; event < count; event++) if (stream.uniform() < 0.6) kept += 1
    return kept
  })
  return { counts, exposure }
}

function worlds(): void {
  console.info('\n## False alarms in other worlds, %, promised 1 %\n')
  console.info('| world | mean | window 1 | window 4 | window 12 |\n| --- | --- | --- | --- | --- |')
  for (const mean of [0.1, 0.3, 3, 10]) {
    const world: World = { ...plain, mean }
    quietRow('plain', world, asDrawn)
    quietRow('season ±60 %', { ...world, season: 0.6 }, asDrawn)
    quietRow('overdispersed 2', { ...world, phi: 2 }, asDrawn)
    quietRow('overdispersed 2, spikes count in full', { ...world, phi: 2 }, (drawn) => ({ ...drawn, reweight: false }))
    quietRow('one week in ten missing', world, (drawn, stream) => ({
      ...drawn,
      counts: drawn.counts.map((count) => (stream.uniform() < 0.1 ? Number.NaN : count)),
    }))
    quietRow('a party silent, not told', world, (drawn, stream) => ({
      ...drawn,
      counts: silence(drawn, stream).counts,
    }))
    quietRow('a party silent, exposure told', world, (drawn, stream) => ({ ...drawn, ...silence(drawn, stream) }))
    quietRow('school breaks x 1.5, not told', { ...world, breakFactor: 1.5 }, asDrawn)
    quietRow('school breaks x 1.5, calendar told', { ...world, breakFactor: 1.5 }, (drawn) => ({
      ...drawn,
      calendar: schoolBreaks(drawn.weeks),
    }))
    quietRow('forgotten outbreaks in 2 % of past weeks', { ...world, outbreaks: 0.02 }, asDrawn)
    quietRow('shared weekly shocks, sd 0.2', { ...world, shock: 0.2 }, asDrawn)
    const lasting: World = { ...world, shock: 0.2, memory: 0.8 }
    quietRow('shared shocks that last (0.8), sd 0.2', lasting, asDrawn)
    quietRow('the same, dispersion of the window', lasting, (drawn) => ({ ...drawn, dispersion: 'window' }))
    quietRow('plain, dispersion of the window', world, (drawn) => ({ ...drawn, dispersion: 'window' }))
  }
}

function seasons(): void {
  console.info(
    '\n## Areas with opposite season (±50 %, one area in ten), false alarms in these areas and in the others, %\n',
  )
  console.info('| season | mean | window 1 | window 4 | window 12 |\n| --- | --- | --- | --- | --- |')
  const isOpposite = (area: number) => area < 4
  for (const mean of [0.3, 1, 3, 10]) {
    for (const choice of ['shared', 'by-area'] as const) {
      const world: World = { ...plain, weeks: 320, mean, season: 0.5, opposite: 0.1 }
      const told = (drawn: Drawn) => ({ ...drawn, seasons: choice })
      quietRow(`${choice}: opposite areas`, world, told, isOpposite)
      quietRow(`${choice}: other areas`, world, told, (area) => !isOpposite(area))
      quietRow(`${choice}: no area is opposite`, { ...world, opposite: 0 }, told)
    }
  }
}

interface Shown {
  signals: number
  weeksWithSignal: number
  wide: number
}

const categories = 6

/** One week's family of six categories in 40 areas, window 1; `lift` multiplies the first category everywhere in the last week. */
function weekOf(world: World, repetition: number, lift: number) {
  const stream = new RandomStream(seed, repetition)
  const shocks = drawShocks(world, stream)
  const series: AreaSeries[] = []
  const wholes: WholeSeries[] = []
  for (let index = 0; index < categories; index++) {
    const drawn = drawWorld({ ...world, mean: [0.1, 0.3, 1, 2, 5, 10][(index + 3) % categories] ?? 1 }, stream, shocks)
    const latest = drawn.weeks - 1
    const { areas } = drawn
    if (index === 0 && lift > 1) {
      for (let cell = latest * areas; cell < drawn.counts.length; cell++) {
        drawn.counts[cell] = (drawn.counts[cell] ?? 0) + drawCount(world, stream, (lift - 1) * (drawn.truth[cell] ?? 0))
      }
    }
    const totals = Float64Array.from({ length: drawn.weeks }, (_, week) =>
      drawn.counts.subarray(week * areas, (week + 1) * areas).reduce((sum, count) => sum + count, 0),
    )
    const category = `category ${index}`
    const whole = ebDetect({ weeks: drawn.weeks, areas: 1, counts: totals, latest, window: 1 })
    const parts = ebDetect({ ...drawn, latest, window: 1 })
    if (whole.kind === 'refused' || parts.kind === 'refused') throw new Error('a made-up series was refused')
    const toTested = (area: (typeof parts.areas)[number] | undefined) =>
      area?.kind === 'tested'
        ? { mean: area.predictive.mean, size: area.predictive.size, observed: area.evaluation.observed }
        : null
    const total = toTested(whole.areas[0])
    if (total !== null) wholes.push({ category, window: 1, tested: total })
    for (const [area, one] of parts.areas.entries())
      series.push({ category, window: 1, area: String(area), tested: toTested(one) })
  }
  const tree = Object.fromEntries(Array.from({ length: categories }, (_, index) => [`category ${index}`, null]))
  return { tree, series, wholes }
}

function family(): void {
  console.info('\n## What a week shows: 6 categories in 40 areas (240 series), window 1, q 10 %\n')
  console.info(
    '| world | totals tested first | weeks with a signal % | signals of areas per week | shared events per week |',
  )
  console.info('| --- | --- | --- | --- | --- |')
  const rows = [
    ['nothing happens', plain, 1],
    ['nothing happens, overdispersed 2', { ...plain, phi: 2 }, 1],
    ['weekly shocks common to all categories, sd 0.2', { ...plain, shock: 0.2 }, 1],
    ['weekly shocks, sd 0.4', { ...plain, shock: 0.4 }, 1],
    ['one category x 1.5 in all areas', plain, 1.5],
    ['one category x 3 in all areas', plain, 3],
  ] as const
  for (const [name, world, lift] of rows) {
    for (const isFirst of [false, true]) {
      const shown: Shown = { signals: 0, weeksWithSignal: 0, wide: 0 }
      const weeks = 10 * repetitions
      for (let repetition = 0; repetition < weeks; repetition++) {
        const week = weekOf(world, repetition, lift)
        const verdict = judgeWeek({ ...week, wholes: isFirst ? week.wholes : [] })
        shown.signals += verdict.signals - verdict.wideEvents.length
        shown.wide += verdict.wideEvents.length
        if (verdict.signals > 0) shown.weeksWithSignal += 1
      }
      const cells = [
        name,
        isFirst ? 'yes' : 'no',
        percent(shown.weeksWithSignal / weeks),
        decimals(shown.signals / weeks),
        decimals(shown.wide / weeks),
      ]
      console.info(`| ${cells.join(' | ')} |`)
    }
  }
}

/** Every other method's alarm in one area and week; ours as window 1. The same worlds, bursts and weeks for all. */
function methods(): void {
  console.info('\n## Against the methods for comparison: window 1, promised 1 %, burst x3 during four weeks\n')
  const names = ['ours, window 1', 'ours, window 4', ...Object.keys(comparisons)]
  console.info(`| mean | counts | | ${names.join(' | ')} |\n| --- | --- | --- |${' --- |'.repeat(names.length)}`)
  const kinds = [
    ['Poisson', {}],
    ['overdispersed 2', { phi: 2 }],
    ['30 % zeros', { zeros: 0.3 }],
  ] as const
  for (const mean of [0.1, 0.3, 1, 3, 10, 20]) {
    for (const [kind, more] of kinds) {
      const world: World = { ...plain, ...more, mean }
      const rates = names.map((): Rate => ({ alarms: 0, tests: 0 }))
      const found = names.map((): number[] => [])
      for (let repetition = 0; repetition < repetitions; repetition++) {
        const stream = new RandomStream(seed, repetition)
        const drawn = drawWorld(world, stream)
        const lifted = addEvents(drawn, world, { ratio: 3, stream })
        for (const [place, name] of names.entries()) {
          countMethod({ name, rate: rates[place], found: found[place] ?? [] }, drawn, lifted)
        }
      }
      const hits = found.map((weeks) => weeks.filter((week) => week <= burstWeeks))
      const rows = [
        ['false alarms %', rates.map(({ alarms, tests }) => percent(alarms / tests))],
        ['found', hits.map((weeks, place) => decimals(weeks.length / (found[place]?.length ?? 0)))],
        ['weeks', hits.map((weeks) => decimals(meanOf(weeks)))],
      ] as const
      for (const [what, cells] of rows) console.info(`| ${[mean, kind, what, ...cells].join(' | ')} |`)
    }
  }
}

function countMethod(
  { name, rate, found }: { name: string; rate: Rate | undefined; found: number[] },
  drawn: Drawn,
  lifted: Drawn,
): void {
  for (let test = 0; test < quietTests && rate !== undefined; test++) {
    for (const isAlarm of alarmsOf(name, drawn, drawn.weeks - 1 - 6 * test)) {
      rate.tests += 1
      if (isAlarm) rate.alarms += 1
    }
  }
  const first = new Map<number, number>()
  for (let week = 1; week <= burstWeeks; week++) {
    for (const [area, isAlarm] of alarmsOf(name, lifted, drawn.weeks - 1 - burstWeeks + week).entries()) {
      if (area % 4 === 0 && isAlarm && !first.has(area)) first.set(area, week)
    }
  }
  for (let area = 0; area < drawn.areas; area += 4) found.push(first.get(area) ?? Number.POSITIVE_INFINITY)
}

function alarmsOf(name: string, drawn: Drawn, latest: number): readonly boolean[] {
  const compared = comparisons[name]
  if (compared === undefined) {
    const window = name === 'ours, window 4' ? 4 : 1
    return midPs(drawn, latest, { window }).map((midP) => midP !== null && midP < promised)
  }
  return Array.from({ length: drawn.areas }, (_, area) =>
    compared(
      Float64Array.from({ length: latest + 1 }, (_, week) => drawn.counts[week * drawn.areas + area] ?? Number.NaN),
      promised,
    ),
  )
}

const tables = { bursts, worlds, seasons, family, methods }
for (const [name, print] of Object.entries(tables)) if (choices.only === undefined || choices.only === name) print()
