import { confirmedRise, mannKendall } from '#analysis/trend/trend.ts'
import type { Indicators } from './level-rules.ts'
import type { PictureArea, WeekMaterial } from './picture-material.ts'
import { allCategories, type SeriesFigure } from './week-figures.ts'

/** An area's events in the twelve weeks; null where nobody delivered anything in the whole municipality. */
export function weeklyTotals(
  material: WeekMaterial,
  areaId: number,
): readonly { readonly week: string; readonly monday: string; readonly n: number | null }[] {
  const delivered = new Set([
    ...material.deliveryWeeks,
    ...material.totals.filter(({ n }) => n > 0).map(({ monday }) => monday),
  ])
  const own = new Map(material.totals.filter((total) => total.areaId === areaId).map(({ monday, n }) => [monday, n]))
  return material.weeks.map(({ week, monday }) => ({
    week,
    monday,
    n: delivered.has(monday) ? (own.get(monday) ?? 0) : null,
  }))
}

/** What the level rules weigh, for one area; null where it cannot be known. An unfinished week has no volume, severity or trend. */
export function indicatorsOf(material: WeekMaterial, area: PictureArea, figures: readonly SeriesFigure[]): Indicators {
  const own = figures.filter(({ areaId }) => areaId === area.id)
  const total = own.find(({ categoryId }) => categoryId === allCategories)
  const { complete } = material
  return {
    volume: complete && total?.expected ? (total.midP ?? 1) : null,
    severity: complete ? severityOf(material, own) : null,
    rate: rateOf(material, area, figures),
    'repeat-places': area.hasPlaces ? material.repeatPlaces.filter(({ areaId }) => areaId === area.id).length : null,
    trend: complete ? trendOf(material, area) : null,
  }
}

/** Severity-weighted events above the expected, in standard deviations: Σ s(y − m) / √(Σ s² V). */
function severityOf({ categories }: WeekMaterial, own: readonly SeriesFigure[]): number | null {
  const weights = new Map(categories.map(({ id, severity }) => [id, severity]))
  let excess = 0
  let variance = 0
  for (const { categoryId, observed, expected } of own) {
    const weight = weights.get(categoryId) ?? 0
    if (expected === null || weight === 0) continue
    excess += weight * (observed - expected.mean)
    variance += weight ** 2 * (expected.mean + (expected.size === null ? 0 : expected.mean ** 2 / expected.size))
  }
  return variance > 0 ? excess / Math.sqrt(variance) : null
}

/** Usual events per inhabitant against all areas together. Needs at least two areas whose inhabitants are known. */
function rateOf({ areas }: WeekMaterial, area: PictureArea, figures: readonly SeriesFigure[]): number | null {
  const usual = new Map(
    figures.flatMap(({ areaId, categoryId, expected }) =>
      categoryId === allCategories && expected ? [[areaId, expected.mean] as const] : [],
    ),
  )
  const known = areas.flatMap(({ id, population }) => {
    const mean = usual.get(id)
    return mean === undefined || population === null || population === 0 ? [] : [{ id, mean, population }]
  })
  const own = known.find(({ id }) => id === area.id)
  if (!own || known.length < 2) return null
  const everywhere = sum(known, ({ mean }) => mean) / sum(known, ({ population }) => population)
  return everywhere > 0 ? own.mean / own.population / everywhere : null
}

function trendOf(material: WeekMaterial, area: PictureArea): number | null {
  const trend = mannKendall(weeklyTotals(material, area.id).map(({ n }) => n))
  return trend.kind === 'refused' ? null : confirmedRise(trend)
}

const sum = <T>(list: readonly T[], value: (one: T) => number): number =>
  list.reduce((total, one) => total + value(one), 0)
