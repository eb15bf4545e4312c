import { AnalysisInputError, type Need } from '../refusal.ts'
import { midP, toCountLaw } from './early-warning.ts'
import { type FalseDiscoveryOptions, judgeFamily, type SeriesVerdict } from './false-discovery.ts'
import { type CategoryTree, requireDisjoint } from './nested-series.ts'
import { findSharedRise, type SharedRise, type Tested } from './wide-event.ts'

/** One area of one category in one window; `tested` is null where it could not be tested. */
export interface AreaSeries {
  readonly category: string
  readonly window: number
  readonly area: string
  readonly tested: Tested | null
}

/** A category's total over all areas, predicted from the history of the totals. */
export interface WholeSeries {
  readonly category: string
  readonly window: number
  readonly tested: Tested
}

export interface FamilyInput {
  readonly tree: CategoryTree
  readonly series: readonly AreaSeries[]
  /** Totals of the same categories, tested first; may be left out for any of them. */
  readonly wholes: readonly WholeSeries[]
  /** For the areas; totals are tested at half the q and need 1.25 times the expected. */
  readonly options?: FalseDiscoveryOptions
}

export interface WideEvent {
  readonly category: string
  readonly window: number
  readonly q: number
  readonly observed: number
  readonly expected: number
  readonly rise: SharedRise
}

export interface FamilySeriesVerdict extends SeriesVerdict {
  /** How much the series' expectation was raised by an event in all areas; 1 for not at all. */
  readonly raisedBy: number
  readonly midP: number
}

export interface FamilyOfWeek {
  readonly kind: 'family'
  readonly method: 'bh-mid-p-wholes-first'
  /** Area series tested. */
  readonly n: number
  /** Rises that the areas share: each is shown once. */
  readonly wideEvents: readonly WideEvent[]
  /** In the order of the input; null where the series could not be tested. */
  readonly verdicts: readonly (FamilySeriesVerdict | null)[]
  /** Signals of areas and wide events, and how many of them are to be expected by chance. */
  readonly signals: number
  readonly expectedFalseSignals: number
  /** The mid-p that one more series would have needed for a signal; what power is to be computed for. */
  readonly signalThreshold: number
  readonly warnings: readonly ('empty-family' | 'untested-series' | 'too-few-areas')[]
  readonly needs: readonly Need[]
}

/** The effect that a total must have; a rise shared by all areas is spread thin. */
const wholeLeastRatio = 1.25
/** Totals are a family of their own: half of the q keeps weeks without anything from showing much more than one family would. */
const wholeShare = 0.5

/**
 * The week's family in two steps. First the categories' totals by Benjamini-Hochberg on mid-p at half the q; a total that signals and whose
 * areas rise together becomes one event, and its areas are tested against the rise of the others. Then all areas in one family.
 * Errors: AnalysisInputError for categories under one another, and for a series given twice.
 */
export function judgeWeek({ tree, series, wholes, options = {} }: FamilyInput): FamilyOfWeek {
  requireDisjoint(
    tree,
    [...series, ...wholes].map(({ category }) => category),
  )
  requireOnce(series.map(({ category, window, area }) => JSON.stringify([category, window, area])))
  requireOnce(wholes.map(({ category, window }) => JSON.stringify([category, window])))
  const { signalAt = 0.1 } = options

  const { events, raised, tooFew } = findWideEvents({ series, wholes, signalAt })
  const tests = series.map(({ tested }, index) => raised.get(index) ?? toTest(tested))
  const verdict = judgeFamily(tests, options)
  const verdicts = verdict.verdicts.map((one, index): FamilySeriesVerdict | null => {
    const test = tests[index]
    return one === null || test === null || test === undefined
      ? null
      : { ...one, raisedBy: test.raisedBy, midP: test.midP }
  })
  const areaSignals = verdicts.filter((one) => one?.status === 'signal').length
  const found = verdicts.filter((one) => one !== null && one.q <= signalAt).length
  const signals = areaSignals + events.length
  return {
    kind: 'family',
    method: 'bh-mid-p-wholes-first',
    n: verdict.n,
    wideEvents: events,
    verdicts,
    signals,
    expectedFalseSignals: signalAt * signals,
    signalThreshold: Math.min(1, (signalAt * (found + 1)) / (verdict.n + 1)),
    warnings: [...verdict.warnings, ...(tooFew ? (['too-few-areas'] as const) : [])],
    needs: [],
  }
}

interface Test {
  readonly midP: number
  readonly observed: number
  readonly expected: number
  readonly raisedBy: number
}

function toTest(tested: Tested | null): Test | null {
  if (tested === null) return null
  const { observed, mean } = tested
  return { midP: midP(toCountLaw(tested), observed), observed, expected: mean, raisedBy: 1 }
}

interface WholesFirst {
  readonly series: readonly AreaSeries[]
  readonly wholes: readonly WholeSeries[]
  readonly signalAt: number
}

function findWideEvents({ series, wholes, signalAt }: WholesFirst) {
  const verdicts = judgeFamily(
    wholes.map(({ tested }) => toTest(tested)),
    { signalAt: wholeShare * signalAt, watchAt: wholeShare * signalAt, leastRatio: wholeLeastRatio },
  ).verdicts
  const events: WideEvent[] = []
  const raised = new Map<number, Test>()
  let tooFew = false
  for (const [index, { category, window, tested }] of wholes.entries()) {
    const verdict = verdicts[index]
    if (verdict?.status !== 'signal') continue
    const parts = [...series.entries()].filter(([, one]) => one.category === category && one.window === window)
    const rise = findSharedRise(
      tested,
      parts.map(([, part]) => part.tested),
    )
    if (rise.kind === 'refused') tooFew = true
    if (rise.kind !== 'together') continue
    events.push({ category, window, q: verdict.q, observed: tested.observed, expected: tested.mean, rise })
    for (const [position, part] of rise.parts.entries()) {
      const at = parts[position]?.[0]
      if (part === null || at === undefined) continue
      const { evaluation, mean, ratio } = part
      raised.set(at, { midP: evaluation.midP, observed: evaluation.observed, expected: mean, raisedBy: ratio })
    }
  }
  return { events, raised, tooFew }
}

function requireOnce(keys: readonly string[]): void {
  const seen = new Set<string>()
  for (const key of keys) {
    if (seen.has(key)) throw new AnalysisInputError('duplicate-series', { name: 'series', value: key })
    seen.add(key)
  }
}
