import type { Uncertain } from '#analysis/level/stability.ts'
import { confirmedRise, mannKendall } from '#analysis/trend/trend.ts'
import type { Predicted } from '../counts/expectation.ts'
import { midPOf, type SeriesFigure } from '../counts/week-figures.ts'
import { allCategories } from '../counts/week-series.ts'
import type { PictureArea, WeekMaterial } from '../pictures/picture-material.ts'
import type { IndicatorId, Indicators } from './level-rules.ts'

/** What is read of one area: its figures, the totals of all areas, and its events in the twelve weeks. */
export type AreaFigures = {
  readonly area: PictureArea
  readonly own: readonly SeriesFigure[]
  readonly total: SeriesFigure | undefined
  readonly totals: readonly SeriesFigure[]
  /** null where nobody delivered anything in the whole municipality */
  readonly weeks: readonly { readonly week: string; readonly monday: string; readonly n: number | null }[]
}

export function figuresByArea(material: WeekMaterial, figures: readonly SeriesFigure[]): readonly AreaFigures[] {
  const byArea = Map.groupBy(figures, ({ areaId }) => areaId)
  const totals = figures.filter(({ categoryId }) => categoryId === allCategories)
  const counted = Map.groupBy(material.totals, ({ areaId }) => areaId)
  const delivered = new Set([
    ...material.deliveryWeeks,
    ...material.totals.filter(({ n }) => n > 0).map(({ monday }) => monday),
  ])
  return material.areas.map((area) => {
    const own = byArea.get(area.id) ?? []
    const weekly = new Map(counted.get(area.id)?.map(({ monday, n }) => [monday, n]))
    return {
      area,
      own,
      total: own.find(({ categoryId }) => categoryId === allCategories),
      totals,
      weeks: material.weeks.map(({ week, monday }) => ({
        week,
        monday,
        n: delivered.has(monday) ? (weekly.get(monday) ?? 0) : null,
      })),
    }
  })
}

/** What the level rules weigh, for one area; null where it cannot be known. An unfinished week has no volume, severity or trend. */
export function indicatorsOf(material: WeekMaterial, figures: AreaFigures): Indicators {
  const { area, own, total, weeks } = figures
  const { complete, rules } = material
  return {
    volume: complete && total ? midPOf(total.windows[rules.rules.volumeWindow]) : null,
    severity: complete ? severityOf(material, own) : null,
    rate: rateOf(material, figures)?.ratio ?? null,
    'repeat-places': area.hasPlaces ? material.repeatPlaces.filter(({ areaId }) => areaId === area.id).length : null,
    trend: complete ? trendOf(weeks) : null,
  }
}

/** The same as what they might have been, had chance fallen out otherwise: what is counted and certain stays as it is. */
export function uncertainIndicators(
  material: WeekMaterial,
  figures: AreaFigures,
): Readonly<Record<IndicatorId, Uncertain | null>> {
  const known = indicatorsOf(material, figures)
  const fixed = (value: number | null): Uncertain | null => (value === null ? null : { kind: 'fixed', value })
  const volume = figures.total?.windows[material.rules.rules.volumeWindow]
  const rate = rateOf(material, figures)
  return {
    volume:
      known.volume === null || volume?.prediction.kind !== 'predicted'
        ? null
        : { kind: 'rarity', observed: redrawn(volume.observed, volume.prediction), expected: volume.prediction },
    // It is told in its own standard deviations.
    severity: known.severity === null ? null : { kind: 'normal', mean: known.severity, sd: 1 },
    rate: rate === null ? null : uncertainRate(rate),
    'repeat-places': fixed(known['repeat-places']),
    trend: fixed(known.trend),
  }
}

/** A count drawn anew: around what was observed (half an event more, so that none is not certain), as scattered as counts are here. */
function redrawn(observed: number, { phi }: Predicted) {
  const mean = observed + 0.5
  return { mean, size: phi > 1 ? mean / (phi - 1) : null }
}

/** The prediction's spread beyond that of the count is what is not known of the rate: a gamma law with that much of it. */
function uncertainRate({ prediction, ratio }: Rate): Uncertain {
  const { mean, size, phi } = prediction
  const unknown = size === null ? 0 : (1 + mean / size) / phi - 1
  const shape = mean / (phi * unknown)
  return unknown > 0 && Number.isFinite(shape)
    ? { kind: 'gamma-ratio', shape, rate: shape, reference: 1 / ratio }
    : { kind: 'fixed', value: ratio }
}

/** Severity-weighted events above the expected, in standard deviations: Σ s(y − m) / √(Σ s² V). */
function severityOf({ categories }: WeekMaterial, own: readonly SeriesFigure[]): number | null {
  const weights = new Map(categories.map(({ id, severity }) => [id, severity]))
  let excess = 0
  let variance = 0
  for (const { categoryId, windows } of own) {
    const weight = weights.get(categoryId) ?? 0
    const { observed, prediction } = windows[1]
    if (prediction.kind === 'refused' || weight === 0) continue
    const { mean, size } = prediction
    excess += weight * (observed - mean)
    variance += weight ** 2 * (mean + (size === null ? 0 : mean ** 2 / size))
  }
  return variance > 0 ? excess / Math.sqrt(variance) : null
}

type Rate = { readonly prediction: Predicted; readonly ratio: number }

/** Usual events per inhabitant against all areas together. Needs at least two areas whose inhabitants are known. */
function rateOf({ areas }: WeekMaterial, { area, totals }: AreaFigures): Rate | null {
  const usual = new Map(
    totals.flatMap(({ areaId, windows }) =>
      windows[1].prediction.kind === 'predicted' ? [[areaId, windows[1].prediction] as const] : [],
    ),
  )
  const known = areas.flatMap(({ id, population }) => {
    const prediction = usual.get(id)
    if (prediction === undefined || population === null || population === 0) return []
    // What is usual when everybody reports.
    return [{ id, prediction, mean: prediction.mean / prediction.coverage, population }]
  })
  const own = known.find(({ id }) => id === area.id)
  if (!own || known.length < 2) return null
  const everywhere = sum(known, ({ mean }) => mean) / sum(known, ({ population }) => population)
  return everywhere > 0 && own.mean > 0
    ? { prediction: own.prediction, ratio: own.mean / own.population / everywhere }
    : null
}

function trendOf(weeks: AreaFigures['weeks']): number | null {
  const trend = mannKendall(weeks.map(({ n }) => n))
  return trend.kind === 'refused' ? null : confirmedRise(trend)
}

const sum = <T>(list: readonly T[], value: (one: T) => number): number =>
  list.reduce((total, one) => total + value(one), 0)
